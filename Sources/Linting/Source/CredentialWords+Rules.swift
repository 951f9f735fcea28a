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
    private static let ends = [
        "password", "passwd", "passphrase", "secret", "token", "apikey", "api_key", "privatekey", "private_key",
        "secretkey", "secret_key", "secret_access_key", "_pass", "credential", "credentials", "passwords",
        "preshared_key", "license_key",
    ]

    /// Whether a name of an argument or option, in whatever case, is that of a credential.
    static func endName(_ name: String) -> Bool {
        let name = name.lowercased()
        return ends.contains { name.hasSuffix($0) }
    }

    /// Whether a text holds a name or a word of credentials.
    package static func areIn(_ text: String) -> Bool {
        let text = text.lowercased()
        if stems.contains(where: { text.contains($0) }) { return true }
        return text.split { !$0.isLetter }.contains { words.contains(String($0)) }
    }

    /// Whether a rule is about credentials that are written in the open, told by its id and its tags.
    static func areSubject(of rule: RuleDefinition) -> Bool {
        ([rule.id] + rule.tags).contains { name in
            let name = name.lowercased()
            return ["credential", "password", "hardcoded", "plaintext", "leak"].contains { name.contains($0) }
        }
    }

    /// Prose with everything masked that is written behind a name of a credential and `=` or `:`, or stands in front
    /// of a host: `PASSWORD=…`, `user:…@host`.
    package static func maskedProse(_ text: String) -> String {
        var isValue = false
        var isNamed = false
        let words = text.split(separator: " ").map { word -> String in
            let masked = isValue ? Redaction.mask : maskedWord(String(word))
            // A sign by itself belongs to the word in front of it.
            if !word.allSatisfy({ "=:>".contains($0) }) { isNamed = areIn(String(word)) }
            isValue = isNamed && word.last.map { "=:>".contains($0) } == true
            return masked
        }
        return words.joined(separator: " ")
    }

    private static func maskedWord(_ word: String) -> String {
        if let at = word.lastIndex(of: "@"), let colon = word.firstIndex(of: ":"), colon < at {
            return "\(word[...colon])\(Redaction.mask)\(word[at...])"
        }
        guard let separator = word.firstIndex(where: { "=:".contains($0) }), areIn(String(word[..<separator])) else {
            return Redaction.masked(word)
        }
        let value = word[word.index(after: separator)...]
        return value.isEmpty ? word : "\(word[...separator])\(Redaction.mask)"
    }
}
