import Symbolic

extension CredentialWords {
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
