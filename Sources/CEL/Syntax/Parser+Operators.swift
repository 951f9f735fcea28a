extension Parser {
    /// A whole expression: a condition with its branches, or what binds more closely.
    mutating func expression() -> Expression {
        nested { parser in
            let condition = parser.binary(0)
            guard parser.take("?") else { return condition }
            let yes = parser.nested { $0.binary(0) }
            parser.expect(":")
            let no = parser.expression()
            return Expression(
                .call("?:", target: nil, arguments: [condition, yes, no]),
                condition.range.lowerBound..<max(no.range.upperBound, condition.range.upperBound)
            )
        }
    }

    /// The binary operators, those that bind least first.
    private static let levels: [Set<String>] = [
        ["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"],
    ]

    private var binaryOperator: String? {
        switch current.kind {
        case .symbol(let symbol): symbol
        case .identifier("in"): "in"
        default: nil
        }
    }

    private mutating func binary(_ level: Int) -> Expression {
        guard level < Parser.levels.count else { return unary() }
        if level < 2 { return logic(level) }
        var left = binary(level + 1)
        var chain = 0
        while let symbol = binaryOperator, Parser.levels[level].contains(symbol) {
            let focus = current.range
            advance()
            let right = binary(level + 1)
            chain += 1
            guard depth + chain <= Parser.depthLimit else {
                fail("the expression nests deeper than \(Parser.depthLimit) levels", at: focus)
                return left
            }
            left = joined(left, right, by: symbol, focus)
        }
        return left
    }

    private func joined(_ left: Expression, _ right: Expression, by symbol: String, _ focus: Range<Int>) -> Expression {
        Expression(
            .call(symbol, target: nil, arguments: [left, right]),
            left.range.lowerBound..<max(right.range.upperBound, left.range.upperBound),
            focus: focus
        )
    }

    /// A chain of `&&` or `||`, which may be long: as they are associative, the tree is made as flat as it can be.
    private mutating func logic(_ level: Int) -> Expression {
        var operands = [binary(level + 1)]
        var operators: [Range<Int>] = []
        var symbol = ""
        while let next = binaryOperator, Parser.levels[level].contains(next) {
            symbol = next
            operators.append(current.range)
            advance()
            operands.append(binary(level + 1))
        }
        return tree(operands[...], operators, symbol)
    }

    private func tree(_ operands: ArraySlice<Expression>, _ operators: [Range<Int>], _ symbol: String) -> Expression {
        if operands.count == 1, let only = operands.first { return only }
        let middle = operands.startIndex + (operands.count + 1) / 2
        let left = tree(operands[..<middle], operators, symbol)
        let right = tree(operands[middle...], operators, symbol)
        return joined(left, right, by: symbol, operators[middle - 1])
    }

    mutating func unary() -> Expression {
        guard at("!") || at("-") else { return postfix() }
        let start = current.range
        if at("-"), let literal = negativeLiteral() { return literal }
        let symbol = at("!") ? "!" : "-"
        advance()
        return nested { parser in
            let operand = parser.unary()
            return Expression(
                .call(symbol, target: nil, arguments: [operand]),
                start.lowerBound..<operand.range.upperBound,
                focus: start
            )
        }
    }

    /// A minus sign is part of the literal behind it, so that the smallest integer can be written.
    private mutating func negativeLiteral() -> Expression? {
        guard position + 1 < tokens.count else { return nil }
        let start = current.range.lowerBound
        let number = tokens[position + 1]
        let value: CELValue
        switch number.kind {
        case .int(let magnitude):
            guard magnitude <= UInt64(Int64.max) + 1 else {
                fail("the number does not fit into 64 bits", at: number.range)
                return nil
            }
            value = .int(magnitude == UInt64(Int64.max) + 1 ? Int64.min : -Int64(magnitude))
        case .double(let double): value = .double(-double)
        default: return nil
        }
        position += 2
        return postfixes(of: Expression(.literal(value), start..<number.range.upperBound))
    }
}
