/// Recognises texts under the name of a credential that tell where it is, or whether there is one.
enum CredentialReference {
    /// The schemes of tools that look a credential up, of which some need no slash.
    private static let schemes: Set<String> = [
        "asm", "aws", "aws-parameterstore", "aws-secretsmanager", "awsps", "awssm", "chamber", "doppler", "env", "file",
        "gcpsm", "keyvault", "op",
        "secretsmanager",
        "sm", "ssm", "vault",
    ]

    /// How long a piece of a URL's path is at least that may be a credential.
    private static let longestPiece = 16

    /// Whether a text refers to something by the scheme of such a tool, and has no credential of its own: `ssm:/prod/db`,
    /// `vault:secret/data/db#password`, `env:DB_PASSWORD`.
    static func isLocated(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 1, colon + 1 < text.count,
            text[..<colon].allSatisfy({ TokenScanner.isWord($0) || $0 == UInt8(ascii: "+") }),
            (0x61...0x7A).contains(text[0] | 0x20)
        else { return false }
        let rest = text[(colon + 1)...]
        guard schemes.contains(String(decoding: text[..<colon], as: UTF8.self)),
            rest.contains(where: { "/#".utf8.contains($0) })
                || isNameOfVariable(rest),
            rest.allSatisfy({ PathText.isOfPath($0) && $0 != UInt8(ascii: "@") })
        else { return false }
        return CredentialFormat.found(in: text) == nil
    }

    /// Whether a text is the name of a variable, in capitals.
    private static func isNameOfVariable(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        text.first.map { !(0x30...0x39).contains($0) } == true
            && text.allSatisfy {
                (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
            }
    }

    /// Whether a text is a path as secrets are named by, of words in small letters, digits only at their ends:
    /// `prod/db-credentials`, `app/api2`.
    static func isNameOfSecret(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                part.first.map { (0x61...0x7A).contains($0) } == true
                    && part.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-_.".utf8.contains($0)
                    }
                    && !zip(part, part.dropFirst()).contains { (0x30...0x39).contains($0) && $1 >= 0x61 }
            }
    }

    /// Whether a text only switches something on or off or counts something: `yes`, `off`, `64`.
    static func isFlag(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count <= 8 else { return false }
        if text.count <= 3, text.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
        let word = String(decoding: text, as: UTF8.self).lowercased()
        return ["yes", "no", "on", "off", "true", "false", "enabled", "disabled"].contains(word)
    }

    /// Whether a text is a number under a name that counts tokens or tells their price: `MAX_TOKEN`, `COST_PER_TOKEN`.
    static func isCount(_ text: UnsafeBufferPointer<UInt8>, of name: String) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { (0x30...0x39).contains($0) } }) else {
            return false
        }
        let letters = name.lowercased().filter(\.isLetter)
        return ["max", "min", "per", "num"].contains { letters.hasSuffix($0 + "token") }
    }

    /// Whether a text is the path of a file under a name that asks for one: `GOOGLE_APPLICATION_CREDENTIALS`.
    ///
    /// Source: Google Cloud, "How Application Default Credentials works".
    static func isFile(_ text: UnsafeBufferPointer<UInt8>, of name: String) -> Bool {
        name.lowercased().hasSuffix("credentials") && text.count > 5 && text.reversed().starts(with: "nosj.".utf8)
            && text.allSatisfy(PathText.isOfPath) && CredentialFormat.found(in: text) == nil
    }

    /// Whether a text is the name of a Kubernetes object under a name by which charts ask for one: `auth.existingSecret`.
    static func isNameOfObject(_ text: UnsafeBufferPointer<UInt8>, of name: String) -> Bool {
        name.lowercased().hasSuffix("existingsecret")
            && text.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-.".utf8.contains($0) }
    }

    /// Whether a text is the address of a page under a name that asks for none: `FORGOT_PASSWORD`, `AUTH_TOKEN`.
    ///
    /// That of a hook is a credential by itself, as is one with a number in it.
    static func isPage(_ text: UnsafeBufferPointer<UInt8>, of name: String) -> Bool {
        guard text.starts(with: "http".utf8), isAddress(text), !name.lowercased().contains("hook") else { return false }
        let pieces = text.split(separator: UInt8(ascii: "/"))
        guard pieces.count > 1, ["http:", "https:"].contains(String(decoding: pieces[0], as: UTF8.self)) else {
            return false
        }
        let host = pieces[1]
        return host.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
            && host.first != UInt8(ascii: ":")
            && pieces.dropFirst(2).allSatisfy { $0.filter { (0x30...0x39).contains($0) }.count < 3 }
    }

    /// Whether a text is the URL of a service, without a password, a query or a piece that may be a token.
    static func isAddress(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")), text[colon...].starts(with: "://".utf8),
            !text.contains(where: { $0 <= 0x20 || "@?#".utf8.contains($0) })
        else { return false }
        let pieces = text[(colon + 3)...].split(separator: UInt8(ascii: "/"))
        guard let host = pieces.first?.split(separator: UInt8(ascii: ":")), (1...2).contains(host.count),
            host.count == 1 || host[1].allSatisfy({ (0x30...0x39).contains($0) })
        else { return false }
        return pieces.dropFirst().allSatisfy { $0.count < longestPiece && !PathText.isMixed($0) }
            && !pieces.contains { $0.starts(with: "AKIA".utf8) } && CredentialFormat.found(in: text) == nil
    }

    /// Whether a text is the name of a secret under an option of Apache Airflow that asks for one:
    /// `AIRFLOW__CORE__FERNET_KEY_SECRET`, `core.fernet_key_secret`.
    static func isNameInBackend(_ text: UnsafeBufferPointer<UInt8>, of name: String) -> Bool {
        let name = name.lowercased()
        guard name.hasSuffix(AirflowOptions.suffix), AirflowOptions.haveSecret(name) else { return false }
        return text.allSatisfy { TokenScanner.isAlphanumeric($0) || "_-/.".utf8.contains($0) }
            && CredentialFormat.found(in: text) == nil
    }
}
