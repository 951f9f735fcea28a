extension Parser {
    /// An operand with the fields, calls and indices behind it.
    mutating func postfix() -> Expression { postfixes(of: primary()) }

    mutating func postfixes(of operand: Expression) -> Expression {
        var operand = operand
        var chain = 0
        while true {
            chain += 1
            guard depth + chain <= Parser.depthLimit * 2 else {
                fail("the expression nests deeper than \(Parser.depthLimit) levels")
                position = tokens.count - 1
                return operand
            }
            if take(".") {
                let isOptional = take("?")
                operand = member(of: operand, isOptional: isOptional)
            } else if at("[") {
                advance()
                let isOptional = take("?")
                let key = expression()
                let end = current.range.upperBound
                expect("]")
                operand = Expression(
                    .index(operand, key, isOptional: isOptional),
                    operand.range.lowerBound..<end,
                    focus: key.range
                )
            } else {
                return operand
            }
        }
    }

    private mutating func member(of operand: Expression, isOptional: Bool) -> Expression {
        let token = current
        let name: String
        switch token.kind {
        case .identifier(let identifier): name = identifier
        case .quotedField(let field): name = field
        default:
            fail("expected a field name, found \(describe(token))")
            return operand
        }
        advance()
        let whole = operand.range.lowerBound..<token.range.upperBound
        if !isOptional, at("("), case .identifier = token.kind {
            let before = diagnostics.count
            let (arguments, end) = self.arguments()
            let range = operand.range.lowerBound..<end
            // Of arguments that cannot be read nobody can tell whether a macro takes them.
            guard diagnostics.count == before else { return Expression(.invalid, range) }
            guard hasMacros else {
                return Expression(.call(name, target: operand, arguments: arguments), range, focus: token.range)
            }
            return MacroExpander.method(name, operand, arguments, range, token.range, &diagnostics)
        }
        return Expression(.select(operand, field: name, isOptional: isOptional), whole, focus: token.range)
    }

    mutating func arguments() -> ([Expression], Int) {
        advance()
        var arguments: [Expression] = []
        while !at(")") && current.kind != .end {
            arguments.append(expression())
            if take(",") { continue }
            if at(")") || current.kind == .end { break }
            fail("expected `,` or `)`, found \(describe(current))", hint: Parser.advice(for: current))
            skipToEndOfArgument()
            if !take(",") { break }
        }
        let end = current.range.upperBound
        expect(")")
        return (arguments, end)
    }

    /// Goes on at the `,` or `)` that ends an argument, so that what is wrong behind it is reported too.
    private mutating func skipToEndOfArgument() {
        var depth = 0
        while current.kind != .end {
            switch current.kind {
            case .symbol("("), .symbol("["), .symbol("{"): depth += 1
            case .symbol(")"), .symbol("]"), .symbol("}"):
                if depth == 0 { return }
                depth -= 1
            case .symbol(","): if depth == 0 { return }
            default: break
            }
            advance()
        }
    }
}
