/// The form of a kind of token: a fixed beginning, and how what follows looks.
struct TokenFormat {
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

    /// The end of the token that starts at a position of a text, if one of the formats does.
    static func end(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
        for format in byFirstByte[Int(bytes[position])] where bytes.hasPrefix(format.prefix, at: position) {
            let start = position + format.prefix.count
            let end = bytes[start...].firstIndex { !format.accepts($0) } ?? bytes.count
            if end - start >= format.minimum { return end }
        }
        return nil
    }

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

extension UnsafeBufferPointer<UInt8> {
    func hasPrefix(_ other: [UInt8], at position: Int) -> Bool {
        position + other.count <= count && (0..<other.count).allSatisfy { self[position + $0] == other[$0] }
    }
}
