/// Paths as SARIF and code scanning take them: relative references with `/`, percent-encoded, never empty.
enum ArtifactURI {
    static func text(of path: String) -> String {
        var bytes = Array(path.utf8).map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 }[...]
        while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2).drop { $0 == UInt8(ascii: "/") } }
        while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
        var text = ""
        for byte in bytes {
            if isPlain(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return text.isEmpty ? "plan.json" : text
    }

    /// Source: RFC 3986 §2.3, and `/` between segments.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
