import Symbolic

/// Masks what looks like a credential in any text, whatever the plan marks: the last line of defence.
///
/// It knows the published forms of access keys and tokens, private keys, JSON Web Tokens, webhooks, passwords in URLs and
/// connection strings, and what is assigned to environment variables such as `DB_PASSWORD`, in scripts and in JSON.
package enum Redaction {
    /// What stands in place of a masked text.
    package static let mask = "(sensitive)"

    /// The text with everything masked that looks like a credential.
    package static func masked(_ text: String) -> String {
        text.withBytes { bytes in
            var result: [UInt8] = []
            var position = 0
            var copied = 0
            // Most texts hold nothing of that sort and are not copied.
            while let mark = SecretMarks.next(in: bytes, from: position) {
                position = mark + 1
                guard let (kept, end) = secret(in: bytes, at: mark), end > max(kept, copied) else { continue }
                result += bytes[copied..<max(kept, copied)]
                result += mask.utf8
                copied = end
                position = max(end, position)
            }
            return copied > 0 ? String(decoding: result + bytes[copied...], as: UTF8.self) : text
        }
    }

    /// A secret that a mark at a position tells of: up to where the text is kept, and where the secret ends.
    private static func secret(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> (kept: Int, end: Int)? {
        switch bytes[position] {
        case UInt8(ascii: ":"):
            return urlPassword(in: bytes, at: position) ?? memberSecret(in: bytes, at: position)
                ?? mappedSecret(in: bytes, at: position)
        case UInt8(ascii: "="): return assignedSecret(in: bytes, at: position) ?? optionSecret(in: bytes, at: position)
        case UInt8(ascii: "@"): return sourceNamePassword(in: bytes, at: position)
        case UInt8(ascii: "-"): return privateKey(in: bytes, at: position).map { (position, $0) }
        default: return TokenFormat.end(in: bytes, at: position).map { (position, $0) }
        }
    }

    /// The end of a private key in PEM form; without its last line everything behind the first counts.
    private static func privateKey(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
        guard bytes.hasPrefix(Array("-----BEGIN ".utf8), at: position) else { return nil }
        let header = bytes[position...].prefix(64)
        guard String(decoding: header, as: UTF8.self).contains("PRIVATE KEY") else { return nil }
        let footer = Array("-----END ".utf8)
        var end = position + 11
        while end < bytes.count, !bytes.hasPrefix(footer, at: end) { end += 1 }
        guard end < bytes.count else { return bytes.count }
        end += footer.count
        while end < bytes.count, bytes[end] != UInt8(ascii: "-") { end += 1 }
        while end < bytes.count, bytes[end] == UInt8(ascii: "-") { end += 1 }
        return end
    }

    static func isWord(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }
}
