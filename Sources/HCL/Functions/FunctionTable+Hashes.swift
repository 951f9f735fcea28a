import Symbolic

extension FunctionTable {
    private static let digests: [(name: String, digest: @Sendable ([UInt8]) -> String)] = [
        ("md5", { hexadecimal(MD5.digest($0)) }), ("sha1", { hexadecimal(SHA1.digest($0)) }),
        ("sha256", { hexadecimal(SHA2.sha256($0)) }), ("sha512", { hexadecimal(SHA2.sha512($0)) }),
        ("base64sha256", { Base64.encoded(SHA2.sha256($0)) }), ("base64sha512", { Base64.encoded(SHA2.sha512($0)) }),
    ]

    /// Hash functions of strings.
    static let hashes: [(String, Function)] =
        digests.map { name, digest in
            (
                name,
                { (arguments) throws(EvaluationFailure) in
                    try arguments.expect(1)
                    return try arguments.string(0).map { Value(.string(digest(Array($0.utf8)))) }
                }
            )
        } + [("uuidv5", uuidv5)]

    /// Hash functions of files.
    static let fileHashes: [(String, SitedFunction)] =
        digests.map { name, digest in
            (
                "file\(name)",
                { (arguments, evaluation) throws(EvaluationFailure) in try read(arguments, &evaluation, digest) }
            )
        }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// A UUID from a namespace and a name.
    ///
    /// Source: RFC 9562, section 5.5 and appendix A.
    private static func uuidv5(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (namespace, name) = (try arguments.string(0), try arguments.string(1))
        guard let namespace, let name, let start = uuid(namespace) else { return nil }
        var bytes = Array(SHA1.digest(start + Array(name.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = hexadecimal(bytes)
        var groups: [Substring] = []
        var rest = digits[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return Value(.string(groups.joined(separator: "-")))
    }

    /// The bytes of a namespace: one of the known ones, or a UUID in its usual form.
    private static func uuid(_ text: String) -> [UInt8]? {
        let known: [String: UInt8] = ["dns": 0x10, "url": 0x11, "oid": 0x12, "x500": 0x14]
        if let last = known[text] {
            let tail: [UInt8] = [0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8]
            return [0x6B, 0xA7, 0xB8, last] + tail
        }
        let groups = text.pieces(separatedBy: "-")
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12] else { return nil }
        let digits = Array(groups.joined().utf8)
        return stride(from: 0, to: 32, by: 2).reduce([]) { bytes, index in
            let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
            guard digits[index] != UInt8(ascii: "+"), digits[index] != UInt8(ascii: "-"),
                let byte = UInt8(pair, radix: 16)
            else { return nil }
            return bytes.map { $0 + [byte] }
        }
    }
}
