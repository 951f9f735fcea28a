import Testing

@testable import AWSModel

/// What a role may do with keys, and with what they encrypt.
@Suite struct KeyTests {
    private typealias Resource = RolePlan.Resource
    private static let secretARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let keyARN = "arn:aws:kms:eu-west-1:111122223333:key/1234"
    private static let decrypt = #"{"Effect":"Allow","Action":"kms:Decrypt","Resource":"\#(keyARN)"}"#

    private static func key(_ policy: String? = nil) -> Resource {
        let policy = policy.map { #", "policy": \#(RolePlan.policy($0))"# } ?? ""
        return Resource(
            address: "aws_kms_key.k",
            after: #""arn": "\#(keyARN)", "key_id": "1234", "id": "1234"\#(policy)"#,
            isNew: false
        )
    }

    private static func statement(_ action: String, to principal: String, _ condition: String = "") -> String {
        #"{"Effect":"Allow","Principal":{"AWS":"\#(principal)"},"Action":"\#(action)","Resource":"*"\#(condition)}"#
    }

    private static let root = statement("kms:*", to: "arn:aws:iam::111122223333:root")

    private static func secret(_ key: String?) -> Resource {
        let key = key.map { #", "kms_key_id": "\#($0)""# } ?? ""
        return Resource(
            address: "aws_secretsmanager_secret.db",
            after: #""name": "db", "arn": "\#(secretARN)", "id": "\#(secretARN)"\#(key)"#,
            isNew: false
        )
    }

    @Test func theKeysPolicyDecidesWhoMayUseIt() throws {
        func decide(_ own: String?, _ resources: [Resource]) throws -> String {
            try RolePlan(allowing: own, resources).allows("kms:Decrypt", Self.keyARN)
        }
        #expect(try decide(Self.decrypt, [Self.key()]) == "yes")
        #expect(try decide(nil, [Self.key()]) == "no")
        #expect(try decide(Self.decrypt, [Self.key(Self.root)]) == "yes")
        #expect(try decide(Self.decrypt, [Self.key(Self.statement("kms:*", to: "999999999999"))]) == "no")
        #expect(try decide(nil, [Self.key(Self.statement("kms:Decrypt", to: RolePlan.roleARN))]) == "yes")
        let closed = try RolePlan(allowing: Self.decrypt, [Self.key(Self.statement("kms:*", to: "999999999999"))])
        #expect(closed.facts("kms:Decrypt", Self.keyARN) == ["the resource policy aws_kms_key.k does not allow it"])
        #expect(
            closed.advice("kms:Decrypt", Self.keyARN)
                == "Allow kms:Decrypt to aws_iam_role.app in the policy of the resource, too."
        )
        // The policy of a key outside the plan is not known.
        #expect(try decide(Self.decrypt, []) == "unknown")
    }

    @Test func grants() throws {
        func decide(
            _ operations: String,
            _ members: String = "",
            unknown: [String: [String]] = [:]
        ) throws -> String {
            let grant = Resource(
                address: "aws_kms_grant.g",
                after:
                    #""key_id": "1234", "grantee_principal": "\#(RolePlan.roleARN)", "operations": [\#(operations)]\#(members)"#,
                unknown: unknown
            )
            return try RolePlan([Self.key(), grant, Self.secret("1234")]).allowsDecrypt(Self.secretARN)
        }
        #expect(try decide(#""Decrypt", "DescribeKey""#) == "yes")
        #expect(try decide(#""Encrypt""#) == "no")
        let subset = #", "constraints": [{"encryption_context_subset": {"SecretARN": "\#(Self.secretARN)"}}]"#
        #expect(try decide(#""Decrypt""#, subset) == "yes")
        let other = #", "constraints": [{"encryption_context_equals": {"SecretARN": "arn:other"}}]"#
        #expect(try decide(#""Decrypt""#, other) == "no")
        // As the provider writes them into its state: the constraint that is not set is an empty map.
        for (equal, subset, expected) in [
            ("{}", #"{"SecretARN": "arn:other"}"#, "no"), ("{}", #"{"SecretARN": "\#(Self.secretARN)"}"#, "yes"),
            (#"{"SecretARN": "arn:other"}"#, "{}", "no"), ("null", #"{"app": "x"}"#, "no"), ("{}", "{}", "yes"),
        ] {
            let members = #""encryption_context_equals": \#(equal), "encryption_context_subset": \#(subset)"#
            #expect(try decide(#""Decrypt""#, #", "constraints": [{\#(members)}]"#) == expected, "\(members)")
        }
        #expect(try decide(#""Decrypt""#, #", "constraints": []"#) == "yes")
        // `dynamic "constraints"` over what nobody knows.
        #expect(try decide(#""Decrypt""#, unknown: ["constraints": ["aws_kms_key.k.key_id"]]) == "unknown")
        #expect(try decide(#""Encrypt""#, unknown: ["constraints": ["aws_kms_key.k.key_id"]]) == "no")
    }

    /// What the key's policy grants to the role by its name is limited by the boundary of the role.
    @Test func theBoundaryLimitsWhatTheKeysPolicyGrants() throws {
        let arn = "arn:aws:iam::111122223333:policy/b"
        let objects = RolePlan.policy(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#)
        let boundary = Resource(
            address: "aws_iam_policy.b",
            after: #""name": "b", "arn": "\#(arn)", "policy": \#(objects)"#,
            isNew: false
        )
        let key = Self.key(Self.statement("kms:Decrypt", to: RolePlan.roleARN))
        let plan = try RolePlan(role: #", "permissions_boundary": "\#(arn)""#, [boundary, key])
        #expect(plan.allows("kms:Decrypt", Self.keyARN) == "no")
        #expect(
            plan.facts("kms:Decrypt", Self.keyARN)
                == ["the permissions boundary of aws_iam_role.app does not allow it"]
        )
        #expect(
            plan.advice("kms:Decrypt", Self.keyARN)
                == "Allow kms:Decrypt in the permissions boundary of aws_iam_role.app, too."
        )
    }

    @Test(
        arguments: [
            (nil, "", "yes"), ("alias/aws/secretsmanager", "", "yes"), ("1234", "", "no"), (keyARN, "", "no"),
            ("1234", decrypt, "yes"), (keyARN, decrypt, "yes"), ("alias/app", decrypt, "yes"),
            ("arn:aws:kms:eu-west-1:111122223333:alias/app", decrypt, "yes"), ("alias/other", decrypt, "unknown"),
            ("1234", decrypt.replacing("key/1234", with: "alias/app"), "no"),
        ] as [(String?, String, String)]
    )
    func aSecretIsDecryptedWithItsKey(key: String?, own: String, expected: String) throws {
        let alias = Resource(
            address: "aws_kms_alias.app",
            after: #""name": "alias/app", "target_key_id": "1234", "target_key_arn": "\#(Self.keyARN)""#
        )
        let plan = try RolePlan(allowing: own.isEmpty ? nil : own, [Self.key(), alias, Self.secret(key)])
        #expect(plan.allowsDecrypt(Self.secretARN) == expected)
    }

    /// The key that Secrets Manager keeps in an account lets no other account decrypt.
    @Test(arguments: [("111122223333", "yes"), ("444455556666", "no")])
    func theDefaultKeyIsForItsOwnAccount(account: String, expected: String) throws {
        let arn = Self.secretARN.replacing("111122223333", with: account)
        let secret = Resource(address: "aws_secretsmanager_secret.db", after: #""name": "db", "arn": "\#(arn)""#)
        let plan = try RolePlan(
            allowing: #"{"Effect":"Allow","Action":["secretsmanager:*","kms:*"],"Resource":"*"}"#,
            [secret]
        )
        #expect(plan.allowsDecrypt(arn) == expected)
        let parameter = arn.replacing("secretsmanager", with: "ssm").replacing("secret:", with: "parameter/")
        let plain = Resource(
            address: "aws_ssm_parameter.p",
            after: #""name": "/db-AbCdEf", "arn": "\#(parameter)", "type": "String""#
        )
        #expect(try RolePlan([plain]).allowsDecrypt(parameter) == "yes")
    }

    /// Aliases that begin with `alias/aws/` are those of keys that AWS keeps, also where a data source looks them up.
    ///
    /// The simulator from which such plans may come says of every key that its manager is the customer.
    @Test(
        arguments: [
            ("alias/aws/secretsmanager", keyARN, "yes"), ("alias/aws/secretsmanager", "1234", "yes"),
            ("alias/aws/secretsmanager", "arn:aws:kms:eu-west-1:111122223333:alias/aws/secretsmanager", "yes"),
            ("alias/app", keyARN, "unknown"), ("alias/awsome", "1234", "unknown"),
        ]
    )
    func theKeyOfAnAliasThatADataSourceFinds(alias: String, key: String, expected: String) throws {
        let found = Resource(
            address: "data.aws_kms_alias.a",
            after: #""name": "\#(alias)", "target_key_id": "1234", "target_key_arn": "\#(Self.keyARN)""#
        )
        #expect(try RolePlan([found, Self.secret(key)]).allowsDecrypt(Self.secretARN) == expected)
        let itself = Resource(
            address: "data.aws_kms_key.k",
            after: #""key_id": "\#(alias)", "id": "1234", "arn": "\#(Self.keyARN)", "key_manager": "CUSTOMER""#
        )
        #expect(try RolePlan([itself, Self.secret(key)]).allowsDecrypt(Self.secretARN) == expected)
    }

    @Test(arguments: [("AWS", "yes"), ("CUSTOMER", "unknown")])
    func theManagerOfAKeyThatADataSourceFinds(manager: String, expected: String) throws {
        let found = Resource(
            address: "data.aws_kms_key.k",
            after: #""key_id": "1234", "id": "1234", "arn": "\#(Self.keyARN)", "key_manager": "\#(manager)""#
        )
        #expect(try RolePlan([found, Self.secret(Self.keyARN)]).allowsDecrypt(Self.secretARN) == expected)
    }

    /// A data source that is read during the apply says by its arguments what it will find.
    @Test(arguments: [("alias/aws/secretsmanager", "yes"), ("alias/app", "unknown")])
    func theKeyOfAnAliasThatADataSourceWillFind(alias: String, expected: String) throws {
        let found = Resource(
            address: "data.aws_kms_alias.a",
            after: #""name": "\#(alias)""#,
            unknown: ["target_key_id": [], "target_key_arn": [], "arn": [], "id": []]
        )
        let reference = ["data.aws_kms_alias.a.target_key_id", "data.aws_kms_alias.a"]
        let key = Resource(
            address: "data.aws_kms_key.k",
            after: #""grant_tokens": null"#,
            unknown: ["key_id": reference, "arn": [], "id": [], "key_manager": []]
        )
        for references in [reference, ["data.aws_kms_key.k.arn", "data.aws_kms_key.k"]] {
            let secret = Resource(
                address: "aws_secretsmanager_secret.db",
                after: #""name": "db""#,
                unknown: ["arn": [], "id": [], "kms_key_id": references]
            )
            let plan = try RolePlan([found, key, secret])
            #expect(plan.allowsDecrypt("aws_secretsmanager_secret.db.arn") == expected)
        }
    }

    /// What a data source will find out may be any key, also one of a customer.
    @Test func theKeyThatADataSourceWillFindIsOpen() throws {
        let arn = Self.secretARN.replacing("111122223333", with: "210987654321")
        let secret = Resource(
            address: "data.aws_secretsmanager_secret.db",
            after: #""arn": "\#(arn)""#,
            unknown: ["kms_key_id": [], "name": [], "id": []]
        )
        #expect(try RolePlan(allowing: Self.decrypt, [secret]).allowsDecrypt(arn) == "unknown")
    }

    @Test func aKeyThatIsNotThereYet() throws {
        let key = Resource(address: "aws_kms_key.k", after: #""is_enabled": true"#, unknown: ["arn": [], "key_id": []])
        let secret = Resource(
            address: "aws_secretsmanager_secret.db",
            after: #""name": "db""#,
            unknown: ["arn": [], "id": [], "kms_key_id": ["aws_kms_key.k.key_id", "aws_kms_key.k"]]
        )
        let plan = try RolePlan(allowing: Self.decrypt, [key, secret])
        #expect(plan.allowsDecrypt("aws_secretsmanager_secret.db.arn") == "unknown")
        let silent = try RolePlan([key, secret])
        #expect(silent.allowsDecrypt("aws_secretsmanager_secret.db.arn") == "no")
    }

    /// A key that is there already may have aliases that the plan does not show.
    @Test(
        arguments: [
            ("ForAnyValue:StringEquals", "alias/app", true, "yes"), ("ForAnyValue:StringLike", "alias/a*", true, "yes"),
            ("ForAnyValue:StringEquals", "alias/other", true, "no"), ("StringEquals", "alias/app", true, "no"),
            ("ForAnyValue:StringEquals", "alias/app", false, "yes"),
            ("ForAnyValue:StringEquals", "alias/other", false, "unknown"),
        ]
    )
    func theAliasesOfAKeyAreThoseOfThePlan(operation: String, alias: String, isNew: Bool, expected: String) throws {
        var key = Self.key()
        key.isNew = isNew
        let own = Self.decrypt.replacing(
            "}",
            with: #","Condition":{"\#(operation)":{"kms:ResourceAliases":"\#(alias)"}}}"#
        )
        let resource = Resource(
            address: "aws_kms_alias.app",
            after: #""name": "alias/app", "target_key_id": "1234", "target_key_arn": "\#(Self.keyARN)""#
        )
        let plan = try RolePlan(allowing: own, [key, resource, Self.secret("1234")])
        #expect(plan.allowsDecrypt(Self.secretARN) == expected)
    }

    /// `-target` may leave out an alias of a new key.
    @Test func whatThePlanLeavesOutMayBeAnAlias() throws {
        let own = Self.decrypt.replacing(
            "}",
            with: #","Condition":{"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/app"}}}"#
        )
        let alias = Resource(address: "aws_kms_alias.app", after: "")
        let plan = try RolePlan(allowing: own, [Self.key(), Self.secret("1234")], leavingOut: [alias])
        #expect(plan.allowsDecrypt(Self.secretARN) == "unknown")
    }

    @Test func aKeyThatIsNotThereYetIsNoAlias() throws {
        let key = Resource(address: "aws_kms_key.k", after: #""is_enabled": true"#, unknown: ["arn": [], "key_id": []])
        func decide(_ resource: String) throws -> String {
            try RolePlan(
                allowing: #"{"Effect":"Allow","Action":"kms:Decrypt","Resource":"\#(resource)"}"#,
                [key]
            ).allows("kms:Decrypt", "aws_kms_key.k.arn")
        }
        #expect(try decide("arn:aws:kms:*:*:alias/*") == "no")
        #expect(try decide("arn:aws:kms:*:*:key/*") == "yes")
        #expect(try decide("arn:aws:kms:*:*:key/mrk-*") == "unknown")
    }

    @Test func theServiceThatDecryptsIsKnown() throws {
        func decide(_ service: String) throws -> String {
            let own = Self.decrypt.replacing(
                "}",
                with: #","Condition":{"StringEquals":{"kms:ViaService":"\#(service).eu-west-1.amazonaws.com"}}}"#
            )
            return try RolePlan(allowing: own, [Self.key(), Self.secret("1234")]).allowsDecrypt(Self.secretARN)
        }
        #expect(try decide("secretsmanager") == "yes")
        #expect(try decide("ssm") == "no")
    }

    @Test func parameters() throws {
        let arn = "arn:aws:ssm:eu-west-1:111122223333:parameter/db"
        func decide(_ type: String, _ key: String) throws -> String {
            let parameter = Resource(
                address: "aws_ssm_parameter.db",
                after: #""name": "/db", "arn": "\#(arn)", "type": "\#(type)"\#(key)"#
            )
            return try RolePlan([Self.key(), parameter]).allowsDecrypt(arn)
        }
        #expect(try decide("String", "") == "yes")
        #expect(try decide("SecureString", "") == "yes")
        #expect(try decide("SecureString", #", "key_id": "alias/aws/ssm""#) == "yes")
        #expect(try decide("SecureString", #", "key_id": "1234""#) == "no")
    }

    @Test func theIDOfAKeyEndsItsARN() throws {
        let key = Resource(address: "aws_kms_key.k", after: #""is_enabled": true"#, unknown: ["arn": [], "key_id": []])
        let plan = try RolePlan([key])
        let arn = "arn:aws:kms:eu-west-1:111122223333:key/${aws_kms_key.k.key_id}"
        #expect(plan.isSame(arn, "aws_kms_key.k.arn") == "yes")
        #expect(plan.isSame(arn.replacing("eu-west-1", with: "us-east-1"), "aws_kms_key.k.arn") == "no")
    }
}
