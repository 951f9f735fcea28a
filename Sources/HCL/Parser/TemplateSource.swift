/// Templates and expressions that are texts of their own.
package enum TemplateSource {
    /// Reads a template without quotes around it, as the strings of `.tf.json` files and the files of `templatefile`.
    ///
    /// A backslash means nothing. A template that is one interpolation is that expression, whatever its type.
    package static func template(_ text: String) throws(SyntaxError) -> Expression {
        let source = SourceText(text)
        var parser = Parser(source, Lexer.tokens(ofTemplate: source.bytes))
        let (kind, end) = try parser.parseTemplate(until: .end, isIndented: false)
        return Expression(kind, 0..<end)
    }

    /// Reads an expression that is a whole text; newlines around it and within mean nothing.
    package static func expression(_ text: String) throws(SyntaxError) -> Expression {
        let source = SourceText(text)
        var parser = Parser(source, Lexer.tokens(of: source.bytes))
        return try parser.withNewlines(false) { (parser) throws(SyntaxError) in
            let expression = try parser.parseExpression()
            try parser.expect(.end, .expectedNewline)
            return expression
        }
    }
}
