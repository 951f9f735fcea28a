import Testing

@testable import AWSModel

/// Names that the provider makes up behind a prefix that the configuration sets.
@Suite struct GeneratedNameTests {
    private static func secret(_ prefix: String) -> RolePlan.Resource {
        RolePlan.Resource(
            address: "aws_secretsmanager_secret.db",
            after: #""name_prefix": "\#(prefix)""#,
            unknown: ["name": [], "arn": [], "id": []],
            configured: ["name_prefix"]
        )
    }

    @Test(
        arguments: [
            ("prod/db-", "secret:prod/*", "yes"), ("prod/db-", "secret:*", "yes"),
            ("prod/db-", "secret:prod/db*", "yes"),
            ("prod/db-", "secret:test/*", "no"), ("prod/db-", "secret:prod/db-1*", "unknown"),
            ("prod/", "secret:prod/db-??????", "no"), ("", "secret:prod/*", "unknown"),
        ]
    )
    func whatIsKnownOfThemDecides(prefix: String, resource: String, expected: String) throws {
        let statement =
            #"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"arn:aws:secretsmanager:*:*:\#(resource)"}"#
        let plan = try RolePlan(allowing: statement, [Self.secret(prefix)])
        #expect(plan.allows("secretsmanager:GetSecretValue", "aws_secretsmanager_secret.db.arn") == expected)
    }
}
