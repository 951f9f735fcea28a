extension RegexParser {
    private static let countLimit = 1_000

    /// A node with the repetition that follows it.
    mutating func repeated(_ node: RegexNode) throws(LinearRegexError) -> RegexNode {
        guard let (minimum, maximum) = try quantifier() else { return node }
        let isLazy = take("?")
        guard !repetitionFollows else { throw error("a repetition of a repetition") }
        return .repetition(node, min: minimum, max: maximum, isGreedy: isLazy == flags.swapsGreed)
    }

    /// Whether a repetition stands next.
    var repetitionFollows: Bool {
        switch current {
        case "*", "+", "?": return true
        case "{":
            var copy = self
            return copy.countedRange() != nil
        default: return false
        }
    }

    /// Whether the brace that was read last begins a repetition.
    var countedFollows: Bool {
        var copy = self
        copy.position -= 1
        return copy.countedRange() != nil
    }

    private mutating func quantifier() throws(LinearRegexError) -> (Int, Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard current == "{", let range = countedRange() else { return nil }
        if range.min > RegexParser.countLimit || (range.max ?? 0) > RegexParser.countLimit {
            throw error("a repetition counts at most 1000", at: position - 1)
        }
        if let max = range.max, max < range.min {
            throw error("the counts of a repetition are the wrong way round", at: position - 1)
        }
        return range
    }

    /// `{n}`, `{n,}` or `{n,m}`; anything else is literal text.
    private mutating func countedRange() -> (min: Int, max: Int?)? {
        let start = position
        position += 1
        guard let minimum = number() else {
            position = start
            return nil
        }
        if take("}") { return (minimum, minimum) }
        guard take(",") else {
            position = start
            return nil
        }
        if take("}") { return (minimum, nil) }
        guard let maximum = number(), take("}") else {
            position = start
            return nil
        }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = current, ("0"..."9").contains(scalar) {
            value = min((value ?? 0) * 10 + Int(scalar.value - 48), 100_000)
            position += 1
        }
        return value
    }
}
