/// Names and words that speak of credentials, whatever the language around them.
package enum CredentialWords {
    /// What makes a name suspicious wherever in it this stands.
    private static let stems = [
        "pass", "pwd", "secret", "token", "key", "cred", "auth", "priv", "signature", "bearer", "cookie", "session",
        "login", "connection",
    ]
    /// What is too short to be looked for inside of other words.
    private static let words: Set<String> = ["pin", "pat", "otp", "sas", "pw", "psk", "jwt", "dsn", "hmac", "salt"]

    /// What an argument or option that holds a credential is called last: `OAuthToken`, `client_secret`.
    private static let ends: [[[UInt8]]] = byLastLetter([
        "password", "passwd", "pwd", "passphrase", "secret", "token", "apikey", "api_key", "privatekey", "private_key",
        "secretkey", "secret_key", "secretaccesskey", "secret_access_key", "_pass", "credential", "credentials",
        "passwords", "preshared_key", "license_key", "accountkey", "sharedaccesskey",
    ])

    /// Words by their last letter: few names end as one of them.
    private static func byLastLetter(_ words: [String]) -> [[[UInt8]]] {
        var table = [[[UInt8]]](repeating: [], count: 256)
        for word in words.map({ Array($0.utf8) }) { table[word.last.map(Int.init) ?? 0].append(word) }
        return table
    }

    /// Whether what stands under a name is taken for a credential: of an environment variable (`DB_PASSWORD`) or an argument
    /// of a job (`--db_password`) any word of the name tells, of an argument or option, in whatever case, the last.
    package static func areUnder(_ name: String) -> Bool {
        let isVariable = name.hasPrefix("--") || name.utf8.allSatisfy(isOfVariable)
        if isVariable { return areIn(name) }
        return name.withBytes { name in
            guard let last = name.last else { return false }
            return ends[Int(inSmall(last))].contains { word in
                name.count >= word.count && zip(name.suffix(word.count), word).allSatisfy { inSmall($0) == $1 }
            }
        }
    }

    private static func inSmall(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

    /// Whether a byte may stand in the name of an environment variable, which is in upper case.
    package static func isOfVariable(_ byte: UInt8) -> Bool {
        (65...90).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "_")
    }

    /// Whether a text holds a name or a word of credentials.
    package static func areIn(_ text: String) -> Bool {
        let text = text.lowercased()
        if stems.contains(where: { text.contains($0) }) { return true }
        return text.split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
}
