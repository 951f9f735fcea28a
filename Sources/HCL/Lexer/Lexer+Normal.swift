extension Lexer {
    /// Reads one token of an expression or a body.
    mutating func scanNormal(braces: Int) {
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
        case UInt8(ascii: "\n"): emit(.newline, length: 1)
        case UInt8(ascii: "\r") where peek(1) == UInt8(ascii: "\n"): emit(.newline, length: 2)
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
            scanIdentifier()
        case UInt8(ascii: "0")...UInt8(ascii: "9"): scanNumber()
        case UInt8(ascii: "\""):
            emit(.openQuote, length: 1)
            enter(.quoted)
        case UInt8(ascii: "{"):
            emit(.openBrace, length: 1)
            setBraces(braces + 1)
        case UInt8(ascii: "}"): closeBrace(braces, length: 1)
        case UInt8(ascii: "~") where peek(1) == UInt8(ascii: "}"): closeTrimming(braces)
        case UInt8(ascii: "#"): scanLineComment()
        case UInt8(ascii: "/"): scanSlash()
        case UInt8(ascii: "<"): scanLess()
        case 0x80...: scanNonASCII()
        default: scanOperator(byte)
        }
    }

    private mutating func setBraces(_ count: Int) {
        modes[modes.count - 1] = .normal(braces: count)
    }

    private mutating func closeBrace(_ braces: Int, length: Int) {
        if braces == 0, modes.count > 1 {
            emit(.closeSequence, length: length)
            leaveMode()
        } else {
            emit(.closeBrace, length: length)
            setBraces(max(0, braces - 1))
        }
    }

    /// `~}` ends a sequence and nothing else.
    private mutating func closeTrimming(_ braces: Int) {
        emit(.closeSequence, length: 2)
        if braces == 0 { leaveMode() } else { setBraces(braces - 1) }
    }

    private mutating func scanIdentifier() {
        var end = position
        while end < bytes.count {
            let byte = bytes[end]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
                end += 1
                continue
            case 0x80...:
                if let length = scalarLength(at: end), let scalar = scalar(at: end, length: length),
                    scalar.properties.isIDContinue
                {
                    end += length
                    continue
                }
            default: break
            }
            break
        }
        emit(.identifier, length: end - position)
    }

    private mutating func scanNonASCII() {
        guard let length = scalarLength(at: position), let scalar = scalar(at: position, length: length) else {
            return emit(.invalidUTF8, length: 1)
        }
        if scalar.properties.isIDStart { scanIdentifier() } else { emit(.invalid, length: length) }
    }

    /// Digits, points and exponents as far as they go, but no point at the end: `1.2.3` is one token, and no number.
    private mutating func scanNumber() {
        var index = position + 1
        var end = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                index += 1
                end = index
                continue
            case UInt8(ascii: "."):
                index += 1
                continue
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                if let length = exponentLength(at: index) {
                    index += length
                    end = index
                    continue
                }
            default: break
            }
            break
        }
        emit(.number, length: end - position)
    }

    /// How long an exponent's letter, sign and first digit are.
    private func exponentLength(at index: Int) -> Int? {
        let isSigned = index + 1 < bytes.count && [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index + 1])
        let digit = index + (isSigned ? 2 : 1)
        guard digit < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[digit]) else { return nil }
        return digit + 1 - index
    }
}
