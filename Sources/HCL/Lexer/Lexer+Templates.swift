extension Lexer {
    /// Reads a piece of a quoted string: text, the beginning of a sequence, or the closing quote.
    mutating func scanQuoted() {
        switch bytes[position] {
        case UInt8(ascii: "\""):
            emit(.closeQuote, length: 1)
            leaveMode()
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            // Terraform goes on reading the string; ending it here lets what follows be read.
            tokens.append(Token(.cutQuote, position..<position))
            leaveMode()
        default:
            if !scanSequenceStart() { scanQuotedText() }
        }
    }

    private mutating func scanQuotedText() {
        var end = position
        scan: while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break scan
            case UInt8(ascii: "\\"):
                guard end + 1 < bytes.count, let length = scalarLength(at: end + 1) else {
                    end += 1
                    continue
                }
                let isNewline = bytes[end + 1] == UInt8(ascii: "\n") || bytes[end + 1] == UInt8(ascii: "\r")
                end += isNewline ? 1 : 1 + length
            case UInt8(ascii: "$"), UInt8(ascii: "%"):
                guard let length = literalLength(ofMarkAt: end) else { break scan }
                end += length
            case 0x80...:
                guard let length = scalarLength(at: end) else { break scan }
                end += length
            default: end += 1
            }
        }
        emitText(.quotedText, to: end)
    }

    /// Reads a line of a heredoc, up to a sequence in it, or the marker.
    mutating func scanHeredoc(_ heredoc: Heredoc) {
        if scanSequenceStart() { return }
        let end = plainTextEnd()
        let isWholeLine = end > position && bytes[end - 1] == UInt8(ascii: "\n")
        if isWholeLine, heredoc.isAtLineStart, isMarker(heredoc.marker, position..<end) {
            let newline = end - 2 >= position && bytes[end - 2] == UInt8(ascii: "\r") ? 2 : 1
            emit(.closeHeredoc, length: end - newline - position)
            leaveMode()
            emit(.newline, length: newline)
        } else {
            emitText(.plainText, to: end)
            setLineStart(isWholeLine)
        }
    }

    /// Reads a line of a bare template, up to a sequence in it.
    mutating func scanBare() {
        if !scanSequenceStart() { emitText(.plainText, to: plainTextEnd()) }
    }

    /// The end of the literal text from the current position: after a newline, before a sequence or a bad byte.
    private func plainTextEnd() -> Int {
        var end = position
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "\n"): return end + 1
            case UInt8(ascii: "\r"):
                if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "\n") { return end + 2 }
                return end
            case UInt8(ascii: "$"), UInt8(ascii: "%"):
                guard let length = literalLength(ofMarkAt: end) else { return end }
                end += length
            case 0x80...:
                guard let length = scalarLength(at: end) else { return end }
                end += length
            default: end += 1
            }
        }
        return end
    }

    /// How many bytes of literal text a `$` or `%` begins: 3 for `$${`, 1 for a lone sign; nil for `${`.
    private func literalLength(ofMarkAt index: Int) -> Int? {
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0
        if next == UInt8(ascii: "{") { return nil }
        let isEscape = next == bytes[index] && index + 2 < bytes.count && bytes[index + 2] == UInt8(ascii: "{")
        return isEscape ? 3 : 1
    }

    /// Reads `${`, `%{` and their trimming forms.
    private mutating func scanSequenceStart() -> Bool {
        let byte = bytes[position]
        guard byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%"), peek(1) == UInt8(ascii: "{") else { return false }
        emit(
            byte == UInt8(ascii: "$") ? .openInterpolation : .openDirective,
            length: peek(2) == UInt8(ascii: "~") ? 3 : 2
        )
        setLineStart(false)
        enter(.normal(braces: 0))
        return true
    }

    /// Adds literal text, or the byte that cannot be part of any.
    private mutating func emitText(_ kind: Token.Kind, to end: Int) {
        if end > position { return emit(kind, length: end - position) }
        emit(bytes[position] < 0x80 ? .invalid : .invalidUTF8, length: 1)
    }

    private mutating func setLineStart(_ isAtLineStart: Bool) {
        guard case .heredoc(var heredoc)? = modes.last else { return }
        heredoc.isAtLineStart = isAtLineStart
        modes[modes.count - 1] = .heredoc(heredoc)
    }

    /// Whether a line is the marker but for white space around it.
    private func isMarker(_ marker: Range<Int>, _ line: Range<Int>) -> Bool {
        guard line.count > marker.count else { return false }
        let text = bytes[line]
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
        else { return false }
        if last + 1 - first == marker.count { return text[first...last].elementsEqual(bytes[marker]) }
        guard text[first] >= 0x80 || text[last] >= 0x80 else { return false }
        let trimmed = String(decoding: text, as: UTF8.self).unicodeScalars.trimmingWhitespace
        return trimmed.elementsEqual(String(decoding: bytes[marker], as: UTF8.self).unicodeScalars)
    }
}

extension String.UnicodeScalarView {
    /// The scalars without those at both ends that Unicode calls white space.
    fileprivate var trimmingWhitespace: Substring.UnicodeScalarView {
        let head = drop { $0.properties.isWhitespace }
        guard let last = head.lastIndex(where: { !$0.properties.isWhitespace }) else { return head.prefix(0) }
        return head[...last]
    }
}
