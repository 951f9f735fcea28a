import Symbolic

/// Masks what looks like a credential in any text, whatever the plan marks: the last line of defence.
///
/// It knows the published forms of access keys and tokens, private keys, JSON Web Tokens, webhooks, passwords in URLs and
/// connection strings, and what is assigned to environment variables such as `DB_PASSWORD`, in scripts and in JSON.
package enum Redaction {
    /// How far behind its user a password in a data source name is looked for.
    private static let longestPassword = 512

    /// What stands in place of a masked text.
    package static let mask = "(sensitive)"

    /// The text with everything masked that looks like a credential.
    package static func masked(_ text: String) -> String {
        guard mayHoldSecret(text) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var position = 0
        var changed = false
        while position < bytes.count {
            if let (kept, end) = secret(in: bytes, at: position) {
                result += bytes[position..<kept]
                result += Array(mask.utf8)
                position = end
                changed = true
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return changed ? String(decoding: result, as: UTF8.self) : text
    }

    /// Whether anything in a text begins as a secret does; most texts hold nothing of that sort and are not copied.
    private static func mayHoldSecret(_ text: String) -> Bool {
        text.withBytes { bytes in
            TokenFormat.beginnings.withUnsafeBufferPointer { beginnings in
                guard bytes.count > 1 else { return false }
                let pairs = UnsafeRawBufferPointer(bytes)
                for position in 0..<(bytes.count - 1) {
                    let pair = UInt16(littleEndian: pairs.loadUnaligned(fromByteOffset: position, as: UInt16.self))
                    guard beginnings[Int(pair >> 6)] >> UInt64(pair & 63) & 1 == 1 else { continue }
                    let first = bytes[position]
                    let isMark = !isWord(first) || "=:".utf8.contains(bytes[position + 1])
                    if isMark { return true }
                    guard position < 1 || !isWord(bytes[position - 1]) else { continue }
                    if TokenFormat.begins(at: position, in: bytes) { return true }
                }
                return false
            }
        }
    }

    /// A secret that starts at a position: up to where the text is kept, and where the secret ends.
    private static func secret(in bytes: [UInt8], at position: Int) -> (kept: Int, end: Int)? {
        if bytes[position] == UInt8(ascii: ":") {
            return urlPassword(in: bytes, at: position) ?? memberSecret(in: bytes, at: position)
                ?? mappedSecret(in: bytes, at: position) ?? sourceNamePassword(in: bytes, at: position)
        }
        if bytes[position] == UInt8(ascii: "-"), let end = privateKey(in: bytes, at: position) {
            return (position, end)
        }
        if bytes[position] == UInt8(ascii: "=") {
            return assignedSecret(in: bytes, at: position) ?? optionSecret(in: bytes, at: position)
        }
        guard position == 0 || !isWord(bytes[position - 1]) else { return nil }
        for format in TokenFormat.all where bytes.hasPrefix(format.prefix, at: position) {
            let start = position + format.prefix.count
            let end = bytes[start...].firstIndex { !format.accepts($0) } ?? bytes.count
            if end - start >= format.minimum { return (position, end) }
        }
        return nil
    }

    /// The password of `scheme://user:password@host`, from the colon of the scheme on.
    private static func urlPassword(in bytes: [UInt8], at colon: Int) -> (kept: Int, end: Int)? {
        guard colon > 0, isWord(bytes[colon - 1]), bytes.hasPrefix(Array("://".utf8), at: colon) else { return nil }
        let authority = bytes[(colon + 3)...].prefix { !"/?# \"'\n\t<>`".utf8.contains($0) }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        guard let separator = authority[..<at].firstIndex(of: UInt8(ascii: ":")), separator + 1 < at else { return nil }
        return (separator + 1, at)
    }

    /// The password of `user:password@tcp(host)`, from the colon on.
    private static func sourceNamePassword(in bytes: [UInt8], at colon: Int) -> (kept: Int, end: Int)? {
        guard colon > 0, isWord(bytes[colon - 1]) else { return nil }
        let word = bytes[(colon + 1)...].prefix(longestPassword).prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }
        let at = word.indices.first { place in
            word[place] == UInt8(ascii: "@")
                && ["tcp(", "unix("].contains { bytes.hasPrefix(Array($0.utf8), at: place + 1) }
        }
        return at.flatMap { $0 > colon + 1 ? (colon + 1, $0) : nil }
    }

    /// The end of a private key in PEM form; without its last line everything behind the first counts.
    private static func privateKey(in bytes: [UInt8], at position: Int) -> Int? {
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

/// The form of a kind of token: a fixed beginning, and how what follows looks.
private struct TokenFormat {
    let prefix: [UInt8]
    /// How many characters have to follow.
    let minimum: Int
    /// Further characters that may follow besides letters, digits and `_`.
    let others: [UInt8]

    init(_ prefix: String, _ minimum: Int, others: String = "") {
        self.prefix = Array(prefix.utf8)
        self.minimum = minimum
        self.others = Array(others.utf8)
    }

    func accepts(_ byte: UInt8) -> Bool { Redaction.isWord(byte) || others.contains(byte) }

    /// The formats by their first byte.
    private static let byFirstByte: [[TokenFormat]] = {
        var table = [[TokenFormat]](repeating: [], count: 256)
        for format in all { table[Int(format.prefix[0])].append(format) }
        return table
    }()

    /// Whether one of the beginnings stands at a position: common words begin with the same two letters.
    static func begins(at position: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        byFirstByte[Int(bytes[position])].contains { format in
            let end = position + format.prefix.count
            return end <= bytes.count && (position..<end).allSatisfy { bytes[$0] == format.prefix[$0 - position] }
        }
    }

    /// A bit for each pair of bytes, the first of them in the low bits: whether something that is to be masked may begin
    /// with it.
    static let beginnings: [UInt64] = {
        var table = [UInt64](repeating: 0, count: 1024)
        func add(_ first: UInt8, _ second: UInt8) {
            let pair = Int(second) << 8 | Int(first)
            table[pair >> 6] |= 1 << UInt64(pair & 63)
        }
        // Also blanks and quotes before a sign, and what follows the password of a data source name.
        let marks = ["://", "--", "\":", "':", " :", " =", "\"=", "'=", "@t", "@u"].map { Array($0.utf8) }
        for prefix in all.map(\.prefix) + marks { add(prefix[0], prefix[1]) }
        // The end of a name and the sign of an assignment.
        for byte in UInt8.min...UInt8.max where Redaction.isNamePart(byte) { add(byte, UInt8(ascii: "=")) }
        // The same of names in connection strings and options.
        for byte in "dyt".utf8 { add(byte, UInt8(ascii: "=")) }
        // `password:` and `PASSWORD:`.
        for byte in "dD".utf8 { add(byte, UInt8(ascii: ":")) }
        return table
    }()

    static let all: [TokenFormat] = [
        TokenFormat("AKIA", 16), TokenFormat("ASIA", 16),
        TokenFormat("ghp_", 20), TokenFormat("gho_", 20), TokenFormat("ghu_", 20), TokenFormat("ghs_", 20),
        TokenFormat("ghr_", 20), TokenFormat("github_pat_", 20), TokenFormat("glpat-", 16, others: "-"),
        TokenFormat("xoxb-", 10, others: "-"), TokenFormat("xoxa-", 10, others: "-"),
        TokenFormat("xoxp-", 10, others: "-"), TokenFormat("xoxr-", 10, others: "-"),
        TokenFormat("xoxs-", 10, others: "-"), TokenFormat("xapp-", 10, others: "-"),
        TokenFormat("sk_live_", 10), TokenFormat("rk_live_", 10), TokenFormat("sk_test_", 10),
        TokenFormat("AIza", 30, others: "-"), TokenFormat("npm_", 30), TokenFormat("SG.", 30, others: ".-"),
        TokenFormat("rk_test_", 10), TokenFormat("glrt-", 16, others: "-"), TokenFormat("dckr_pat_", 16, others: "-"),
        TokenFormat("pypi-AgEI", 30, others: "-"), TokenFormat("sk-ant-", 16, others: "-"),
        TokenFormat("sk-proj-", 16, others: "-"), TokenFormat("hf_", 30), TokenFormat("hvs.", 16, others: "-"),
        TokenFormat("dapi", 32), TokenFormat("shpat_", 30), TokenFormat("shpss_", 30), TokenFormat("shpca_", 30),
        TokenFormat("shppa_", 30), TokenFormat("dop_v1_", 40), TokenFormat("doo_v1_", 40),
        TokenFormat("glsa_", 30, others: "-"), TokenFormat("glc_", 30, others: "-"),
        TokenFormat("ATATT3", 40, others: "-"), TokenFormat("NRAK-", 20), TokenFormat("xkeysib-", 40, others: "-"),
        TokenFormat("hooks.slack.com/services/", 30, others: "/"),
        TokenFormat("discord.com/api/webhooks/", 30, others: "/-"),
        TokenFormat("discordapp.com/api/webhooks/", 30, others: "/-"),
        TokenFormat("eyJ", 24, others: ".-"),
    ]
}

extension Array<UInt8> {
    fileprivate func hasPrefix(_ other: [UInt8], at position: Int) -> Bool {
        position + other.count <= count && self[position...].starts(with: other)
    }
}
