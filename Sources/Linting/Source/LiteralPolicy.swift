import Symbolic

/// Which literals of a source line may be shown; what is not known to be harmless is not.
///
/// A password can look like any other word, so what a literal is for decides: the name of its argument must be one of
/// those that hold names, and its text must look like a name. On a line that speaks of credentials at any place, be it
/// in a comment, only what cannot be one is shown.
struct LiteralPolicy {
    /// What the literal is of.
    enum Role {
        /// A label of a block, which is a part of addresses.
        case label
        /// The name of a member.
        case key
        /// A value, and the argument or member that it is for.
        case value(of: String?)
    }

    /// Arguments and members that hold names and words of a fixed set.
    private static let naming: Set<String> = [
        "Action", "Effect", "Resource", "Service", "Sid", "Version", "action", "actions", "alias", "effect", "engine",
        "family", "identifiers", "launch_type", "logDriver", "name", "network_mode", "protocol", "region", "resources",
        "resource_type", "sid", "source", "type", "valueFrom", "version",
    ]
    private static let constants: Set<String> = ["true", "false", "null", "Allow", "Deny", "2012-10-17", "*", ""]
    private static let lengthLimit = 128
    /// How many letters and digits make a run that may be a generated secret.
    private static let randomLength = 16
    /// The digits of the largest number that is shown: ports and sizes, but no PIN.
    private static let digitLimit = 5

    /// Whether nothing but labels is shown: the rule is about credentials.
    let hidesAll: Bool
    /// Whether the line, or the way to it, speaks of credentials.
    let isSuspicious: Bool
    /// Names of elements on the way to the place, which the report shows in any case.
    private let elements: Set<String>

    init(line: String, path: String, isAboutCredentials: Bool) {
        elements = LiteralPolicy.elements(of: path)
        hidesAll = isAboutCredentials
        isSuspicious = isAboutCredentials || CredentialWords.areIn(line) || CredentialWords.areIn(path)
    }

    func shows(_ text: String, as role: Role) -> Bool {
        switch role {
        case .label: return LiteralPolicy.isName(text)
        case .key:
            guard LiteralPolicy.isName(text), !LiteralPolicy.looksRandom(text) else { return false }
            let isWord = CredentialWords.areIn(text) && !text.utf8.contains { (48...57).contains($0) }
            return !isSuspicious || isWord || LiteralPolicy.naming.contains(text)
        case .value(let key):
            if elements.contains(text) { return true }
            if hidesAll { return false }
            if LiteralPolicy.constants.contains(text) || LiteralPolicy.isARN(text) { return true }
            guard !isSuspicious, let key, LiteralPolicy.naming.contains(key) else { return false }
            return LiteralPolicy.isPath(text) && !LiteralPolicy.looksRandom(text)
        }
    }

    func shows(number: String) -> Bool {
        !isSuspicious && number.utf8.count { (48...57).contains($0) } <= LiteralPolicy.digitLimit
    }

    /// Whether a bare word is taken for a reference; where credentials are spoken of it may be one itself.
    func shows(bareWord word: String) -> Bool {
        !isSuspicious || ["true", "false", "null"].contains(word)
    }

    /// What stands in brackets in a path and is no number: `DB` in `container_definitions[0].secrets[DB].valueFrom`.
    private static func elements(of path: String) -> Set<String> {
        let names = path.split(separator: "[").dropFirst().compactMap { piece -> String? in
            guard let end = piece.firstIndex(of: "]") else { return nil }
            let name = String(piece[..<end])
            return isName(name) && name.utf8.contains { (97...122).contains($0 | 0x20) } ? name : nil
        }
        return Set(names)
    }

    /// Whether a text has the form of an identifier.
    static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= lengthLimit else { return false }
        return text.utf8.allSatisfy { isAlphanumeric($0) || "_-".utf8.contains($0) }
    }

    private static func isPath(_ text: String) -> Bool {
        guard text.utf8.count <= lengthLimit else { return false }
        return text.utf8.allSatisfy { isAlphanumeric($0) || "_-./:*".utf8.contains($0) }
    }

    /// `arn:partition:service:region:account:resource`, where the resource is not a secret's text.
    private static func isARN(_ text: String) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", parts[1].hasPrefix("aws"), isPath(text) else { return false }
        return parts[4].utf8.allSatisfy { (48...57).contains($0) } && parts[4].utf8.count <= 12
            && !looksRandom(parts[5])
    }

    /// Whether a text has a long run of letters and digits, as generated secrets do.
    private static func looksRandom(_ text: String) -> Bool {
        text.utf8.split { !isAlphanumeric($0) }.contains { run in
            run.count >= randomLength && run.contains { (48...57).contains($0) }
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (97...122).contains(byte | 0x20) || (48...57).contains(byte)
    }
}
