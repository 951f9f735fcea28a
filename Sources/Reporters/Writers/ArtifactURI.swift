/// Paths as SARIF and code scanning take them: relative references with `/` between segments, percent-encoded, never
/// empty.
///
/// A path that begins at the root of the file system loses its leading `/`: code scanning refuses a whole file for one
/// location that it cannot bring below the checkout.
enum ArtifactURI {
    /// What stands for a path that is empty.
    private static let fallback = "plan.json"

    static func text(of path: String) -> String {
        let separator = UInt8(ascii: "/")
        let bytes = path.utf8.map { $0 == UInt8(ascii: "\\") ? separator : $0 }
        let segments = bytes.split(separator: separator).filter { !$0.elementsEqual(".".utf8) }
        let text = segments.map(encoded).joined(separator: "/")
        return text.isEmpty ? fallback : text
    }

    private static func encoded(_ segment: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in segment {
            if isUnreserved(byte) {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }

    /// Source: RFC 3986 §2.3.
    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
