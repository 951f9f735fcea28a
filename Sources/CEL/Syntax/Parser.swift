/// Parses CEL by the grammar of its language definition.
struct Parser {
    static let sourceLimit = 32_768
    static let depthLimit = 200

    let source: String
    let tokens: [Token]
    let hasMacros: Bool
    var position = 0
    var depth = 0
    var diagnostics: [CELDiagnostic]

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

    var current: Token { tokens[min(position, tokens.count - 1)] }

    mutating func advance() { position = min(position + 1, tokens.count - 1) }

    func at(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }

    mutating func take(_ symbol: String) -> Bool {
        guard at(symbol) else { return false }
        advance()
        return true
    }

    mutating func expect(_ symbol: String) {
        if take(symbol) { return }
        fail("expected `\(symbol)`, found \(describe(current))", hint: Parser.advice(for: current))
    }

    mutating func fail(_ message: String, at range: Range<Int>? = nil, hint: String? = nil) {
        let range = range ?? current.range
        if let last = diagnostics.last, last.range == range { return }
        diagnostics.append(CELDiagnostic(message: message, range: range, hint: hint, code: "R0003"))
    }

    func describe(_ token: Token) -> String {
        switch token.kind {
        case .identifier(let name): "`\(name)`"
        case .quotedField(let name): "`\(name)`"
        case .int, .uint, .double: "a number"
        case .string, .bytes: "a string"
        case .symbol(let symbol): "`\(symbol)`"
        case .end: "the end of the expression"
        }
    }

    mutating func nested(_ body: (inout Parser) -> Expression) -> Expression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Parser.depthLimit else {
            fail("the expression nests deeper than \(Parser.depthLimit) levels")
            position = tokens.count - 1
            return Expression(.invalid, current.range)
        }
        return body(&self)
    }

    /// What stands for the words that other languages have for operators.
    static func advice(for token: Token) -> String? {
        switch token.kind {
        case .identifier("and"), .identifier("AND"): "CEL writes `&&`"
        case .identifier("or"), .identifier("OR"): "CEL writes `||`"
        case .identifier("is"): "CEL compares with `==`"
        case .identifier("not"): "CEL writes `!`"
        default: nil
        }
    }
}
