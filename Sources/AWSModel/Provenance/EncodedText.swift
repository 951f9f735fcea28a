import FoundationEssentials

/// Texts that functions of Terraform made of others: a value that they were given stands in what they are without that.
enum EncodedText {
    /// What `urlencode` and `base64encode` may have been given to make a text; empty for one that neither made.
    static func forms(of text: String) -> [String] {
        [withoutPercents(text), withoutBase64(text)].compactMap { $0 }
    }

    /// A text without the escapes of a URL's query, in which a plus sign stands for a blank (RFC 3986 §2.1, WHATWG URL
    /// §5.1); nil for one that has none, or others.
    private static func withoutPercents(_ text: String) -> String? {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else { return nil }
        var decoded: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2)
                guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
                    return nil
                }
                decoded.append(value)
                rest = rest.dropFirst(2)
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// The text that a text in Base64 is; nil for data that is no text.
    private static func withoutBase64(_ text: String) -> String? {
        guard text.utf8.count >= 4, text.utf8.count % 4 == 0 else { return nil }
        return Data(base64Encoded: text).flatMap { String(bytes: $0, encoding: .utf8) }
    }
}
