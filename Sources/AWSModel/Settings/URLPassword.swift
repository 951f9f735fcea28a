/// Finds a password in the authority of a URL, `scheme://user:password@host`, or in a data source name of Go's MySQL
/// driver, `user:password@tcp(host)`.
///
/// Sources: RFC 3986 §3.2.1; go-sql-driver/mysql, "DSN (Data Source Name)".
enum URLPassword {
    /// How far before a host the name of the user is looked for.
    private static let longest = 512

    /// Where the first password stands; nil if there is none.
    static func range(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var position = 0
        while position + 2 < bytes.count {
            if bytes[position] == UInt8(ascii: ":"), bytes[position + 1] == UInt8(ascii: "/"),
                bytes[position + 2] == UInt8(ascii: "/"), position > 0,
                TokenScanner.isAlphanumeric(bytes[position - 1]),
                let found = password(bytes, from: position + 3)
            {
                return found
            }
            if bytes[position] == UInt8(ascii: "@"), isProtocol(bytes, from: position + 1),
                let found = password(bytes, before: position)
            {
                return found
            }
            position += 1
        }
        return nil
    }

    /// Whether the protocol of a data source name stands here.
    private static func isProtocol(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        ["tcp(", "unix("].contains { bytes[start...].starts(with: $0.utf8) }
    }

    /// The password of a text that ends in `user:password`, unless it is a variable or placeholder.
    private static func password(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> Range<Int>? {
        let before = bytes[max(0, end - longest)..<end]
        let start = before.lastIndex(where: endsWord).map { $0 + 1 } ?? before.startIndex
        guard let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")), colon > start, colon + 1 < end
        else { return nil }
        return written((colon + 1)..<end, bytes)
    }

    /// The password of an authority `user:password@` that begins here, unless it is a variable or placeholder.
    private static func password(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
        var colon: Int?
        var position = start
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "@"):
                guard let colon, position > colon + 1, !isDigest(bytes, from: position + 1) else { return nil }
                return written((colon + 1)..<position, bytes)
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "'"),
                0...0x20:
                return nil
            case UInt8(ascii: ":"):
                if colon == nil { colon = position }
            case UInt8(ascii: ";"), UInt8(ascii: ","):
                if let colon, isPort(bytes[(colon + 1)..<position]), isProperty(bytes, from: position + 1) {
                    return nil
                }
            default: break
            }
            position += 1
        }
        return nil
    }

    /// Whether a text is the number of a port.
    private static func isPort(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        (1...5).contains(text.count) && text.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a property stands here, as drivers have them behind the host: `;database=app`, `,cn=admin`.
    private static func isProperty(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        let name = bytes[start...].prefix { TokenScanner.isWord($0) || $0 == UInt8(ascii: ".") }
        return !name.isEmpty && bytes[name.endIndex...].first == UInt8(ascii: "=")
    }

    /// Whether the digest of an image stands here, and no host: `image:tag@sha256:…`.
    ///
    /// Source: OCI Image Format Specification, "Content Descriptors", Digests.
    private static func isDigest(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
        guard let algorithm = ["sha256:", "sha512:"].first(where: { bytes[start...].starts(with: $0.utf8) }) else {
            return false
        }
        let digits = bytes[(start + algorithm.utf8.count)...].prefix {
            (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
        }
        return digits.count >= 64
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "=")
    }

    private static func written(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        isPlaceholder(UnsafeBufferPointer(rebasing: bytes[range])) ? nil : range
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
