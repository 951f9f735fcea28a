extension Lexer {
    /// Reads an operator or a mark; whatever is none is an invalid token.
    mutating func scanOperator(_ byte: UInt8) {
        let next = peek(1)
        switch byte {
        case UInt8(ascii: "["): emit(.openBracket, length: 1)
        case UInt8(ascii: "]"): emit(.closeBracket, length: 1)
        case UInt8(ascii: "("): emit(.openParenthesis, length: 1)
        case UInt8(ascii: ")"): emit(.closeParenthesis, length: 1)
        case UInt8(ascii: ","): emit(.comma, length: 1)
        case UInt8(ascii: "?"): emit(.question, length: 1)
        case UInt8(ascii: "+"): emit(.plus, length: 1)
        case UInt8(ascii: "-"): emit(.minus, length: 1)
        case UInt8(ascii: "*"): emit(.star, length: 1)
        case UInt8(ascii: "%"): emit(.percent, length: 1)
        case UInt8(ascii: "."):
            if startsWith("...") { emit(.ellipsis, length: 3) } else { emit(.dot, length: 1) }
        case UInt8(ascii: ":"):
            if next == byte { emit(.doubleColon, length: 2) } else { emit(.colon, length: 1) }
        case UInt8(ascii: "="): scanEquals(next)
        case UInt8(ascii: "!"):
            if next == UInt8(ascii: "=") { emit(.notEqual, length: 2) } else { emit(.not, length: 1) }
        case UInt8(ascii: ">"):
            if next == UInt8(ascii: "=") { emit(.greaterOrEqual, length: 2) } else { emit(.greater, length: 1) }
        case UInt8(ascii: "&") where next == byte: emit(.and, length: 2)
        case UInt8(ascii: "|") where next == byte: emit(.or, length: 2)
        default: emit(.invalid, length: 1)
        }
    }

    private mutating func scanEquals(_ next: UInt8) {
        switch next {
        case UInt8(ascii: "="): emit(.equal, length: 2)
        case UInt8(ascii: ">"): emit(.arrow, length: 2)
        default: emit(.assign, length: 1)
        }
    }

    /// Reads `<`, `<=`, or the beginning of a heredoc: `<<` or `<<-`, a name, and the newline right after it.
    mutating func scanLess() {
        if peek(1) == UInt8(ascii: "=") { return emit(.lessOrEqual, length: 2) }
        guard peek(1) == UInt8(ascii: "<") else { return emit(.less, length: 1) }
        let start = position
        let markerStart = start + (peek(2) == UInt8(ascii: "-") ? 3 : 2)
        guard let markerEnd = identifierEnd(from: markerStart), let lineEnd = newlineEnd(at: markerEnd) else {
            return emit(.less, length: 1)
        }
        emit(.openHeredoc, length: lineEnd - start)
        enter(.heredoc(Heredoc(marker: markerStart..<markerEnd)))
    }

    /// The end of the identifier that begins at an index; nil if none does.
    private func identifierEnd(from start: Int) -> Int? {
        var end = start
        while end < bytes.count, let length = scalarLength(at: end), let scalar = scalar(at: end, length: length) {
            let isPart =
                end == start
                ? scalar == "_" || scalar.properties.isIDStart
                : scalar == "-" || scalar.properties.isIDContinue
            guard isPart else { break }
            end += length
        }
        return end > start ? end : nil
    }

    /// The end of the newline at an index; nil if there is none.
    private func newlineEnd(at index: Int) -> Int? {
        guard index < bytes.count else { return nil }
        if bytes[index] == UInt8(ascii: "\n") { return index + 1 }
        guard bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") else {
            return nil
        }
        return index + 2
    }

    /// Reads a comment or the sign of division.
    mutating func scanSlash() {
        if peek(1) == UInt8(ascii: "/") { return scanLineComment() }
        guard peek(1) == UInt8(ascii: "*"), !lacksCommentEnd else { return emit(.slash, length: 1) }
        var index = position + 2
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") {
                return emit(.comment, length: index + 2 - position)
            }
            index += 1
        }
        // As Terraform has it, a comment without end is a stray `/`, which is an error wherever it stands.
        lacksCommentEnd = true
        emit(.slash, length: 1)
    }

    /// Reads a comment up to the end of its line, the newline included.
    mutating func scanLineComment() {
        let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        emit(.comment, length: end - position)
    }
}
