/// Parses CEL by the grammar of its language definition.
struct Parser {
    static let sourceLimit = 32_768
    static let depthLimit = 200

    private let source: String
    private let tokens: [Token]
    private let hasMacros: Bool
    private var position = 0
    private var depth = 0
    private(set) var diagnostics: [CELDiagnostic]

    private static let reserved: Set<String> = [
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
        "namespace", "return", "var", "void", "while", "in",
    ]

    /// Parses a whole source; the diagnostics are empty where it is an expression.
    ///
    /// Without macros, what looks like one is a call.
    static func parse(_ source: String, hasMacros: Bool = true) -> (Expression, [CELDiagnostic]) {
        guard source.utf8.count <= sourceLimit else {
            let message = "the expression is longer than \(sourceLimit) bytes"
            return (
                Expression(.invalid, 0..<0), [CELDiagnostic(message: message, range: 0..<1, hint: nil, code: "R0005")]
            )
        }
        var lexer = Lexer(source)
        let tokens = lexer.tokens()
        var parser = Parser(source, tokens: tokens, diagnostics: lexer.diagnostics, hasMacros: hasMacros)
        let expression = parser.expression()
        if parser.diagnostics.isEmpty, parser.current.kind != .end {
            parser.fail("unexpected \(parser.describe(parser.current))", hint: advice(for: parser.current))
        }
        return (expression, lexer.isTorn ? lexer.diagnostics : parser.diagnostics)
    }

    private init(_ source: String, tokens: [Token], diagnostics: [CELDiagnostic], hasMacros: Bool) {
        self.source = source
        self.hasMacros = hasMacros
        self.tokens = tokens
        self.diagnostics = diagnostics
    }

    private var current: Token { tokens[min(position, tokens.count - 1)] }

    private mutating func advance() { position = min(position + 1, tokens.count - 1) }

    private func at(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

    private mutating func take(_ symbol: String) -> Bool {
        guard at(symbol) else { return false }
        advance()
        return true
    }

    private mutating func expect(_ symbol: String) {
        if take(symbol) { return }
        fail("expected `\(symbol)`, found \(describe(current))", hint: Parser.advice(for: current))
    }

    private mutating func fail(_ message: String, at range: Range<Int>? = nil, hint: String? = nil) {
        let range = range ?? current.range
        if let last = diagnostics.last, last.range == range { return }
        diagnostics.append(CELDiagnostic(message: message, range: range, hint: hint, code: "R0003"))
    }

    private func describe(_ token: Token) -> String {
        switch token.kind {
        case .identifier(let name): "`\(name)`"
        case .quotedField(let name): "`\(name)`"
        case .int, .uint, .double: "a number"
        case .string, .bytes: "a string"
        case .symbol(let symbol): "`\(symbol)`"
        case .end: "the end of the expression"
        }
    }

    private mutating func nested(_ body: (inout Parser) -> Expression) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.depthLimit else {
            fail("the expression nests deeper than \(Parser.depthLimit) levels")
            position = tokens.count - 1
            return Expression(.invalid, current.range)
        }
        return body(&self)
    }

    private mutating func expression() -> Expression {
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

    private mutating func unary() -> Expression {
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

    private mutating func postfix() -> Expression { postfixes(of: primary()) }

    private mutating func postfixes(of operand: Expression) -> Expression {
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

    private mutating func arguments() -> ([Expression], Int) {
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

    /// What stands for the words that other languages have for operators.
    private static func advice(for token: Token) -> String? {
        switch token.kind {
        case .identifier("and"), .identifier("AND"): "CEL writes `&&`"
        case .identifier("or"), .identifier("OR"): "CEL writes `||`"
        case .identifier("is"): "CEL compares with `==`"
        case .identifier("not"): "CEL writes `!`"
        default: nil
        }
    }

    private mutating func primary() -> Expression {
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
