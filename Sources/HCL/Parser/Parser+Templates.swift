extension Parser {
    /// Reads a quoted string or heredoc.
    @inline(never)
    mutating func parseQuotedTemplate() throws(SyntaxError) -> Expression {
        let open = next()
        let isHeredoc = open.kind == .openHeredoc
        let isIndented = isHeredoc && text.bytes[open.start + 2] == UInt8(ascii: "-")
        let (kind, end) = try parseTemplate(until: isHeredoc ? .closeHeredoc : .closeQuote, isIndented: isIndented)
        return Expression(kind, open.start..<end)
    }

    /// Reads the pieces of a template up to its end, and puts them together.
    mutating func parseTemplate(
        until closing: Token.Kind,
        isIndented: Bool
    ) throws(SyntaxError) -> (Expression.Kind, end: Int) {
        var pieces: [TemplatePiece] = []
        let end = try parsePieces(until: closing, into: &pieces)
        if isIndented { pieces.removeIndentation() }
        if pieces.count == 1, case .interpolation(let inner) = pieces[0].kind { return (.passthrough(inner), end.end) }
        var builder = TemplateBuilder(depthLimit: Parser.depthLimit - depth)
        for piece in pieces { try builder.add(piece) }
        return (.template(Template(parts: try builder.finish(at: end.range))), end.end)
    }

    @inline(never)
    private mutating func parsePieces(
        until closing: Token.Kind,
        into pieces: inout [TemplatePiece]
    ) throws(SyntaxError) -> Token {
        var trimsNext = false
        while true {
            let token = next()
            let trimsThis = trimsNext
            trimsNext = false
            switch token.kind {
            case closing: return token
            case .quotedText, .plainText:
                var piece = TemplatePiece(kind: .text(try literal(token)), range: token.range)
                if trimsThis { piece.trimStart() }
                pieces.append(piece)
            case .openInterpolation, .openDirective:
                if token.range.count == 3, !pieces.isEmpty { pieces[pieces.count - 1].trimEnd() }
                let (kind, close) = try parseSequence(token)
                pieces.append(TemplatePiece(kind: kind, range: token.start..<close.end))
                trimsNext = close.range.count == 2
            default: throw error(.unterminatedTemplate, at: token)
            }
        }
    }

    /// Reads an interpolation or directive up to its closing brace; newlines mean nothing within.
    @inline(never)
    private mutating func parseSequence(_ open: Token) throws(SyntaxError) -> (TemplatePiece.Kind, close: Token) {
        try checkDepth(1)
        depth += 1
        defer { depth -= 1 }
        return try withNewlines(false) { (parser) throws(SyntaxError) in
            let kind =
                open.kind == .openInterpolation
                ? TemplatePiece.Kind.interpolation(try parser.parseExpression()) : try parser.parseDirective()
            if parser.peek().kind == .end { throw SyntaxError(.expectedSequenceEnd, open.range) }
            return (kind, try parser.expect(.closeSequence, .expectedSequenceEnd))
        }
    }

    @inline(never)
    private mutating func parseDirective() throws(SyntaxError) -> TemplatePiece.Kind {
        let word = try expect(.identifier, .unknownDirective)
        switch text.string(word.range) {
        case "if": return .ifStart(try parseExpression())
        case "else": return .elseMark
        case "endif": return .endIf
        case "endfor": return .endFor
        case "for":
            let names = try parseLoopNames()
            return .forStart(key: names.key, value: names.value, collection: try parseExpression())
        default: throw SyntaxError(.unknownDirective, word.range)
        }
    }
}
