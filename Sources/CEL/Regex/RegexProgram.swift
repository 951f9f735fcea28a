/// A Thompson program: instructions that a set of threads runs in step with the text.
struct RegexProgram: Sendable {
    enum Instruction: Sendable {
        case set(Int)
        case split(Int, Int)
        case jump(Int)
        case assertion(RegexNode.Assertion)
        case match
    }

    static let sizeLimit = 10_000

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet] = []

    init(_ node: RegexNode) throws(LinearRegexError) {
        try emit(node)
        try append(.match)
    }

    @discardableResult
    private mutating func append(_ instruction: Instruction) throws(LinearRegexError) -> Int {
        guard instructions.count < RegexProgram.sizeLimit else {
            throw LinearRegexError(message: "the expression is too large", offset: 0)
        }
        instructions.append(instruction)
        return instructions.count - 1
    }

    private mutating func emit(_ node: RegexNode) throws(LinearRegexError) {
        switch node {
        case .empty: break
        case .set(let set):
            let index = sets.firstIndex(of: set) ?? sets.count
            if index == sets.count { sets.append(set) }
            try append(.set(index))
        case .assertion(let assertion): try append(.assertion(assertion))
        case .sequence(let nodes): for node in nodes { try emit(node) }
        case .alternatives(let nodes): try emitAlternatives(nodes)
        case .repetition(let node, let minimum, let maximum): try emitRepetition(node, minimum, maximum)
        }
    }

    private mutating func emitAlternatives(_ nodes: [RegexNode]) throws(LinearRegexError) {
        var jumps: [Int] = []
        for (position, node) in nodes.enumerated() {
            guard position < nodes.count - 1 else {
                try emit(node)
                break
            }
            let split = try append(.split(0, 0))
            try emit(node)
            jumps.append(try append(.jump(0)))
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func emitRepetition(_ node: RegexNode, _ minimum: Int, _ maximum: Int?) throws(LinearRegexError) {
        for _ in 0..<minimum { try emit(node) }
        guard let maximum else {
            let split = try append(.split(0, 0))
            try emit(node)
            try append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(try append(.split(0, 0)))
            try emit(node)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }

    /// Whether only the start and the end of the text are asserted, so that states need not know their neighbours.
    var isSimple: Bool {
        instructions.allSatisfy { instruction in
            if case .assertion(let assertion) = instruction {
                assertion == .textStart || assertion == .textEnd
            } else {
                true
            }
        }
    }
}
