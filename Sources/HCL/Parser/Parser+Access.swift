extension Parser {
    /// Reads the steps after a term: `.name`, `[0]`, `[*].name`, ….
    @inline(never)
    mutating func parseSteps() throws(SyntaxError) -> [AccessStep] {
        var steps: [AccessStep] = []
        while true {
            switch peek().kind {
            case .dot: steps.append(try parseDotStep())
            case .openBracket: steps.append(try parseBracketStep())
            default: return steps
            }
        }
    }

    @inline(never)
    private mutating func parseDotStep() throws(SyntaxError) -> AccessStep {
        let dot = next()
        if let star = skip(.star) {
            // Only names and positions belong to `.*`: `x.*.a[0]` is `(x[*].a)[0]`.
            var inner: [AccessStep] = []
            while peek().kind == .dot {
                let innerDot = next()
                if peek().kind == .star { throw error(.nestedSplat, at: peek()) }
                inner.append(try parseNameStep(from: innerDot.start))
            }
            return AccessStep(kind: .splat(inner), range: dot.start..<(inner.last?.range.upperBound ?? star.end))
        }
        return try parseNameStep(from: dot.start)
    }

    private mutating func parseNameStep(from start: Int) throws(SyntaxError) -> AccessStep {
        let token = peek()
        switch token.kind {
        case .identifier:
            next()
            return AccessStep(kind: .attribute(text.string(token.range)), range: start..<token.end)
        case .number:
            next()
            let digits = try number(token)
            guard !digits.utf8.contains(UInt8(ascii: ".")) else { throw error(.legacyIndexes, at: token) }
            return AccessStep(kind: .position(digits), range: start..<token.end)
        default: throw error(.expectedName, at: token)
        }
    }

    @inline(never)
    private mutating func parseBracketStep() throws(SyntaxError) -> AccessStep {
        let open = next()
        if skip(.star) != nil {
            let close = try parseClosingBracket()
            // All that follows is taken into each element.
            let inner = try nested { (parser) throws(SyntaxError) in try parser.parseSteps() }
            return AccessStep(kind: .splat(inner), range: open.start..<(inner.last?.range.upperBound ?? close.end))
        }
        let (index, end) = try withNewlines(false) { (parser) throws(SyntaxError) in
            let index = try parser.parseExpression()
            return (index, try parser.parseClosingBracket().end)
        }
        return AccessStep(kind: Parser.stepKind(of: index), range: open.start..<end)
    }

    /// Reads `]`; where it is missing, the error is at the next one that could be meant, as Terraform has it.
    private mutating func parseClosingBracket() throws(SyntaxError) -> Token {
        if let close = skip(.closeBracket) { return close }
        if peek().kind.problem != nil { throw error(.expectedClosing, at: peek()) }
        var position = index
        var open = 0
        while rawToken(position).kind != .end {
            switch rawToken(position).kind {
            case .openBracket: open += 1
            case .closeBracket where open == 0: throw error(.expectedClosing, at: rawToken(position))
            case .closeBracket: open -= 1
            default: break
            }
            position += 1
        }
        throw error(.expectedClosing, at: rawToken(position))
    }

    /// A constant between brackets is part of a reference.
    private static func stepKind(of index: Expression) -> AccessStep.Kind {
        switch index.kind {
        case .number(let digits): return .position(digits)
        case .template(let template):
            if let key = template.literal { return .key(key) }
        default: break
        }
        return .index(index)
    }
}
