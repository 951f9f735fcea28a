/// Finds credentials that begin with a prefix of their own.
enum TokenScanner {
    /// What follows a prefix: at least so many characters of a set.
    private struct Form {
        let prefix: [UInt8]
        let length: Int
        let set: CharacterSet
        let format: CredentialFormat

        init(_ prefix: String, _ length: Int, _ set: CharacterSet, _ format: CredentialFormat) {
            self.prefix = Array(prefix.utf8)
            self.length = length
            self.set = set
            self.format = format
        }
    }

    private enum CharacterSet {
        /// Letters and digits.
        case alphanumeric
        /// Letters, digits, `-` and `_`.
        case word
        /// Anything: the prefix says it all.
        case any
    }

    private static let forms: [Form] = [
        Form("-----BEGIN PRIVATE KEY-----", 0, .any, .privateKey),
        Form("-----BEGIN RSA PRIVATE KEY-----", 0, .any, .privateKey),
        Form("-----BEGIN EC PRIVATE KEY-----", 0, .any, .privateKey),
        Form("-----BEGIN DSA PRIVATE KEY-----", 0, .any, .privateKey),
        Form("-----BEGIN OPENSSH PRIVATE KEY-----", 0, .any, .privateKey),
        Form("-----BEGIN ENCRYPTED PRIVATE KEY-----", 0, .any, .privateKey),
        Form("-----BEGIN PGP PRIVATE KEY BLOCK-----", 0, .any, .privateKey),
        Form("ghp_", 36, .alphanumeric, .githubToken), Form("gho_", 36, .alphanumeric, .githubToken),
        Form("ghu_", 36, .alphanumeric, .githubToken), Form("ghs_", 36, .alphanumeric, .githubToken),
        Form("ghr_", 36, .alphanumeric, .githubToken), Form("github_pat_", 22, .word, .githubToken),
        Form("glpat-", 20, .word, .gitlabToken), Form("glrt-", 20, .word, .gitlabToken),
        Form("xoxb-", 20, .word, .slackToken), Form("xoxp-", 20, .word, .slackToken),
        Form("xoxa-", 20, .word, .slackToken), Form("xoxr-", 20, .word, .slackToken),
        Form("xapp-", 20, .word, .slackToken),
        Form("sk_live_", 16, .alphanumeric, .stripeKey), Form("rk_live_", 16, .alphanumeric, .stripeKey),
        Form("sk_test_", 16, .alphanumeric, .stripeKey), Form("rk_test_", 16, .alphanumeric, .stripeKey),
        Form("AIza", 35, .word, .googleKey),
        Form("dckr_pat_", 20, .word, .dockerToken), Form("npm_", 36, .alphanumeric, .npmToken),
        Form("pypi-AgEI", 50, .word, .pypiToken), Form("SG.", 22, .word, .sendgridKey),
        Form("sk-ant-", 20, .word, .openAIKey), Form("sk-proj-", 20, .word, .openAIKey),
        Form("hf_", 30, .alphanumeric, .huggingFaceToken), Form("hvs.", 20, .word, .vaultToken),
        Form("dapi", 32, .alphanumeric, .databricksToken),
        Form("shpat_", 32, .alphanumeric, .shopifyToken), Form("shpss_", 32, .alphanumeric, .shopifyToken),
        Form("shpca_", 32, .alphanumeric, .shopifyToken), Form("shppa_", 32, .alphanumeric, .shopifyToken),
        Form("dop_v1_", 64, .alphanumeric, .digitalOceanToken),
        Form("doo_v1_", 64, .alphanumeric, .digitalOceanToken),
        Form("glsa_", 32, .word, .grafanaToken), Form("glc_", 32, .word, .grafanaToken),
        Form("ATATT3", 50, .word, .atlassianToken), Form("NRAK-", 27, .alphanumeric, .newRelicKey),
        Form("xkeysib-", 64, .word, .brevoKey),
    ]

    /// The forms by the first byte of their prefix.
    private static let byFirstByte: [[Form]] = {
        var table = [[Form]](repeating: [], count: 256)
        for form in forms { table[Int(form.prefix[0])].append(form) }
        return table
    }()

