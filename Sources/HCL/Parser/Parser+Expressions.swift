extension Parser {
    /// Reads an expression: a conditional, an operation or a term.
    mutating func parseExpression() throws(SyntaxError) -> Expression {
        try nested { (parser) throws(SyntaxError) in
            let condition = try parser.parseOperation(from: 0)
            guard parser.skip(.question) != nil else { return condition }
            let then = try parser.parseExpression()
            try parser.expect(.colon, .expectedColon)
            let otherwise = try parser.parseExpression()
            return Expression(
                .conditional(condition: condition, then: then, otherwise: otherwise),
                condition.range.lowerBound..<otherwise.range.upperBound
            )
        }
    }

    /// Reads operands with operators of at least a precedence between them.
    private mutating func parseOperation(from minimum: Int) throws(SyntaxError) -> Expression {
        try checkDepth(1)
        depth += minimum == 0 ? 0 : 1
        defer { depth -= minimum == 0 ? 0 : 1 }
        var left = try parseOperand()
        var chain: [BinaryStep] = []
        while let operation = BinaryOperator(peek().kind), operation.precedence >= minimum {
            if let last = chain.last, last.operation.precedence != operation.precedence {
                left = Parser.chained(left, chain)
                chain = []
            }
            next()
            let operand = try parseOperation(from: operation.precedence + 1)
            chain.append(BinaryStep(operation: operation, operand: operand))
        }
        return Parser.chained(left, chain)
    }

    private static func chained(_ left: Expression, _ chain: [BinaryStep]) -> Expression {
        guard let last = chain.last else { return left }
        return Expression(.binary(left, chain), left.range.lowerBound..<last.operand.range.upperBound)
    }

    /// Reads a term with the signs before it and the steps after it; the steps bind first: `-a.b` is `-(a.b)`.
    @inline(never)
    private mutating func parseOperand() throws(SyntaxError) -> Expression {
        var signs: [(operation: UnaryOperator, start: Int)] = []
        while let sign = UnaryOperator(peek().kind) {
            signs.append((sign, next().start))
            try checkDepth(signs.count)
        }
        let term = try parseTerm()
        let steps = try parseSteps()
        var expression = term
        if let last = steps.last {
            expression = Expression(.access(term, steps), term.range.lowerBound..<last.range.upperBound)
        }
        for sign in signs.reversed() {
            expression = Expression(.unary(sign.operation, expression), sign.start..<expression.range.upperBound)
        }
        return expression
    }

    @inline(never)
    private mutating func parseTerm() throws(SyntaxError) -> Expression {
        let token = peek()
        switch token.kind {
        case .number:
            next()
            return Expression(.number(try number(token)), token.range)
        case .identifier:
            next()
            if peek().kind == .openParenthesis || peek().kind == .doubleColon { return try parseCall(token) }
            return Expression(nameKind(text.string(token.range)), token.range)
        case .openQuote, .openHeredoc: return try parseQuotedTemplate()
        case .openParenthesis: return try parseParentheses()
        case .openBracket: return try parseTuple()
        case .openBrace: return try parseObject()
        default: throw error(.expectedExpression, at: token)
        }
    }

    private func nameKind(_ name: String) -> Expression.Kind {
        switch name {
        case "true": .bool(true)
        case "false": .bool(false)
        case "null": .null
        default: .variable(name)
        }
    }

    /// The digits of a number token; what the lexer takes for a number may have too many points or exponents.
    @inline(never)
    func number(_ token: Token) throws(SyntaxError) -> String {
        let digits = text.bytes[token.range]
        let exponents = digits.indices.filter { digits[$0] | 0x20 == UInt8(ascii: "e") }
        let points = digits.indices.filter { digits[$0] == UInt8(ascii: ".") }
        guard exponents.count <= 1, points.count <= 1, points.first ?? 0 < exponents.first ?? Int.max else {
            throw SyntaxError(.invalidNumber, token.range)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    @inline(never)
    private mutating func parseParentheses() throws(SyntaxError) -> Expression {
        let open = next()
        let inner = try withNewlines(false) { (parser) throws(SyntaxError) in
            let inner = try parser.parseExpression()
            return (inner, try parser.expect(.closeParenthesis, .expectedClosing).end)
        }
        return Expression(.parentheses(inner.0), open.start..<inner.1)
    }

    /// Reads what follows a function's name: namespaces and arguments.
    @inline(never)
    private mutating func parseCall(_ first: Token) throws(SyntaxError) -> Expression {
        var name = text.string(first.range)
        var nameEnd = first.end
        while skip(.doubleColon) != nil {
            let part = try expect(.identifier, .expectedFunctionName)
            name += "::" + text.string(part.range)
            nameEnd = part.end
        }
        try expect(.openParenthesis, .expectedFunctionName)
        var call = FunctionCall(name: name, nameRange: first.start..<nameEnd, arguments: [], expandsLast: false)
        try checkDepth(1)
        depth += 1
        defer { depth -= 1 }
        let end = try withNewlines(false) { (parser) throws(SyntaxError) in
            while true {
                if let close = parser.skip(.closeParenthesis) { return close.end }
                call.arguments.append(try parser.parseExpression())
                if let ellipsis = parser.skip(.ellipsis) {
                    call.expandsLast = true
                    guard let close = parser.skip(.closeParenthesis) else {
                        throw parser.error(.expectedClosing, at: ellipsis)
                    }
                    return close.end
                }
                if let close = parser.skip(.closeParenthesis) { return close.end }
                try parser.expect(.comma, .expectedSeparator)
            }
        }
        return Expression(.call(call), first.start..<end)
    }
}

extension UnaryOperator {
    init?(_ kind: Token.Kind) {
        switch kind {
        case .minus: self = .negate
        case .not: self = .not
        default: return nil
        }
    }
}

extension BinaryOperator {
    init?(_ kind: Token.Kind) {
        switch kind {
        case .or: self = .or
        case .and: self = .and
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        case .plus: self = .add
        case .minus: self = .subtract
        case .star: self = .multiply
        case .slash: self = .divide
        case .percent: self = .remainder
        default: return nil
        }
    }

    /// How closely the operator binds, loosest first.
    var precedence: Int {
        switch self {
        case .or: 0
        case .and: 1
        case .equal, .notEqual: 2
        case .less, .lessOrEqual, .greater, .greaterOrEqual: 3
        case .add, .subtract: 4
        case .multiply, .divide, .remainder: 5
        }
    }
}
