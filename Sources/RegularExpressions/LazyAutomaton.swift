import Synchronization

/// A deterministic automaton whose states are made when a text first leads to them.
///
/// A state is a set of threads and what stood before them. They go on when the next character is known, so that what
/// looks at both sides of a place is decided then; a match shows one character later, or at the end of the text.
final class LazyAutomaton: Sendable {
    private static let stateLimit = 2_000
    /// How many transitions are kept.
    private static let transitionLimit = 1_000_000

    private struct State {
        var threads: [Int]
        var before: Neighbour
        var isMatchAtEnd: Bool?
    }

    /// What a transition is that leads to no state.
    private enum Transition {
        static let unknown: Int32 = -1
        static let match: Int32 = -2
    }

    private struct Key: Hashable {
        var threads: [Int]
        var before: Neighbour
    }

    private struct States {
        var states: [State] = []
        /// The next state by state and class of the character, a row for each state.
        var next: [Int32] = []
        var positions: [Key: Int] = [:]
        /// Where a match that begins at a place goes on, by what stands beside the place.
        var beginnings: [Beginning?] = Array(repeating: nil, count: Neighbour.allCases.count * Neighbour.allCases.count)
    }

    /// The instructions that take the first character of a match; nil where it may be empty.
    private struct Beginning {
        var threads: [Int]?
    }

    /// States that one thread at a time works with.
    private final class Cache: Sendable {
        let states = Mutex(States())
    }

    private let program: RegexProgram
    private let hasAssertions: Bool
    private let classes: CharacterClasses
    /// One for each of two threads, so that they seldom wait for each other.
    private let caches = (Cache(), Cache())

    init(_ program: RegexProgram) {
        self.program = program
        hasAssertions = program.hasAssertions
        // What assertions look at is told apart only where there are any.
        let context = hasAssertions ? [ScalarSet.word, ScalarSet("\n")] : []
        classes = CharacterClasses(program.sets + context)
    }

    func matches(_ text: String) -> Bool {
        withStates { states in
            guard let end = end(of: text, &states) else { return true }
            return isMatchAtEnd(end, &states)
        }
    }

    /// Whether any text with this beginning matches: nil where what follows decides.
    func matches(beginning: String) -> Bool? {
        withStates { states in
            guard let end = end(of: beginning, &states) else { return true }
            return isMatch(whateverFollows: end, &states)
        }
    }

    private func withStates<Result: Sendable>(_ body: (inout States) -> Result) -> Result {
        if let result = caches.0.states.withLockIfAvailable({ body(&$0) }) { return result }
        if let result = caches.1.states.withLockIfAvailable({ body(&$0) }) { return result }
        return caches.0.states.withLock { body(&$0) }
    }

    /// The state behind a text; nil where a match shows before.
    private func end(of text: String, _ states: inout States) -> Int? {
        var current = start(&states)
        var text = text
        return text.withUTF8 { bytes -> Int? in
            var position = 0
            while position < bytes.count {
                follow(bytes, &position, &current, states.next)
                guard position < bytes.count else { break }
                let byte = bytes[position]
                var length = 1
                var scalar = UInt32(byte)
                if byte >= 0x80 { (scalar, length) = LazyAutomaton.scalar(bytes, position) }
                let kind = byte < 0x80 ? classes.ofASCII[Int(byte)] : classes.of(scalar)
                let known = states.next[current * classes.count + kind]
                let next = known == Transition.unknown ? step(&current, scalar, kind, &states) : known
                if next == Transition.match { return nil }
                current = Int(next)
                position += length
            }
            return current
        }
    }

