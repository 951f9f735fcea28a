/// A regular expression that tells where it matches, and where its groups do.
///
/// Of several matches the one that begins first counts, and of those the one that the expression prefers, as in Perl
/// and in Go's `regexp`.
package struct CapturingRegex: Sendable {
    /// Where an expression matches, in scalars of the text.
    package struct Match: Sendable {
        /// The whole match.
        package let range: Range<Int>
        /// The groups by their order; nil for those that take no part.
        package let groups: [Range<Int>?]
    }

    /// How many instructions one search may take, over all texts it is given.
    package static let workLimit = 10_000_000

    private let program: RegexProgram
    /// Tells much faster whether there is a match at all.
    private let matcher: LinearRegex
    /// What a match begins with; nil where it may be empty.
    private let beginnings: [ScalarSet]?
    /// The names of the groups, in the order of their opening parentheses; nil for those without.
    package let groupNames: [String?]

    /// Compiles a pattern.
    package init(_ pattern: String) throws(LinearRegexError) {
        let parsed = try RegexParser.parse(pattern)
        program = try RegexProgram(parsed.node, savesGroups: true)
        matcher = try LinearRegex(pattern)
        beginnings = program.beginnings
        groupNames = parsed.groupNames
    }

    /// Whether the expression matches anywhere in a text.
    package func matches(_ text: String) -> Bool { matcher.matches(text) }

    /// The first match in a text that begins at a place or after it; none is found once the work is used up.
    package func firstMatch(in text: [Unicode.Scalar], from start: Int, work: inout Int) -> Match? {
        var search = Search(
            program: program,
            beginnings: beginnings,
            text: text,
            slotCount: 2 * (groupNames.count + 1)
        )
        guard let slots = search.run(from: start, work: &work) else { return nil }
        let ranges = stride(from: 0, to: slots.count, by: 2).map { index in
            slots[index] >= 0 && slots[index] <= slots[index + 1] ? slots[index]..<slots[index + 1] : nil
        }
        guard let whole = ranges.first ?? nil else { return nil }
        return Match(range: whole, groups: Array(ranges.dropFirst()))
    }
}

/// Runs the threads of a program in step, in the order in which they are preferred.
private struct Search {
    private struct Thread {
        var instruction: Int
        /// Where groups begin and end, the whole match first; -1 where that is not known.
        var slots: [Int]
    }

    private let program: RegexProgram
    private let beginnings: [ScalarSet]?
    private let text: [Unicode.Scalar]
    private let slotCount: Int
    /// The position at which each instruction was reached last.
    private var reached: [Int]

    init(program: RegexProgram, beginnings: [ScalarSet]?, text: [Unicode.Scalar], slotCount: Int) {
        self.program = program
        self.beginnings = beginnings
        self.text = text
        self.slotCount = slotCount
        reached = Array(repeating: -1, count: program.instructions.count)
    }

    mutating func run(from start: Int, work: inout Int) -> [Int]? {
        var threads: [Thread] = []
        var found: [Int]?
        var position = start
        while position <= text.count, found == nil || !threads.isEmpty {
            if threads.isEmpty, let beginnings {
                let next = text[position...].firstIndex { scalar in
                    beginnings.contains { $0.contains(scalar.value) }
                }
                work -= (next ?? text.count) - position
                guard let next, work > 0 else { return nil }
                position = next
            }
            work -= threads.count * slotCount + program.instructions.count / 8 + 1
            guard work > 0 else { return nil }
            var next: [Thread] = []
            let candidates = found == nil ? threads + [begin(at: position)] : threads
            for thread in candidates where follow(thread, at: position, into: &next, &found) { break }
            threads = position < text.count ? next.compactMap { step($0, over: text[position]) } : []
            position += 1
        }
        return found
    }

    private func begin(at position: Int) -> Thread {
        var slots = Array(repeating: -1, count: slotCount)
        slots[0] = position
        return Thread(instruction: 0, slots: slots)
    }

    /// Follows what takes no character; true where a match is complete, which ends all that is preferred less.
    private mutating func follow(
        _ thread: Thread,
        at position: Int,
        into next: inout [Thread],
        _ found: inout [Int]?
    ) -> Bool {
        let before = position > 0 ? Neighbour(text[position - 1].value) : .edge
        let after = position < text.count ? Neighbour(text[position].value) : .edge
        var pending = [thread]
        while var thread = pending.popLast() {
            guard reached[thread.instruction] != position else { continue }
            reached[thread.instruction] = position
            switch program.instructions[thread.instruction] {
            case .match:
                thread.slots[1] = position
                found = thread.slots
                return true
            case .set: next.append(thread)
            case .jump(let target):
                thread.instruction = target
                pending.append(thread)
            case .split(let first, let second):
                pending.append(Thread(instruction: second, slots: thread.slots))
                thread.instruction = first
                pending.append(thread)
            case .save(let slot):
                thread.slots[slot] = position
                thread.instruction += 1
                pending.append(thread)
            case .assertion(let assertion):
                guard assertion.holds(between: before, and: after) else { continue }
                thread.instruction += 1
                pending.append(thread)
            }
        }
        return false
    }

    private func step(_ thread: Thread, over scalar: Unicode.Scalar) -> Thread? {
        guard case .set(let set) = program.instructions[thread.instruction], program.sets[set].contains(scalar.value)
        else { return nil }
        return Thread(instruction: thread.instruction + 1, slots: thread.slots)
    }
}
