/// Scalars that a program cannot tell apart are one class, so that what it does next is known for all of them.
struct CharacterClasses: Sendable {
    /// Up to this many sets are told apart one by one.
    private static let setLimit = 62

    /// Where a run of scalars of one class begins, from 0 on.
    private let starts: [UInt32]
    private let classes: [Int]
    private let ofASCII: [Int]
    let count: Int

    /// The classes of some sets; the scalars of a class are in the same sets.
    init(_ sets: [ScalarSet]) {
        var changes: Set<UInt32> = [0]
        for range in sets.lazy.flatMap(\.ranges) {
            changes.insert(range.lowerBound)
            changes.insert(range.upperBound + 1)
        }
        let starts = changes.sorted()
        var classes = Array(starts.indices)
        var count = starts.count
        if sets.count <= CharacterClasses.setLimit {
            var known: [UInt64: Int] = [:]
            for (index, start) in starts.enumerated() {
                var members: UInt64 = 0
                for (position, set) in sets.enumerated() where set.contains(start) { members |= 1 << UInt64(position) }
                let next = known.count
                classes[index] = known[members, default: next]
                known[members] = classes[index]
            }
            count = known.count
        }
        self.starts = starts
        self.classes = classes
        self.count = count
        ofASCII = (0..<128).map { classes[CharacterClasses.position(of: $0, in: starts)] }
    }

    func ofASCII(_ byte: UInt8) -> Int { ofASCII[Int(byte & 0x7F)] }

    func of(_ scalar: UInt32) -> Int { classes[CharacterClasses.position(of: scalar, in: starts)] }

    private static func position(of scalar: UInt32, in starts: [UInt32]) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= scalar { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }
}
