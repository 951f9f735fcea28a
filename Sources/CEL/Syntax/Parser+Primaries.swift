extension Parser {
    /// The words that are no names (CEL language definition, "Syntax").
    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while", "in",
    ]

    /// A literal, a name, a call, or what stands in brackets.
    mutating func primary() -> Expression {
        let token = current
        switch token.kind {
        case .int(let magnitude):
            advance()
            guard magnitude <= UInt64(Int64.max) else {
                fail("the number does not fit into 64 bits", at: token.range)
                return Expression(.invalid, token.range)
            }
            return Expression(.literal(.int(Int64(magnitude))), token.range)
        case .uint(let value): return literal(.uint(value))
        case .double(let value): return literal(.double(value))
        case .string(let value): return literal(.string(value))
        case .bytes(let value): return literal(.bytes(value))
        case .identifier(let name): return identifier(name, token)
        case .symbol("("):
            advance()
            let inner = expression()
            let end = current.range.upperBound
            expect(")")
            return Expression(inner.kind, token.range.lowerBound..<end, focus: inner.focus)
        case .symbol("["): return list()
        case .symbol("{"): return map()
        case .symbol("."):
            advance()
            guard case .identifier(let name) = current.kind else {
                fail("expected a name, found \(describe(current))")
                return Expression(.invalid, token.range)
            }
            return identifier(name, current, isAbsolute: true)
        default:
            fail("expected an expression, found \(describe(token))")
            if token.kind != .symbol(")") && token.kind != .symbol(",") { advance() }
            return Expression(.invalid, token.range)
        }
    }

    private mutating func literal(_ value: CELValue) -> Expression {
        let range = current.range
        advance()
        return Expression(.literal(value), range)
    }

    /// A name or a call; an absolute name stands behind a point, and no macro's variable hides it.
    private mutating func identifier(_ name: String, _ token: Token, isAbsolute: Bool = false) -> Expression {
        advance()
        if isAbsolute, !at("(") { return Expression(.identifier(".\(name)"), token.range) }
        switch name {
        case "true": return Expression(.literal(.bool(true)), token.range)
        case "false": return Expression(.literal(.bool(false)), token.range)
        case "null": return Expression(.literal(.null), token.range)
        default: break
        }
        if Parser.reserved.contains(name) { fail("`\(name)` is a reserved word", at: token.range) }
        guard at("(") else { return Expression(.identifier(name), token.range) }
        let (arguments, end) = self.arguments()
        guard hasMacros, !isAbsolute else {
            let range = token.range.lowerBound..<end
            return Expression(.call(name, target: nil, arguments: arguments), range, focus: token.range)
        }
        if name == "has", arguments.count == 1, case .index(let map, let key, false) = arguments[0].kind {
            return notASelection(map, key, token.range.lowerBound..<end)
        }
        return MacroExpander.function(name, arguments, token.range.lowerBound..<end, token.range, &diagnostics)
    }

    /// `has(m["k"])`: whether a map has a key is another question than whether a field is set.
    private mutating func notASelection(_ map: Expression, _ key: Expression, _ range: Range<Int>) -> Expression {
        let bytes = Array(source.utf8)
        let texts = [key, map].map { String(decoding: bytes[$0.range.clamped(to: 0..<bytes.count)], as: UTF8.self) }
        let right = "\(texts[0].replacing("\"", with: "'")) in \(texts[1])"
        diagnostics.append(
            CELDiagnostic(
                message: "`has` takes a field selection",
                range: range,
                hint: "use `\(right)`",
                code: "R0106",
                edit: CELDiagnostic.Edit(range: range, text: right)
            )
        )
        return Expression(.invalid, range)
    }

    private mutating func list() -> Expression {
        let start = current.range.lowerBound
        advance()
        var elements: [Expression.Element] = []
        while !at("]") && current.kind != .end {
            let isOptional = take("?")
            elements.append(Expression.Element(value: expression(), isOptional: isOptional))
            if !take(",") { break }
        }
        let end = current.range.upperBound
        expect("]")
        return Expression(.list(elements), start..<end)
    }

    private mutating func map() -> Expression {
        let start = current.range.lowerBound
        advance()
        var entries: [Expression.Entry] = []
        while !at("}") && current.kind != .end {
            let isOptional = take("?")
            let key = expression()
            expect(":")
            entries.append(Expression.Entry(key: key, value: expression(), isOptional: isOptional))
            if !take(",") { break }
        }
        let end = current.range.upperBound
        expect("}")
        return Expression(.map(entries), start..<end)
    }
}
