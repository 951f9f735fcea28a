/// Recognises names such as credentials are given.
enum CredentialName {
    /// What a name ends in, without the marks that join words.
    private static let endings = [
        "password", "passwd", "passphrase", "pwd", "secret", "token", "apikey", "privatekey", "accesskey", "secretkey",
        "secretkeybase", "signingkey", "encryptionkey", "masterkey", "licensekey", "credential", "credentials",
        "dbpass", "databasepass", "mysqlpass", "postgrespass", "pgpass", "redispass", "mongopass", "smtppass",
        "mailpass", "userpass", "adminpass", "rootpass", "masterpass", "authpass", "basicpass", "proxypass", "httppass",
        "ftppass",
    ]
    /// What is a credential as a whole, and elsewhere the end of another word (`bypass`, `pushpin`).
    private static let words = ["pass", "pin"]

    /// Whether a name is such as credentials are given, in whatever case and however its words are joined.
    static func isCredential(_ name: String) -> Bool {
        let name = name.lowercased().filter { $0.isLetter || $0.isNumber }
        return endings.contains(where: name.hasSuffix) || words.contains(name)
    }

    /// Whether a name is such as the name of a secret is stored under: `DB_SECRET` with `prod/db`.
    static func isOfSecret(_ name: String) -> Bool {
        let name = name.lowercased()
        return ["secret", "credential", "credentials"].contains(where: name.hasSuffix)
    }
}
