/// Runs all threads of a program in step.
struct ThreadSimulation {
    private let program: RegexProgram

    init(_ program: RegexProgram) {
        self.program = program
    }

    func matches(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.map(\.value)
        var threads: [Int] = []
        for position in 0...scalars.count {
            let before = position > 0 ? scalars[position - 1] : nil
            let after = position < scalars.count ? scalars[position] : nil
            var visited = [Bool](repeating: false, count: program.instructions.count)
            var closed: [Int] = []
            for thread in threads + [0] where close(thread, before, after, &visited, &closed) { return true }
            guard let after else { return false }
            threads = closed.compactMap { thread in
                guard case .set(let set) = program.instructions[thread], program.sets[set].contains(after) else {
                    return nil
                }
                return thread + 1
            }
        }
        return false
    }

    /// Follows what takes no character; true where the end of the program is reached.
    private func close(
        _ start: Int,
        _ before: UInt32?,
        _ after: UInt32?,
        _ visited: inout [Bool],
        _ closed: inout [Int]
    ) -> Bool {
        var pending = [start]
        while let thread = pending.popLast() {
            if visited[thread] { continue }
            visited[thread] = true
            switch program.instructions[thread] {
            case .match: return true
            case .set: closed.append(thread)
            case .jump(let target): pending.append(target)
            case .save: pending.append(thread + 1)
            case .split(let first, let second): pending += [second, first]
            case .assertion(let assertion):
                if ThreadSimulation.holds(assertion, before, after) { pending.append(thread + 1) }
            }
        }
        return false
    }

    static func holds(_ assertion: RegexNode.Assertion, _ before: UInt32?, _ after: UInt32?) -> Bool {
        let isWord = { (scalar: UInt32?) in scalar.map { ScalarSet.word.contains($0) } ?? false }
        switch assertion {
        case .textStart: return before == nil
        case .textEnd: return after == nil
        case .lineStart: return before == nil || before == 10
        case .lineEnd: return after == nil || after == 10
        case .wordBoundary: return isWord(before) != isWord(after)
        case .noWordBoundary: return isWord(before) == isWord(after)
        }
    }
}
