import Testing

@testable import AWSModel

/// ARNs of secrets that are written without their random suffix, and such of which nobody can tell.
@Suite struct PartialARNTests {
    private static let start = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:"

    private static func secret(_ name: String, _ suffix: String) -> RolePlan.Resource {
        RolePlan.Resource(
            address: "aws_secretsmanager_secret.s",
            after: #""name": "\#(name)", "arn": "\#(start)\#(name)-\#(suffix)""#,
            isNew: false
        )
    }

    @Test(
        arguments: [
            // The suffix is missing for certain.
            ("db", "db-??????", nil, "yes"), ("db", "db-Ab*", nil, "unknown"), ("db", "db", nil, "no"),
            ("db", "db-AbCdEf", secret("db", "AbCdEf"), "yes"), ("db", "db-Xy*", secret("db", "AbCdEf"), "no"),
            // It is there.
            ("db-AbCdEf", "db-AbCdEf", nil, "yes"), ("db-AbCdEf", "db-AbCdEf-??????", nil, "no"),
            // The name may end in a word of six letters, and the suffix be missing.
            ("my-secret", "my-secret-??????", nil, "unknown"), ("my-secret", "my-secret", nil, "unknown"),
            ("my-secret", "my-secret*", nil, "yes"), ("my-secret", "your-*", nil, "no"),
            ("my-secret", "my-secret-??????", secret("my-secret", "AbCdEf"), "yes"),
            ("my-secret", "my-secret-??????", secret("my", "secret"), "no"),
            ("my-secret", "my-??????", secret("my", "secret"), "yes"),
            ("My-Secret", "My-Secret-??????", nil, "unknown"), ("my-SECRET", "my-SECRET", nil, "unknown"),
            // No suffix has a slash.
            ("prod-db/pwd", "prod-db/pwd-??????", nil, "yes"), ("prod-db/pwd", "prod-db/pwd", nil, "no"),
        ] as [(String, String, RolePlan.Resource?, String)]
    )
    func whatTheRoleMayReadIsTheWholeARN(
        name: String,
        resource: String,
        secret: RolePlan.Resource?,
        expected: String
    ) throws {
        let statement =
            #"{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"\#(Self.start)\#(resource)"}"#
        let plan = try RolePlan(
            allowing: statement,
            [secret].compactMap { $0 }
        )
        #expect(plan.allowsSecret(writtenAs: Self.start + name) == expected)
    }
}
