/// `base64.encode` and `base64.decode` (RFC 4648, section 4; cel-go `ext`, "Encoders").
enum Base64 {
    static let overloads: [Overload] = [
        Overload("base64.encode", [.bytes], .string, makesValues: true) { arguments in
            if case .bytes(let bytes) = arguments[0] { .string(encode(bytes)) } else { .null }
        },
        Overload("base64.decode", [.string], .bytes, makesValues: true) { arguments in
            guard case .string(let text) = arguments[0] else { return .null }
            return decode(text).map { .bytes($0) } ?? .error(CELError("the text is no Base64"))
        },
    ]

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let digits = Dictionary(uniqueKeysWithValues: alphabet.enumerated().map { ($1, UInt32($0)) })

    static func encode(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0 as UInt32) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0..<4 {
                let digit = Int(bits >> UInt32(18 - 6 * place) & 63)
                result.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The bytes of a text with or without its padding; nil where it is none.
    static func decode(_ text: String) -> [UInt8]? {
        let content = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
        let padding = text.utf8.count - content.count
        guard content.count % 4 != 1, padding == 0 || padding <= 2 && text.utf8.count % 4 == 0 else { return nil }
        var result: [UInt8] = []
        var (bits, count): (UInt32, UInt32) = (0, 0)
        for byte in content {
            guard let digit = digits[byte] else { return nil }
            bits = (bits & 0xFFFF) << 6 | digit
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            result.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return result
    }
}
