extension Parser {
    /// The text that a literal token stands for.
    func literal(_ token: Token) throws(SyntaxError) -> String {
        let bytes = text.bytes[token.range]
        let isQuoted = token.kind == .quotedText
        let isPlain = !bytes.contains { byte in
            byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%") || isQuoted && byte == UInt8(ascii: "\\")
        }
        if isPlain { return String(decoding: bytes, as: UTF8.self) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\\") where isQuoted:
                index = try appendEscape(at: index, in: bytes, to: &result)
            case UInt8(ascii: "$"), UInt8(ascii: "%"):
                // `$${` is a literal `${`.
                let isEscape = bytes[index...].starts(with: [byte, byte, UInt8(ascii: "{")])
                result += isEscape ? [byte, UInt8(ascii: "{")] : [byte]
                index += isEscape ? 3 : 1
            default:
                result.append(byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Adds the character of a backslash escape; gives the index after it.
    private func appendEscape(
        at start: Int,
        in bytes: ArraySlice<UInt8>,
        to result: inout [UInt8]
    ) throws(SyntaxError) -> Int {
        let selector = start + 1 < bytes.endIndex ? bytes[start + 1] : 0
        switch selector {
        case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): result.append(selector)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let count = selector == UInt8(ascii: "u") ? 4 : 8
            let digits = bytes[(start + 2)...].prefix(count)
            guard digits.count == count, digits.allSatisfy(Parser.isHexDigit),
                let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(code)
            else { throw SyntaxError(.invalidEscape, start..<min(start + 2 + digits.count, bytes.endIndex)) }
            result += Array(String(Character(scalar)).utf8)
            return start + 2 + count
        default: throw SyntaxError(.invalidEscape, start..<min(start + 2, bytes.endIndex))
        }
        return start + 2
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
