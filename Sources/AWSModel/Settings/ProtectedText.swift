/// Recognises what nobody can log in with who reads it: hashes of passwords, ciphertexts, identifiers and public keys.
enum ProtectedText {
    /// The marks of schemes by which `crypt` makes hashes; bcrypt has a form of its own.
    private static let cryptSchemes = ["$5$", "$6$", "$y$", "$argon2id$", "$argon2i$"].map { Array($0.utf8) }
    /// The schemes of hashes in LDAP directories.
    private static let directorySchemes = ["{SSHA}", "{SSHA256}", "{SSHA384}", "{SSHA512}", "{CRYPT}"]
        .map { Array($0.utf8) }
    /// How long a hash is at least behind its scheme.
    private static let shortest = 24
    /// How long the ciphertext of a key of KMS is at least, in Base64.
    private static let shortestCiphertext = 100

    static func isProtected(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch text.first {
        case UInt8(ascii: "$"), UInt8(ascii: "{"): isHash(text)
        case UInt8(ascii: "E"), UInt8(ascii: "A"): isCiphertext(text)
        case UInt8(ascii: "m"): isKeyID(text)
        case UInt8(ascii: "p"): isPublishable(text)
        default: false
        }
    }

    /// Whether a text is the hash of a password.
    ///
    /// Sources: crypt(5); draft-stroeder-hashed-userpassword-values; Provos and Mazières, "A Future-Adaptable Password
    /// Scheme".
    private static func isHash(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.allSatisfy({ isOfBase64($0) || "${}.,".utf8.contains($0) }) else { return false }
        if ["$2a$", "$2b$", "$2x$", "$2y$"].contains(where: { text.starts(with: $0.utf8) }) {
            return text.count == 60 && text[4].isDigit && text[5].isDigit && text[6] == UInt8(ascii: "$")
        }
        let schemes = cryptSchemes + directorySchemes
        return schemes.contains { text.starts(with: $0) && text.count >= $0.count + shortest }
    }

    /// Whether a text is the ciphertext of Jasypt, `ENC(…)`, or of a symmetric key of KMS.
    private static func isCiphertext(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.starts(with: "ENC(".utf8) {
            let inner = text.dropFirst(4).dropLast()
            return text.last == UInt8(ascii: ")") && inner.count >= 6 && inner.allSatisfy(isOfBase64)
        }
        return text.starts(with: "AQICAH".utf8) && text.count >= shortestCiphertext && text.allSatisfy(isOfBase64)
    }

    /// Whether a text is the identifier of a multi-Region key of KMS.
    private static func isKeyID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.starts(with: "mrk-".utf8) && text.count == 36
            && text.dropFirst(4).allSatisfy { $0.isDigit || (0x61...0x66).contains($0) }
    }

    /// Whether a text is a publishable key of Stripe, made to stand in a page.
    ///
    /// Source: Stripe, "API keys".
    private static func isPublishable(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        ["pk_live_", "pk_test_"].contains { prefix in
            text.starts(with: prefix.utf8) && text.count >= 24
                && text.dropFirst(prefix.utf8.count).allSatisfy(TokenScanner.isAlphanumeric)
        }
    }

    private static func isOfBase64(_ byte: UInt8) -> Bool {
        TokenScanner.isWord(byte) || "+/=".utf8.contains(byte)
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
