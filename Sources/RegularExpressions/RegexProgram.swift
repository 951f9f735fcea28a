/// A Thompson program: instructions that a set of threads runs in step with the text.
struct RegexProgram: Sendable {
    enum Instruction: Sendable {
        case set(Int)
        /// Two ways on, the preferred one first.
        case split(Int, Int)
        case jump(Int)
        /// Notes the place in the text: where a group begins (an even number) or ends.
        case save(Int)
        case assertion(RegexNode.Assertion)
        case match
    }

    static let sizeLimit = 10_000

    private(set) var instructions: [Instruction] = []
    private(set) var sets: [ScalarSet] = []
    private var setIndices: [ScalarSet: Int] = [:]
    private let savesGroups: Bool

    /// Compiles a tree, and notes where groups begin and end only if asked to.
    init(_ node: RegexNode, savesGroups: Bool = false) throws(LinearRegexError) {
        self.savesGroups = savesGroups
        try emit(node)
        try append(.match)
    }

    /// The sets of which one holds the first character of any match; nil where a match may be empty.
    var beginnings: [ScalarSet]? {
        var found: Set<Int> = []
        var seen: Set<Int> = []
        var pending = [0]
        while let index = pending.popLast() {
            guard instructions.indices.contains(index), seen.insert(index).inserted else { continue }
            switch instructions[index] {
            case .match: return nil
            case .set(let set): found.insert(set)
            case .jump(let target): pending.append(target)
            case .split(let first, let second): pending += [first, second]
            case .save, .assertion: pending.append(index + 1)
            }
        }
        return found.sorted().map { sets[$0] }
    }

    @discardableResult
    private mutating func append(_ instruction: Instruction) throws(LinearRegexError) -> Int {
        guard instructions.count < RegexProgram.sizeLimit else {
            throw LinearRegexError(message: "the expression is too large", offset: 0, isUnsupported: true)
        }
        instructions.append(instruction)
        return instructions.count - 1
    }

    private mutating func emit(_ node: RegexNode) throws(LinearRegexError) {
        switch node {
        case .empty: break
        case .set(let set):
            let index = setIndices[set] ?? sets.count
            if index == sets.count {
                sets.append(set)
                setIndices[set] = index
            }
            try append(.set(index))
        case .assertion(let assertion): try append(.assertion(assertion))
        case .sequence(let nodes): for node in nodes { try emit(node) }
        case .alternatives(let nodes): try emitAlternatives(nodes)
        case .repetition(let node, let minimum, let maximum, let isGreedy):
            try emitRepetition(node, minimum, maximum, isGreedy)
        case .group(let node, let number):
            if savesGroups { try append(.save(2 * number)) }
            try emit(node)
            if savesGroups { try append(.save(2 * number + 1)) }
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

    private mutating func emitRepetition(
        _ node: RegexNode,
        _ minimum: Int,
        _ maximum: Int?,
        _ isGreedy: Bool
    ) throws(LinearRegexError) {
        guard let maximum else { return try emitOpenRepetition(node, minimum, isGreedy) }
        for _ in 0..<minimum { try emit(node) }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(try append(.split(0, 0)))
            try emit(node)
        }
        for split in splits { setSplit(split, to: instructions.count, isGreedy) }
    }

    /// A repetition without end: `x*` where `x` may be empty is `(x+)?`, which settles what is preferred, as in Go.
    private mutating func emitOpenRepetition(
        _ node: RegexNode,
        _ minimum: Int,
        _ isGreedy: Bool
    ) throws(LinearRegexError) {
        if minimum == 0, !node.isNullable {
            let split = try append(.split(0, 0))
            try emit(node)
            try append(.jump(split))
            setSplit(split, to: instructions.count, isGreedy)
            return
        }
        for _ in 0..<max(0, minimum - 1) { try emit(node) }
        let first = minimum == 0 ? try append(.split(0, 0)) : nil
        let start = instructions.count
        try emit(node)
        let again = try append(.split(0, 0))
        instructions[again] = isGreedy ? .split(start, again + 1) : .split(again + 1, start)
        if let first { setSplit(first, to: instructions.count, isGreedy) }
    }

    private mutating func setSplit(_ split: Int, to end: Int, _ isGreedy: Bool) {
        instructions[split] = isGreedy ? .split(split + 1, end) : .split(end, split + 1)
    }

    /// Whether a match may depend on what stands around a place.
    var hasAssertions: Bool {
        instructions.contains { if case .assertion = $0 { true } else { false } }
    }
}
