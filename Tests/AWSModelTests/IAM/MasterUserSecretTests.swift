import Testing

/// Reading the secret that Amazon RDS keeps for a database, by name and by key.
@Suite struct MasterUserSecretTests {
    private static let place = "arn:aws:secretsmanager:eu-west-1:\(RolePlan.account):secret"
    private static let known = "\(place):rds!db-01234567-89ab-cdef-0123-456789abcdef-AbCdEf"

    private static func database(
        _ type: String,
        key: [String] = [],
        secret: String? = nil,
        _ further: String = ""
    ) -> RolePlan.Resource {
        RolePlan.Resource(
            address: "\(type).main",
            after: #""manage_master_user_password": true, "username": "u""#
                + (secret.map { #", "master_user_secret": [{"secret_arn": "\#($0)"}]"# } ?? "") + further,
            unknown: (secret == nil ? ["master_user_secret": []] : [:]).merging(
                further.isEmpty ? ["master_user_secret_kms_key_id": key] : [:]
            ) { $1 }
        )
    }

    private static func allowing(_ action: String, _ resource: String) -> String {
        #"{"Effect": "Allow", "Action": "\#(action)", "Resource": "\#(resource)"}"#
    }

    @Test(
        arguments: [
            ("aws_db_instance", "\(place):rds!db-*", "yes"), ("aws_rds_cluster", "\(place):rds!db-*", "no"),
            ("aws_rds_cluster", "\(place):rds!cluster-*", "yes"), ("aws_db_instance", "\(place):main/*", "no"),
            ("aws_db_instance", "arn:aws:secretsmanager:*:*:secret:rds!*", "yes"),
            ("aws_db_instance", "arn:aws:secretsmanager:us-east-1:*:secret:rds!*", "no"),
            ("aws_db_instance", "\(place):rds!db-0123*", "unknown"),
        ]
    )
    func theNameIsThatOfRDS(type: String, pattern: String, expected: String) throws {
        let plan = try RolePlan(
            allowing: Self.allowing("secretsmanager:GetSecretValue", pattern),
            [Self.database(type)]
        )
        #expect(plan.allows("secretsmanager:GetSecretValue", masterUserSecretOf: "\(type).main") == expected)
    }

    @Test(arguments: ["aws_db_instance", "aws_rds_cluster"])
    func withoutAKeyOfItsOwnTheOneOfAWSEncryptsIt(type: String) throws {
        let plan = try RolePlan([Self.database(type)])
        #expect(plan.allowsDecrypt(masterUserSecretOf: "\(type).main") == "yes")
    }

    @Test(arguments: [(nil, "no"), ("key/*", "yes")] as [(String?, String)])
    func aKeyOfItsOwnHasToBeAllowed(key: String?, expected: String) throws {
        let plan = try RolePlan(
            allowing: key.map { Self.allowing("kms:Decrypt", "arn:aws:kms:eu-west-1:*:\($0)") },
            [Self.database("aws_db_instance", key: ["aws_kms_key.k.key_id", "aws_kms_key.k"]), .newKey]
        )
        #expect(plan.allowsDecrypt(masterUserSecretOf: "aws_db_instance.main") == expected)
    }

    @Test(
        arguments: [
            (#", "master_user_secret_kms_key_id": null"#, "yes"),
            (#", "master_user_secret_kms_key_id": "arn:aws:kms:eu-west-1:111122223333:key/1""#, "unknown"),
        ]
    )
    func aSecretThatIsThereIsFound(key: String, expected: String) throws {
        let plan = try RolePlan([Self.database("aws_db_instance", secret: Self.known, key)])
        #expect(plan.allowsDecrypt(Self.known) == expected)
    }
}

extension RolePlan {
    fileprivate func allows(_ action: String, masterUserSecretOf database: String) -> String {
        allows(action, masterUserSecret(database))
    }

    fileprivate func allowsDecrypt(masterUserSecretOf database: String) -> String {
        allowsDecrypt(masterUserSecret(database))
    }

    private func masterUserSecret(_ database: String) -> String { "\(database).master_user_secret[0].secret_arn" }
}
