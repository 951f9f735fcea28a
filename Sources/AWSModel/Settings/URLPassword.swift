/// Finds a password in the authority of a URL: `scheme://user:password@host`.
///
/// Source: RFC 3986 §3.2.1.
enum URLPassword {
    static func occurs(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        while position + 2 < bytes.count {
            if bytes[position] == UInt8(ascii: ":"), bytes[position + 1] == UInt8(ascii: "/"),
                bytes[position + 2] == UInt8(ascii: "/"), position > 0,
                TokenScanner.isAlphanumeric(bytes[position - 1]), hasPassword(bytes, from: position + 3)
            {
                return true
            }
            position += 1
        }
        return false
    }

    /// Whether an authority that begins here has `user:password@` with a password that is no variable or placeholder.
    private static func hasPassword(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        var colon: Int?
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "@"):
                guard let colon, position > colon + 1 else { return false }
                return !isPlaceholder(UnsafeBufferPointer(rebasing: bytes[(colon + 1)..<position]))
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"),
                0...0x20:
                return false
            case UInt8(ascii: ":"):
                if colon == nil { colon = position }
            default: break
            }
            position += 1
        }
        return false
    }

    /// A password that a shell, a template or a reader is to fill in: `$PASSWORD`, `${…}`, `{{…}}`, `<password>`, `%s`, `***`.
    private static func isPlaceholder(_ password: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = password.first else { return true }
        switch first {
        case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "<"), UInt8(ascii: "%"): return true
        default:
            return password.allSatisfy { $0 == UInt8(ascii: "*") }
                || Placeholder.isPlaceholder(password)
        }
    }
}