    /// Goes on to the first character that is not ASCII, or that leads to no state that is known.
    private func follow(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ position: inout Int,
        _ current: inout Int,
        _ next: [Int32]
    ) {
        let width = classes.count
        next.withUnsafeBufferPointer { next in
            classes.ofASCII.withUnsafeBufferPointer { kinds in
                while position < bytes.count, bytes[position] < 0x80 {
                    let state = next[current &* width &+ kinds[Int(bytes[position])]]
                    guard state >= 0 else { return }
                    current = Int(state)
                    position &+= 1
                }
            }
        }
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[position])
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        var scalar = first & (0xFF >> UInt32(length + 1))
        for offset in 1..<length where position + offset < bytes.count {
            scalar = scalar << 6 | UInt32(bytes[position + offset] & 0x3F)
        }
        return (scalar, length)
    }

    private func start(_ states: inout States) -> Int {
        states.states.isEmpty ? state(Key(threads: [], before: .edge), &states) : 0
    }

    /// The position of a state, which is made where there is none.
    private func state(_ key: Key, _ states: inout States) -> Int {
        if let known = states.positions[key] { return known }
        states.next.append(contentsOf: repeatElement(Transition.unknown, count: classes.count))
        states.states.append(State(threads: key.threads, before: key.before))
        states.positions[key] = states.states.count - 1
        return states.states.count - 1
    }

    private func step(_ current: inout Int, _ scalar: UInt32, _ kind: Int, _ states: inout States) -> Int32 {
        if states.states.count >= LazyAutomaton.stateLimit
            || states.states.count * classes.count >= LazyAutomaton.transitionLimit
        {
            let kept = states.states[current]
            states = States()
            _ = start(&states)
            current = state(Key(threads: kept.threads, before: kept.before), &states)
        }
        let from = states.states[current]
        let after = hasAssertions ? Neighbour(scalar) : .other
        guard let reached = program.reached(from: from.threads, from.before, after),
            let beginning = beginning(from.before, after, &states).threads
        else {
            states.next[current * classes.count + kind] = Transition.match
            return Transition.match
        }
        var threads: [Int] = []
        for list in [reached, beginning] {
            for thread in list {
                if case .set(let set) = program.instructions[thread], holds(set, scalar, kind) {
                    threads.append(thread + 1)
                }
            }
        }
        threads.sort()
        threads = threads.indices.filter { $0 == 0 || threads[$0] != threads[$0 - 1] }.map { threads[$0] }
        let next = Int32(state(Key(threads: threads, before: after), &states))
        states.next[current * classes.count + kind] = next
        return next
    }

    /// Whether a set of the program holds a character.
    private func holds(_ set: Int, _ scalar: UInt32, _ kind: Int) -> Bool {
        classes.isMember(kind, of: set) ?? program.sets[set].contains(scalar)
    }

    private func beginning(_ before: Neighbour, _ after: Neighbour, _ states: inout States) -> Beginning {
        let place = before.rawValue * Neighbour.allCases.count + after.rawValue
        if let known = states.beginnings[place] { return known }
        let beginning = Beginning(threads: program.reached(from: [0], before, after))
        states.beginnings[place] = beginning
        return beginning
    }

    private func isMatchAtEnd(_ current: Int, _ states: inout States) -> Bool {
        if let known = states.states[current].isMatchAtEnd { return known }
        let state = states.states[current]
        let isMatch =
            program.reached(from: state.threads, state.before, .edge) == nil
            || beginning(state.before, .edge, &states).threads == nil
        states.states[current].isMatchAtEnd = isMatch
        return isMatch
    }

    /// Whether a match is there, or can no more come, whatever text follows: nil where that decides.
    private func isMatch(whateverFollows current: Int, _ states: inout States) -> Bool? {
        let state = states.states[current]
        var isMatch = true
        var isDead = true
        for after in Neighbour.allCases {
            let reached = program.reached(from: state.threads, state.before, after)
            let beginning = beginning(state.before, after, &states).threads
            if reached != nil, beginning != nil { isMatch = false }
            if reached?.isEmpty != true || beginning?.isEmpty != true { isDead = false }
        }
        if isMatch { return true }
        // A match may also begin behind any character of what follows.
        for before in Neighbour.allCases where before != .edge && isDead {
            for after in Neighbour.allCases where beginning(before, after, &states).threads?.isEmpty != true {
                isDead = false
            }
        }
        return isDead ? false : nil
    }
}

/// What stands beside a place in the text, as far as assertions tell it.
enum Neighbour: Int, Hashable, Sendable, CaseIterable {
    /// The beginning or the end of the text.
    case edge
    case newline, word, other

    init(_ scalar: UInt32) {
        self = scalar == 10 ? .newline : ScalarSet.word.contains(scalar) ? .word : .other
    }
}

extension RegexProgram {
    /// The instructions that take a character, among those that some lead to without one; nil where the end is reached.
    fileprivate func reached(from starts: [Int], _ before: Neighbour, _ after: Neighbour) -> [Int]? {
        var visited = [Bool](repeating: false, count: instructions.count)
        var reached: [Int] = []
        var pending = starts
        while let thread = pending.popLast() {
            if visited[thread] { continue }
            visited[thread] = true
            switch instructions[thread] {
            case .match: return nil
            case .set: reached.append(thread)
            case .jump(let target): pending.append(target)
            case .save: pending.append(thread + 1)
            case .split(let first, let second):
                pending.append(second)
                pending.append(first)
            case .assertion(let assertion):
                if assertion.holds(between: before, and: after) { pending.append(thread + 1) }
            }
        }
        return reached
    }
}

extension RegexNode.Assertion {
    /// Whether the assertion holds at a place.
    func holds(between before: Neighbour, and after: Neighbour) -> Bool {
        switch self {
        case .textStart: before == .edge
        case .textEnd: after == .edge
        case .lineStart: before == .edge || before == .newline
        case .lineEnd: after == .edge || after == .newline
        case .wordBoundary: (before == .word) != (after == .word)
        case .noWordBoundary: (before == .word) == (after == .word)
        }
    }
}
