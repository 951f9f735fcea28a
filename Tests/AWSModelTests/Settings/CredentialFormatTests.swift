import AWSModel
import Testing

@Suite struct CredentialFormatTests {
    private static let letters = String(repeating: "aB3", count: 20)

    @Test(
        arguments: [
            ("-----BEGIN RSA PRIVATE KEY-----\nMIIE", CredentialFormat.privateKey),
            ("-----BEGIN PRIVATE KEY-----", .privateKey),
            ("ghp_\(letters.prefix(36))", .githubToken), ("x=ghs_\(letters.prefix(36))", .githubToken),
            ("github_pat_\(letters.prefix(22))", .githubToken), ("glpat-\(letters.prefix(20))", .gitlabToken),
            ("xoxb-\(letters.prefix(20))", .slackToken), ("sk_live_\(letters.prefix(16))", .stripeKey),
            ("AIza\(letters.prefix(35))", .googleKey), ("npm_\(letters.prefix(36))", .npmToken),
            ("SG.\(letters.prefix(22))", .sendgridKey), ("hvs.\(letters.prefix(20))", .vaultToken),
            ("dapi\(letters.prefix(32))", .databricksToken),
            ("eyJhbGciOiJI.eyJzdWIiOiIx.\(letters.prefix(20))", .jsonWebToken),
            ("postgres://app:hunter2@db:5432/app", .urlPassword), ("redis://:hunter2@cache:6379", .urlPassword),
            ("{\"url\": \"amqps://u:p4ss@mq\"}", .urlPassword), ("https://user:p%40ss@host/", .urlPassword),
        ]
    )
    func isFound(text: String, format: CredentialFormat) {
        #expect(CredentialFormat.found(in: text) == format)
    }

    @Test(
        arguments: [
            "", "ghp_", "ghp_\(letters.prefix(35))", "xghp_\(letters.prefix(36))", "glpat-short",
            "-----BEGIN PUBLIC KEY-----", "-----BEGIN CERTIFICATE-----", "eyJhbGciOiJI.short.x", "eyJhbGciOiJI",
            "eyJhbGciOiJI.eyJzdWIiOiIx", "postgres://db:5432/app", "postgres://app@db/app", "postgres://app:@db",
            "postgres://app:${PASSWORD}@db", "postgres://app:$PASSWORD@db", "postgres://app:<password>@db",
            "postgres://app:{{password}}@db", "postgres://app:%s@db", "postgres://app:****@db",
            "postgres://app:changeme@db", "https://host/a:b@c", "https://host?x=a:b@c", "https://host#a:b@c",
            "://a:b@c", "mailto:someone@example.com", "arn:aws:iam::123456789012:role/x", "http://host:8080",
        ]
    )
    func nearMissesAreNone(text: String) {
        #expect(CredentialFormat.found(in: text) == nil)
    }
}
