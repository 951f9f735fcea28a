import Symbolic

/// Makes text safe to show: no control characters, nothing that reorders or hides what is on the screen.
package enum TextEscape {
    /// Whether a Unicode scalar shows itself and moves nothing.
    package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: true
        // C0 and C1 controls, soft hyphen.
        case 0..<0x20, 0x7F...0x9F, 0xAD: false
        // Controls of direction (Bidi_Control), zero-width characters, separators, the joiners of formulas, byte order mark.
        case 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF: false
        // Letters and marks that leave a gap, or nothing at all.
        case 0x34F, 0x115F...0x1160, 0x17B4...0x17B5, 0x3164, 0xFFA0, 0xFFF9...0xFFFB: false
        // Tags and further variation selectors, which show nothing and can carry text.
        case 0xE0000...0xE0FFF: false
        default: true
        }
    }

    /// Whether a text is made of printable ASCII only; all of it is read, which is quicker than looking for the first.
    static func isPlain(_ text: String) -> Bool { text.withBytes { isPlain($0) } }

    /// The same of a text's bytes, eight at a time.
    package static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        // The highest bit of each byte that is below a blank, above `~` or outside ASCII; of no other one before that.
        var others: UInt64 = 0
        var position = 0
        while position &+ 8 <= bytes.count {
            let word = bytes.word(at: position)
            others |= word | (word &- ones &* 0x20) | (word &+ ones)
            position &+= 8
        }
        var rest: UInt8 = 0
        while position < bytes.count {
            rest |= bytes[position] &- 0x20 > 0x5E ? 1 : 0
            position &+= 1
        }
        return others & (ones << 7) == 0 && rest == 0
    }

    /// The text on one line: line feeds and tabs as spaces are kept apart by the caller; here they become escapes.
    package static func escaped(_ text: String) -> String {
        if isPlain(text) { return text }
        // By bytes: to put a text together from characters takes many times as long.
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            switch scalar {
            case _ where isPrintable(scalar):
                if scalar.isASCII {
                    result.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    result += scalar.utf8
                }
            case "\n": result += "\\n".utf8
            case "\r": result += "\\r".utf8
            case "\t": result += "\\t".utf8
            default: result += "\\u{\(String(scalar.value, radix: 16))}".utf8
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
