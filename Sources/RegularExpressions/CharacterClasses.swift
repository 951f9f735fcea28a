/// Scalars that a program cannot tell apart are one class, so that what it does next is known for all of them.
struct CharacterClasses: Sendable {
    /// Up to this many sets are told apart one by one.
    private static let setLimit = 62

    /// Where a run of scalars of one class begins, from 0 on.
    private let starts: [UInt32]
    private let classes: [Int]
    /// The class of each ASCII character.
    let ofASCII: [Int]
    let count: Int
    /// A bit by class for each set that holds the class; nothing where there are too many sets.
    private let members: [UInt64]

    /// The classes of some sets; the scalars of a class are in the same sets.
    init(_ sets: [ScalarSet]) {
        let starts = CharacterClasses.starts(of: sets)
        self.starts = starts
        if sets.count <= CharacterClasses.setLimit {
            let holders = CharacterClasses.holders(of: starts, among: sets)
            let members = CharacterClasses.unique(holders)
            classes = holders.map { CharacterClasses.position(of: $0, in: members) }
            self.members = members
            count = members.count
        } else {
            classes = Array(starts.indices)
            members = []
            count = starts.count
        }
        let classes = classes
        ofASCII = (0..<128).map { classes[CharacterClasses.position(of: $0, in: starts)] }
    }

    /// Where the scalars of one set end or those of another begin.
    private static func starts(of sets: [ScalarSet]) -> [UInt32] {
        var starts: [UInt32] = [0]
        for set in sets {
            for range in set.ranges {
                starts.append(range.lowerBound)
                starts.append(range.upperBound + 1)
            }
        }
        return unique(starts)
    }

    /// A bit for each set that holds the scalars from a start on, for all starts.
    private static func holders(of starts: [UInt32], among sets: [ScalarSet]) -> [UInt64] {
        var holders = [UInt64](repeating: 0, count: starts.count)
        for (number, set) in sets.enumerated() {
            for range in set.ranges {
                let (first, last) = (
                    position(of: range.lowerBound, in: starts), position(of: range.upperBound, in: starts)
                )
                for index in first...last { holders[index] |= 1 << UInt64(number) }
            }
        }
        return holders
    }

    /// The elements in their order, each once.
    private static func unique<Element: Comparable>(_ elements: [Element]) -> [Element] {
        var unique: [Element] = []
        for element in elements.sorted() where unique.last != element { unique.append(element) }
        return unique
    }

    /// Whether the scalars of a class are in a set; nil where that has to be looked up.
    func isMember(_ kind: Int, of set: Int) -> Bool? {
        members.isEmpty ? nil : members[kind] &>> UInt64(set) & 1 == 1
    }

    func of(_ scalar: UInt32) -> Int { classes[CharacterClasses.position(of: scalar, in: starts)] }

    /// The position of the last start that is not behind a place.
    private static func position<Element: Comparable>(of scalar: Element, in starts: [Element]) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}
