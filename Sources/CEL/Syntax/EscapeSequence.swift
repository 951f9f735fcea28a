/// The escapes of CEL's strings (langdef, "String and Bytes Values").
enum EscapeSequence {
    /// Reads what follows a backslash and moves behind it.
    ///
    /// - Returns: whether it is an escape at all.
    static func read(_ bytes: [UInt8], _ position: inout Int, into content: inout [UInt8], isBytes: Bool) -> Bool {
        guard position < bytes.count else { return false }
        let letter = bytes[position]
        position += 1
        if let plain = simple[letter] {
            content.append(plain)
            return true
        }
        switch letter {
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            return number(bytes, &position, digits: 2, radix: 16, &content, isBytes)
        case UInt8(ascii: "u") where !isBytes: return number(bytes, &position, digits: 4, radix: 16, &content, false)
        case UInt8(ascii: "U") where !isBytes: return number(bytes, &position, digits: 8, radix: 16, &content, false)
        case UInt8(ascii: "0")...UInt8(ascii: "3"):
            position -= 1
            return number(bytes, &position, digits: 3, radix: 8, &content, isBytes)
        default: return false
        }
    }

    private static let simple: [UInt8: UInt8] = [
        UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
        UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0B,
        UInt8(ascii: "\\"): UInt8(ascii: "\\"),
        UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "\""): UInt8(ascii: "\""),
        UInt8(ascii: "'"): UInt8(ascii: "'"), UInt8(ascii: "`"): UInt8(ascii: "`"),
    ]

    private static func number(
        _ bytes: [UInt8],
        _ position: inout Int,
        digits: Int,
        radix: Int,
        _ content: inout [UInt8],
        _ isBytes: Bool
    ) -> Bool {
        guard position + digits <= bytes.count,
            let value = UInt32(String(decoding: bytes[position..<(position + digits)], as: UTF8.self), radix: radix)
        else { return false }
        position += digits
        if isBytes {
            content.append(UInt8(truncatingIfNeeded: value))
            return value < 256
        }
        guard let scalar = Unicode.Scalar(value) else { return false }
        content.append(contentsOf: String(Character(scalar)).utf8)
        return true
    }
}
