/// Recognises names such as credentials are given.
enum CredentialName {
    /// What a name ends in, without the marks that join words.
    private static let endings = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "privatekey", "accesskey", "secretkey",
        "secretkeybase", "signingkey", "encryptionkey", "masterkey", "licensekey", "credential", "credentials",
        "dbpass", "databasepass", "mysqlpass", "postgrespass", "pgpass", "redispass", "mongopass", "smtppass",
        "mailpass", "userpass", "adminpass", "rootpass", "masterpass", "authpass", "basicpass", "proxypass", "httppass",
        "ftppass",
    ].map { Array($0.utf8) }
    /// What is a credential as a whole, and elsewhere the end of another word (`bypass`, `pushpin`).
    private static let words = ["pass", "pin"].map { Array($0.utf8) }

    /// Whether a name is such as credentials are given, in whatever case and however its words are joined.
    static func isCredential(_ name: String) -> Bool {
        var letters: [UInt8] = []
        for byte in name.utf8 where byte >= 0x80 || TokenScanner.isAlphanumeric(byte) {
            letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
        }
        return endings.contains { letters.suffix($0.count).elementsEqual($0) } || words.contains(letters)
    }

    /// Whether a name is such as the name of a secret is stored under: `DB_SECRET` with `prod/db`.
    static func isOfSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["secret", "credential", "credentials"].contains(where: name.hasSuffix)
    }
}
