extension Parser {
    /// Goes on behind an item that could not be read: after the newline that ends it.
    ///
    /// The newline is the first one outside of the brackets that the item has opened. Where these are never closed, it
    /// is the first one after the error that is outside of the brackets opened since.
    mutating func recover(from start: Int, at offset: Int) {
        let reached = index
        if !isUnbalanced, let end = itemEnd(from: start, notBefore: offset) { return move(to: end) }
        isUnbalanced = true
        var position = start
        while rawToken(position).kind != .end, rawToken(position).start < offset { position += 1 }
        move(to: itemEnd(from: max(position, reached, start + 1), notBefore: offset) ?? Int.max)
    }

    /// The position of the token after the first newline outside of brackets; nil if there is none.
    private func itemEnd(from start: Int, notBefore offset: Int) -> Int? {
        var position = start
        var open = 0
        while true {
            let token = rawToken(position)
            position += 1
            switch token.kind {
            case .end: return open == 0 ? position - 1 : nil
            case .newline where open == 0 && token.end > offset: return position
            case .comment where open == 0 && endsLine(token) && token.end > offset: return position
            case .cutQuote: open = max(0, open - 1)
            default:
                if token.kind.opens {
                    open += 1
                } else if token.kind.closes {
                    // The brace of the block around the item ends it too.
                    if open == 0, token.kind == .closeBrace, token.start >= offset { return position - 1 }
                    open = max(0, open - 1)
                }
            }
        }
    }

    private func endsLine(_ comment: Token) -> Bool {
        text.bytes[comment.end - 1] == UInt8(ascii: "\n")
    }
}

extension Token.Kind {
    var opens: Bool {
        switch self {
        case .openBrace, .openBracket, .openParenthesis, .openQuote, .openHeredoc, .openInterpolation, .openDirective:
            true
        default: false
        }
    }

    var closes: Bool {
        switch self {
        case .closeBrace, .closeBracket, .closeParenthesis, .closeQuote, .closeHeredoc, .closeSequence: true
        default: false
        }
    }
}
