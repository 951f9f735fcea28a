/// An expression up to a cursor, made whole: a name in the place of the one that is being written, brackets closed.
struct UnfinishedExpression {
    /// What is being written.
    enum Place {
        /// A number, a comment: nothing that can be completed.
        case nowhere
        case name
        /// A name behind a point.
        case member
        /// The inside of a string.
        case text
    }

    private(set) var place: Place
    /// Where the name, or the inside of the string, starts in the source.
    private(set) var start: Int
    /// A source that can be parsed as far as the author has come.
    private(set) var repaired: String

    init(_ source: String, cutAt offset: Int) {
        let bytes = Array(source.utf8.prefix(max(0, min(offset, source.utf8.count))))
        let text = String(decoding: bytes, as: UTF8.self)
        start = bytes.count
        place = .nowhere
        repaired = text
        guard bytes.count <= Parser.sourceLimit else { return }
        var lexer = Lexer(text)
        var tokens = lexer.tokens().filter { $0.kind != .end }
        let end = tokens.last?.range.upperBound ?? 0
        if let last = tokens.last, end == bytes.count {
            switch last.kind {
            case .identifier:
                start = last.range.lowerBound
                tokens.removeLast()
            case .string where lexer.diagnostics.contains(where: { $0.range == last.range }):
                start = last.range.lowerBound + 1
                place = .text
                repaired = text + UnfinishedExpression.closing(bytes[last.range.lowerBound], tokens)
                return
            case .symbol, .quotedField: break
            default: return
            }
        } else if UnfinishedExpression.isComment(bytes[end...]) {
            return
        }
        place = UnfinishedExpression.isMember(tokens) ? .member : .name
        let isPresence = place == .name && UnfinishedExpression.isArgumentOfHas(tokens)
        repaired =
            String(decoding: bytes[..<start], as: UTF8.self) + (isPresence ? "_._" : "_")
            + UnfinishedExpression.closers(tokens)
    }

    /// A source up to the end of the name at an offset, made whole; nil where no name stands there.
    ///
    /// What is called there is called without arguments: what they are nobody can tell yet.
    static func through(_ source: String, nameAt offset: Int) -> String? {
        guard source.utf8.count <= Parser.sourceLimit else { return nil }
        var lexer = Lexer(source)
        let tokens = lexer.tokens()
        let names = tokens.indices.filter { index in
            guard case .identifier = tokens[index].kind else { return false }
            return tokens[index].range.contains(offset) || tokens[index].range.upperBound == offset
        }
        guard let index = names.first else { return nil }
        let isCall = index + 1 < tokens.count && tokens[index + 1].kind == .symbol("(")
        let head = String(decoding: source.utf8.prefix(tokens[index].range.upperBound), as: UTF8.self)
        return head + (isCall ? "()" : "") + closers(Array(tokens[...index]))
    }

    /// Whether the rest of a source is a comment that the cursor stands in.
    private static func isComment(_ rest: ArraySlice<UInt8>) -> Bool {
        let line = rest.reversed().prefix { $0 != UInt8(ascii: "\n") }
        return line.contains(UInt8(ascii: "/"))
    }

    private static func isMember(_ tokens: [Token]) -> Bool {
        var rest = tokens[...]
        if rest.last?.kind == .symbol("?") { rest.removeLast() }
        guard rest.last?.kind == .symbol(".") else { return false }
        switch rest.dropLast().last?.kind {
        case .identifier, .quotedField, .string, .bytes, .symbol(")"), .symbol("]"), .symbol("}"): return true
        default: return false
        }
    }

    /// `has` takes a selection: a name alone in it is not parsed.
    private static func isArgumentOfHas(_ tokens: [Token]) -> Bool {
        tokens.last?.kind == .symbol("(") && tokens.dropLast().last?.kind == .identifier("has")
    }

    private static func closing(_ quote: UInt8, _ tokens: [Token]) -> String {
        String(decoding: [quote], as: UTF8.self) + closers(tokens)
    }

    /// What closes the brackets that are open.
    private static func closers(_ tokens: [Token]) -> String {
        var open: [String] = []
        for token in tokens {
            switch token.kind {
            case .symbol("("): open.append(")")
            case .symbol("["): open.append("]")
            case .symbol("{"): open.append("}")
            case .symbol(")"), .symbol("]"), .symbol("}"): _ = open.popLast()
            default: break
            }
        }
        return open.reversed().joined()
    }
}
