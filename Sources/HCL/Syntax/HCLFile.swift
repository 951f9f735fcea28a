/// A configuration file in HCL's native syntax, read as far as it can be.
package struct HCLFile: Sendable {
    package let text: SourceText
    package let body: Body
    /// The comments, in order.
    package let comments: [Comment]
    /// What is wrong, in order; Terraform refuses the file if there is anything.
    package let errors: [SyntaxError]

    /// Reads a file; never fails, but says what is wrong.
    package init(_ bytes: [UInt8]) {
        let text = SourceText(bytes)
        let tokens = Lexer.tokens(of: bytes)
        var parser = Parser(text, tokens)
        body = parser.parseFile()
        self.text = text
        comments = tokens.filter { $0.kind == .comment }.map { HCLFile.comment($0, in: text) }
        let characters = tokens.compactMap { token in
            token.kind.problem.map { SyntaxError($0, token.range) }
        }
        let known = Set(parser.errors)
        errors = (parser.errors + characters.filter { !known.contains($0) })
            .sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func comment(_ token: Token, in text: SourceText) -> Comment {
        var end = token.end
        while end > token.start, text.bytes[end - 1] == UInt8(ascii: "\n") || text.bytes[end - 1] == UInt8(ascii: "\r")
        {
            end -= 1
        }
        return Comment(
            text: text.string(token.start..<end),
            range: token.start..<end,
            line: text.line(at: token.start)
        )
    }
}

extension Parser {
    /// Reads the whole text as a body.
    fileprivate mutating func parseFile() -> Body {
        do throws(SyntaxError) {
            return try parseBody(until: .end, from: 0).0
        } catch {
            // Only a limit on depth of zero levels could come here.
            errors.append(error)
            return Body(range: 0..<text.bytes.count)
        }
    }
}
