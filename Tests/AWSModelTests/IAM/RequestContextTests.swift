import Testing

@testable import AWSModel

/// What conditions can know of the requests that services make with a role.
@Suite struct RequestContextTests {
    private static let secretARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"

    @Test(
        arguments: [
            ("arn:aws:secretsmanager:*:*:secret:db-*", "yes"), ("*:secret:other-*", "no"), (secretARN, "yes"),
        ]
    )
    func theIDOfTheSecretIsItsARN(pattern: String, expected: String) throws {
        let statement = #"""
            {"Effect":"Allow","Action":"*","Resource":"*",
             "Condition":{"StringLike":{"secretsmanager:SecretId":"\#(pattern)"}}}
            """#.split(separator: "\n").joined()
        #expect(
            try RolePlan(allowing: statement, []).allows("secretsmanager:GetSecretValue", Self.secretARN) == expected
        )
        #expect(
            try RolePlan(allowing: statement, []).allows("s3:GetObject", "arn:aws:s3:::b/k") == "unknown"
        )
    }

    /// A statement that reads and decrypts has its condition for the latter: the key is in no request but those to KMS.
    @Test(arguments: [("StringEqualsIfExists", "yes"), ("StringEquals", "no"), ("StringNotEquals", "yes")])
    func theKeysOfKMSAreInRequestsToItOnly(test: String, expected: String) throws {
        let statement = #"""
            {"Effect":"Allow","Action":["secretsmanager:GetSecretValue","kms:Decrypt"],"Resource":"*",
             "Condition":{"\#(test)":{"kms:ViaService":"secretsmanager.eu-west-1.amazonaws.com"}}}
            """#.split(separator: "\n").joined()
        let plan = try RolePlan(allowing: statement, [])
        #expect(plan.allows("secretsmanager:GetSecretValue", Self.secretARN) == expected)
        #expect(plan.allows("kms:Decrypt", "arn:aws:kms:eu-west-1:111122223333:key/k") == "unknown")
    }
}
