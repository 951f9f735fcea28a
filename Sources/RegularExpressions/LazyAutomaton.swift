import Synchronization

/// A deterministic automaton whose states are made when a text first leads to them.
///
/// A state is the set of threads after their empty steps; a thread that waits for the end of the text stays in it.
final class LazyAutomaton: Sendable {
    private static let stateLimit = 2_000

    private struct State {
        var threads: [Int]
        /// Whether a match is complete here, and whether it is where the text ends here.
        var isMatch: Bool
        var isMatchAtEnd: Bool
        /// The next state by ASCII character; -1 where it was not made yet.
        var next: [Int32]
    }

    private struct States {
        var states: [State] = []
        var indices: [[Int]: Int] = [:]
    }

    /// States that one thread at a time works with.
    private final class Cache: Sendable {
        let states = Mutex(States())
    }

    private let program: RegexProgram
    /// One for each of two threads, so that they seldom wait for each other.
    private let caches = [Cache(), Cache()]

    init(_ program: RegexProgram) {
        self.program = program
    }

    func matches(_ text: String) -> Bool {
        for cache in caches {
            if let found = cache.states.withLockIfAvailable({ matches(text, &$0) }) { return found }
        }
        return caches[0].states.withLock { matches(text, &$0) }
    }

    private func matches(_ text: String, _ states: inout States) -> Bool {
        var current = start(&states)
        if states.states[current].isMatch { return true }
        var text = text
        return text.withUTF8 { bytes in
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                if byte < 0x80 {
                    let known = states.states[current].next[Int(byte)]
                    current = known >= 0 ? Int(known) : step(current, UInt32(byte), &states)
                    position += 1
                } else {
                    let (scalar, length) = LazyAutomaton.scalar(bytes, position)
                    current = step(current, scalar, &states)
                    position += length
                }
                if states.states[current].isMatch { return true }
            }
            return states.states[current].isMatchAtEnd
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
        if states.states.isEmpty { _ = state(closing: [0], atStart: true, &states) }
        return 0
    }

    private func step(_ current: Int, _ scalar: UInt32, _ states: inout States) -> Int {
        var current = current
        if states.states.count >= LazyAutomaton.stateLimit {
            let kept = states.states[current]
            states = States()
            _ = start(&states)
            states.states.append(kept)
            current = 1
            states.states[1].next = Array(repeating: -1, count: 128)
        }
        let moved = states.states[current].threads.compactMap { thread -> Int? in
            guard case .set(let set) = program.instructions[thread], program.sets[set].contains(scalar) else {
                return nil
            }
            return thread + 1
        }
        let next = state(closing: moved + [0], atStart: false, &states)
        if scalar < 128 { states.states[current].next[Int(scalar)] = Int32(next) }
        return next
    }

    private func state(closing threads: [Int], atStart: Bool, _ states: inout States) -> Int {
        var closure = Closure(program, atStart: atStart)
        for thread in threads { closure.add(thread) }
        let key = closure.threads.sorted() + [closure.isMatch ? -1 : -2, closure.isMatchAtEnd ? -1 : -2]
        if !atStart, let known = states.indices[key] { return known }
        states.states.append(
            State(
                threads: closure.threads,
                isMatch: closure.isMatch,
                isMatchAtEnd: closure.isMatchAtEnd || closure.isMatch,
                next: Array(repeating: -1, count: 128)
            )
        )
        if !atStart { states.indices[key] = states.states.count - 1 }
        return states.states.count - 1
    }

    /// The threads that others lead to without a character.
    private struct Closure {
        private let program: RegexProgram
        private let atStart: Bool
        private var visited: [Bool]
        private var visitedAtEnd: [Bool]
        private(set) var threads: [Int] = []
        private(set) var isMatch = false
        private(set) var isMatchAtEnd = false

        init(_ program: RegexProgram, atStart: Bool) {
            self.program = program
            self.atStart = atStart
            visited = Array(repeating: false, count: program.instructions.count)
            visitedAtEnd = visited
        }

        mutating func add(_ start: Int) {
            var pending = [(start, false)]
            while let (thread, atEnd) = pending.popLast() {
                if atEnd ? visitedAtEnd[thread] : visited[thread] { continue }
                if atEnd { visitedAtEnd[thread] = true } else { visited[thread] = true }
                switch program.instructions[thread] {
                case .match: if atEnd { isMatchAtEnd = true } else { isMatch = true }
                case .set: if !atEnd { threads.append(thread) }
                case .jump(let target): pending.append((target, atEnd))
                case .save: pending.append((thread + 1, atEnd))
                case .split(let first, let second): pending += [(second, atEnd), (first, atEnd)]
                case .assertion(.textStart): if atStart { pending.append((thread + 1, atEnd)) }
                case .assertion: pending.append((thread + 1, true))
                }
            }
        }
    }
}