    /// What the bytes of a text say of it.
    struct Marks: OptionSet {
        let rawValue: UInt8
        /// A letter or a digit, which no credential begins behind.
        static let alphanumeric = Marks(rawValue: 1)
        /// A credential may begin with it.
        static let beginning = Marks(rawValue: 2)
        static let colon = Marks(rawValue: 4)
        static let equalsSign = Marks(rawValue: 8)
        static let at = Marks(rawValue: 16)
        static let quote = Marks(rawValue: 32)
    }

    /// The marks by the bytes.
    private static let marks: [Marks] = {
        var marks = (UInt8.min...UInt8.max).map { isAlphanumeric($0) ? Marks.alphanumeric : [] }
        for byte in forms.map({ $0.prefix[0] }) + [UInt8(ascii: "e")] { marks[Int(byte)].insert(.beginning) }
        let others: [(String, Marks)] = [(":", .colon), ("=", .equalsSign), ("@", .at), ("\"'", .quote)]
        for (text, mark) in others {
            for byte in text.utf8 { marks[Int(byte)].insert(mark) }
        }
        return marks
    }()

    /// The first credential, and the marks of all bytes up to there.
    static func find(in bytes: UnsafeBufferPointer<UInt8>) -> (format: CredentialFormat?, marks: Marks) {
        marks.withUnsafeBufferPointer { marks in
            var (before, all): (UInt8, UInt8) = (0, 0)
            var start = 0
            while start < bytes.count {
                let mark = marks[Int(bytes[start])].rawValue
                if mark & Marks.beginning.rawValue != 0, before & Marks.alphanumeric.rawValue == 0,
                    let found = format(in: bytes, at: start)
                {
                    return (found, Marks(rawValue: all))
                }
                before = mark
                all |= mark
                start &+= 1
            }
            return (nil, Marks(rawValue: all))
        }
    }

    /// A bit for each second byte that goes with a first one, in the low bits of the byte.
    private static let seconds: [UInt64] = {
        var seconds = [UInt64](repeating: 0, count: 256)
        for prefix in forms.map(\.prefix) + [Array("ey".utf8)] {
            seconds[Int(prefix[0])] |= 1 << UInt64(prefix[1] & 63)
        }
        return seconds
    }()

    /// The credential that begins at a place, no letter or digit before it.
    ///
    /// Apart from the loop over all bytes, which needs the processor's registers for itself.
    @inline(never)
    private static func format(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> CredentialFormat? {
        guard start + 1 < bytes.count, seconds[Int(bytes[start])] &>> UInt64(bytes[start + 1] & 63) & 1 == 1 else {
            return nil
        }
        if bytes[start] == UInt8(ascii: "e"), JSONWebToken.stands(at: start, in: bytes) { return .jsonWebToken }
        return byFirstByte[Int(bytes[start])].first { matches($0, bytes, at: start) }?.format
    }

    private static func matches(_ form: Form, _ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let end = start + form.prefix.count
        guard end + form.length <= bytes.count else { return false }
        for offset in form.prefix.indices where bytes[start + offset] != form.prefix[offset] { return false }
        switch form.set {
        case .any: return true
        case .alphanumeric: return (end..<(end + form.length)).allSatisfy { isAlphanumeric(bytes[$0]) }
        case .word: return (end..<(end + form.length)).allSatisfy { isWord(bytes[$0]) }
        }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }

    static func isWord(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}

/// Recognises a JSON Web Token: three runs of base64url, the first of which begins an object.
///
/// Source: RFC 7515 §7.1; `{"` in base64url is `eyJ`.
private enum JSONWebToken {
    static func stands(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard start + 2 < bytes.count, bytes[start + 1] == UInt8(ascii: "y"), bytes[start + 2] == UInt8(ascii: "J")
        else { return false }
        var position = start
        var lengths: [Int] = []
        for _ in 0..<3 {
            let begin = position
            while position < bytes.count, TokenScanner.isWord(bytes[position]) { position += 1 }
            lengths.append(position - begin)
            guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { break }
            position += 1
        }
        return lengths.count == 3 && lengths.allSatisfy { $0 >= 10 }
    }
}
