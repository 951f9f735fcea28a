import IAM
import JSONReader
import Symbolic
import Testing

@testable import AWSModel

/// What the policies of resources do to what a role may do.
@Suite struct ResourcePolicyTests {
    private typealias Resource = RolePlan.Resource
    private static let all = #"{"Effect":"Allow","Action":"*","Resource":"*"}"#
    private static let secretARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let read = "secretsmanager:GetSecretValue"

    private static func secret(_ members: String = "", configured: [String] = ["policy"]) -> Resource {
        Resource(
            address: "aws_secretsmanager_secret.db",
            after: #""name": "db", "arn": "\#(secretARN)", "id": "\#(secretARN)"\#(members)"#,
            configured: configured,
            isNew: false
        )
    }

    private static func statement(
        _ effect: String,
        _ action: String,
        to principal: String = #"{"AWS":"\#(RolePlan.roleARN)"}"#
    ) -> String {
        #"{"Effect":"\#(effect)","Principal":\#(principal),"Action":"\#(action)","Resource":"*"}"#
    }

    private static func policy(_ statement: String, of arn: String = secretARN) -> Resource {
        Resource(
            address: "aws_secretsmanager_secret_policy.p",
            after: #""secret_arn": "\#(arn)", "policy": \#(RolePlan.policy(statement))"#
        )
    }

    @Test func aSecretsPolicyGrantsAndDenies() throws {
        func decide(_ own: String?, _ others: [Resource]) throws -> String {
            try RolePlan(allowing: own, others).allows(Self.read, Self.secretARN)
        }
        let grant = Self.statement("Allow", Self.read)
        let deny = Self.statement("Deny", "secretsmanager:*", to: #""*""#)
        #expect(try decide(nil, [Self.secret()]) == "no")
        #expect(try decide(nil, [Self.secret(), Self.policy(grant)]) == "yes")
        #expect(try decide(Self.all, [Self.secret(), Self.policy(deny)]) == "no")
        #expect(try decide(nil, [Self.secret(#", "policy": \#(RolePlan.policy(grant))"#)]) == "yes")
        #expect(try decide(nil, [Self.secret(), Self.policy(grant, of: Self.secretARN + "x")]) == "no")
    }

    @Test func ofSeveralPoliciesNobodyKnowsTheLast() throws {
        let own = Self.secret(#", "policy": \#(RolePlan.policy(Self.statement("Deny", Self.read)))"#)
        let plan = try RolePlan(allowing: Self.all, [own, Self.policy(Self.statement("Allow", Self.read))])
        #expect(plan.allows(Self.read, Self.secretARN) == "no")
        let other = Self.secret(#", "policy": \#(RolePlan.policy(Self.statement("Allow", Self.read)))"#)
        let both = try RolePlan(allowing: nil, [other, Self.policy(Self.statement("Allow", Self.read))])
        #expect(both.allows(Self.read, Self.secretARN) == "unknown")
    }

    @Test func aComputedPolicyIsTheOneThatAnotherResourceReplaces() throws {
        let old = Self.secret(
            #", "policy": \#(RolePlan.policy(Self.statement("Deny", Self.read)))"#,
            configured: []
        )
        #expect(try RolePlan(allowing: Self.all, [old]).allows(Self.read, Self.secretARN) == "no")
        let new = Self.policy(Self.statement("Allow", Self.read))
        #expect(try RolePlan(allowing: Self.all, [old, new]).allows(Self.read, Self.secretARN) == "yes")
    }

    @Test(
        arguments: [
            (#"["delete"]"#, "", "no"), (#"["delete", "create"]"#, "x", "no"), (#"["forget"]"#, "", "yes"),
            (#"["no-op"]"#, secretARN, "yes"),
        ]
    )
    func aComputedPolicyGoesWithTheResourceThatSetIt(actions: String, target: String, expected: String) throws {
        let grant = Self.statement("Allow", Self.read)
        let old = Self.secret(#", "policy": \#(RolePlan.policy(grant))"#, configured: [])
        var policy = Self.policy(grant, of: target)
        policy.changed = (actions, Self.policy(grant).after)
        if target.isEmpty { policy.after = "" }
        #expect(try RolePlan(allowing: nil, [old, policy]).allows(Self.read, Self.secretARN) == expected)
    }

    @Test func aPolicyForAnUnknownResourceMayBeForAny() throws {
        let deny = Resource(
            address: "aws_secretsmanager_secret_policy.p",
            after: #""policy": \#(RolePlan.policy(Self.statement("Deny", "*")))"#,
            unknown: ["secret_arn": ["local.arns"]]
        )
        #expect(try RolePlan(allowing: Self.all, [Self.secret(), deny]).allows(Self.read, Self.secretARN) == "unknown")
        var linked = deny
        linked.unknown = ["secret_arn": ["aws_secretsmanager_secret.db.arn", "aws_secretsmanager_secret.db"]]
        #expect(try RolePlan(allowing: Self.all, [Self.secret(), linked]).allows(Self.read, Self.secretARN) == "no")
    }

    @Test(
        arguments: [
            (
                "aws_s3_bucket", #""bucket": "b", "id": "b", "arn": "arn:aws:s3:::b""#, "aws_s3_bucket_policy",
                "bucket",
                "b", "s3:GetObject", "arn:aws:s3:::b/key"
            ),
            (
                "aws_ecr_repository",
                #""name": "r", "id": "r", "arn": "arn:aws:ecr:eu-west-1:111122223333:repository/r""#,
                "aws_ecr_repository_policy", "repository", "r", "ecr:BatchGetImage",
                "arn:aws:ecr:eu-west-1:111122223333:repository/r"
            ),
            (
                "aws_sqs_queue",
                #""url": "https://q", "id": "https://q", "arn": "arn:aws:sqs:eu-west-1:111122223333:q""#,
                "aws_sqs_queue_policy", "queue_url", "https://q", "sqs:SendMessage",
                "arn:aws:sqs:eu-west-1:111122223333:q"
            ),
            (
                "aws_sns_topic",
                #""id": "arn:aws:sns:eu-west-1:111122223333:t", "arn": "arn:aws:sns:eu-west-1:111122223333:t""#,
                "aws_sns_topic_policy", "arn", "arn:aws:sns:eu-west-1:111122223333:t", "sns:Publish",
                "arn:aws:sns:eu-west-1:111122223333:t"
            ),
            (
                "aws_dynamodb_table", #""name": "t", "arn": "arn:aws:dynamodb:eu-west-1:111122223333:table/t""#,
                "aws_dynamodb_resource_policy", "resource_arn", "arn:aws:dynamodb:eu-west-1:111122223333:table/t",
                "dynamodb:Query", "arn:aws:dynamodb:eu-west-1:111122223333:table/t/index/i"
            ),
        ]
    )
    func otherResources(
        type: String,
        members: String,
        policyType: String,
        target: String,
        name: String,
        action: String,
        arn: String
    ) throws {
        func decide(_ own: String?, _ statement: String) throws -> String {
            let policy = Resource(
                address: "\(policyType).p",
                after: #""\#(target)": "\#(name)", "policy": \#(RolePlan.policy(statement))"#
            )
            let resource = Resource(address: "\(type).r", after: members, isNew: false)
            return try RolePlan(allowing: own, [resource, policy]).allows(action, arn)
        }
        #expect(try decide(nil, Self.statement("Allow", action)) == "yes")
        #expect(try decide(nil, Self.statement("Allow", "x:y")) == "no")
        #expect(try decide(Self.all, Self.statement("Deny", action)) == "no")
    }

    @Test func functionsArePermittedOneByOne() throws {
        let arn = "arn:aws:lambda:eu-west-1:111122223333:function:f"
        let function = Resource(address: "aws_lambda_function.f", after: #""function_name": "f", "arn": "\#(arn)""#)
        func decide(_ principal: String, on resource: String) throws -> String {
            let permission = Resource(
                address: "aws_lambda_permission.p",
                after: #""function_name": "f", "action": "lambda:InvokeFunction", "principal": "\#(principal)""#
            )
            return try RolePlan([function, permission]).allows("lambda:InvokeFunction", resource)
        }
        #expect(try decide(RolePlan.roleARN, on: arn) == "yes")
        // A permission without a qualifier is for requests without one.
        #expect(try decide(RolePlan.roleARN, on: "\(arn):live") == "no")
        #expect(try decide("events.amazonaws.com", on: arn) == "no")
        #expect(try decide(RolePlan.account, on: arn) == "no")
    }

    @Test func anotherAccountMustAgree() throws {
        let foreign = "arn:aws:secretsmanager:eu-west-1:999999999999:secret:db-AbCdEf"
        #expect(try RolePlan(allowing: Self.all).allows(Self.read, foreign) == "unknown")
        #expect(try RolePlan().allows(Self.read, foreign) == "no")
        #expect(try RolePlan(allowing: Self.all).allows(Self.read, Self.secretARN) == "yes")
    }

    @Test func boundaries() throws {
        func decide(_ statement: String) throws -> String {
            let policy = Resource(
                address: "aws_iam_policy.limit",
                after:
                    #""name": "limit", "arn": "arn:aws:iam::111122223333:policy/limit", "policy": \#(RolePlan.policy(statement))"#
            )
            let role = #", "permissions_boundary": "arn:aws:iam::111122223333:policy/limit""#
            return try RolePlan(allowing: Self.all, role: role, [policy]).allows(Self.read, Self.secretARN)
        }
        #expect(try decide(Self.all) == "yes")
        #expect(try decide(#"{"Effect":"Allow","Action":"s3:*","Resource":"*"}"#) == "no")
    }

    @Test func tagsOfTheResourceAndOfTheRole() throws {
        func decide(_ key: String, _ value: String, _ tags: String) throws -> String {
            let own =
                #"{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"\#(key)":"\#(value)"}}}"#
            let trust = RolePlan.policy(
                #"{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}"#
            )
            return try RolePlan(
                allowing: own,
                role: #", "assume_role_policy": \#(trust)"#,
                [Self.secret(#", "tags_all": \#(tags)"#)]
            ).allows(Self.read, Self.secretARN)
        }
        #expect(try decide("aws:ResourceTag/env", "prod", #"{"env": "prod"}"#) == "yes")
        #expect(try decide("aws:ResourceTag/env", "prod", #"{"env": "dev"}"#) == "no")
        #expect(try decide("aws:ResourceTag/env", "prod", "{}") == "no")
        #expect(try decide("secretsmanager:ResourceTag/env", "${aws:PrincipalTag/team}", #"{"env": "red"}"#) == "yes")
        #expect(try decide("aws:PrincipalTag/team", "red", "{}") == "yes")
        #expect(try decide("aws:PrincipalTag/other", "red", "{}") == "no")
        #expect(try decide("aws:RequestedRegion", "eu-west-1", "{}") == "yes")
        #expect(try decide("aws:ResourceAccount", "${aws:PrincipalAccount}", "{}") == "yes")
        #expect(try decide("aws:SourceVpc", "vpc-1", "{}") == "unknown")
    }

    @Test(arguments: [("null", "no"), (#"{"env": "prod"}"#, "yes"), (#"{"team": "prod"}"#, "unknown")])
    func withoutAnyTagsTheProviderTellsOfNone(tags: String, expected: String) throws {
        let own = #"""
            {"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/env":"prod"}}}
            """#
        var secret = Self.secret(#", "tags": \#(tags)"#)
        secret.unknown = ["tags_all": []]
        #expect(try RolePlan(allowing: own, [secret]).allows(Self.read, Self.secretARN) == expected)
    }

    @Test func whereAnotherPolicyRefusesTheAdviceIsNoGrant() throws {
        func advice(_ own: String?, _ statement: String) throws -> String {
            let plan = try RolePlan(allowing: own, [Self.secret(), Self.policy(statement)])
            return plan.advice(Self.read, Self.secretARN)
        }
        let deny = Self.statement("Deny", "secretsmanager:*", to: #""*""#)
        #expect(
            try advice(Self.all, deny).hasSuffix(
                "out of statement [0] of the resource policy aws_secretsmanager_secret_policy.p."
            )
        )
        let other = Self.statement("Allow", Self.read, to: #"{"AWS":"999999999999"}"#)
        #expect(try advice(nil, other).contains("Action   = [\"\(Self.read)\"]"))
    }

    @Test func invalidPartsAreNamed() throws {
        let plan = try RolePlan(allowing: #"{"Effect":"Allow","Action":"*","Resource":"*","Sort":"x"}"#)
        #expect(plan.allows(Self.read, Self.secretARN) == "unknown")
        let facts = plan.facts(Self.read, Self.secretARN)
        #expect(
            facts.contains(
                "statement [0] of aws_iam_role_policy.app: a statement has an element that IAM does not know by this name"
            )
        )
    }

    private static let repository = "arn:aws:ecr:eu-west-1:111122223333:repository/app"

    @Test(
        arguments: [
            ("ecr:CreateRepository", "", "no"), ("ecr:BatchGetImage", "", "unknown"), ("ecr:BatchGetImage", "V2", "no"),
            ("ecr:BatchGetImage", "V1", "unknown"), ("sqs:SendMessage", "", "yes"),
        ]
    )
    func aRegistrysPolicyBearsOnItsRepositories(action: String, scope: String, verdict: String) throws {
        let policy = Resource(
            address: "aws_ecr_registry_policy.p",
            after: #""policy": \#(RolePlan.policy(Self.statement("Deny", "ecr:*")))"#
        )
        let setting = Resource(
            address: "aws_ecr_account_setting.s",
            after: #""name": "REGISTRY_POLICY_SCOPE", "value": "\#(scope)""#
        )
        let plan = try RolePlan(allowing: Self.all, [policy] + (scope.isEmpty ? [] : [setting]))
        #expect(plan.allows(action, Self.repository) == verdict)
    }

    @Test(arguments: [("eu-west-1", "yes"), ("us-east-1", "no")])
    func aPolicyOfTheLogsIsOfItsRegion(region: String, verdict: String) throws {
        let policy = Resource(
            address: "aws_cloudwatch_log_resource_policy.p",
            after:
                #""region": "\#(region)", "policy_document": \#(RolePlan.policy(Self.statement("Allow", "logs:*")))"#,
            configured: ["policy_document", "region"]
        )
        let group = "arn:aws:logs:eu-west-1:111122223333:log-group:app:log-stream:a"
        #expect(try RolePlan([policy]).allows("logs:PutLogEvents", group) == verdict)
        #expect(try RolePlan([policy]).allows("glue:GetTable", group) == "no")
    }

    @Test func aPolicyOfTheCatalogBearsOnItsTables() throws {
        let policy = Resource(
            address: "aws_glue_resource_policy.p",
            after: #""policy": \#(RolePlan.policy(Self.statement("Deny", "glue:*")))"#
        )
        let table = "arn:aws:glue:eu-west-1:111122223333:table/db/t"
        #expect(try RolePlan(allowing: Self.all).allows("glue:GetTable", table) == "yes")
        #expect(try RolePlan(allowing: Self.all, [policy]).allows("glue:GetTable", table) == "no")
        #expect(
            try RolePlan(allowing: Self.all, [policy]).allows(
                "glue:GetTable",
                table.replacing("111122223333", with: "999900001111")
            ) == "unknown"
        )
    }

    @Test(
        arguments: [
            (secretARN, "no"), ("arn:aws:secretsmanager:eu-west-1:999900001111:secret:db-AbCdEf", "unknown"),
            ("arn:aws:sns:eu-west-1:111122223333:t", "unknown"),
        ]
    )
    func aResourceControlPolicyBindsTheAccountsResources(resource: String, verdict: String) throws {
        let (deny, _) = try JSONDocument.read(
            input: JSONText(#"{"Statement":{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}}"#)
        )
        let controls = ControlPolicies.resourceControls([
            AttachedPolicy(label: "rcp.json", document: .parse(Value(deny.root)))
        ])
        let shared = Self.policy(Self.statement("Allow", "*"), of: resource)
        let foreign = Resource(
            address: "aws_secretsmanager_secret.db",
            after: #""name": "db", "arn": "\#(resource)", "id": "\#(resource)""#,
            isNew: false
        )
        let plan = try RolePlan(allowing: Self.all, [foreign, shared], controls: [controls])
        let service = String(resource.split(separator: ":")[2])
        #expect(plan.allows("\(service):GetSecretValue", resource) == verdict)
    }

    @Test(
        arguments: [
            ("arn:aws:s3:::bucket/key", true), ("arn:aws:s3:eu-west-1:111122223333:accesspoint/a", false),
            ("*", false),
        ]
    )
    func thatAResourceIsTakenToBeOfTheAccountIsSaid(resource: String, isSaid: Bool) throws {
        let facts = try RolePlan(allowing: Self.all).facts("s3:GetObject", resource)
        #expect(facts.contains { $0.contains("is taken to be") } == isSaid, "\(facts)")
        #expect(try !RolePlan().facts("s3:GetObject", resource).contains { $0.contains("is taken to be") })
    }
}

/// What exclusive lists do to the policies of a role that was there before.
@Suite struct ExclusivePolicyTests {
    @Test func aListTakesAwayWhatItDoesNotName() throws {
        let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
        func decide(_ arns: String?) throws -> String {
            let list = arns.map {
                RolePlan.Resource(
                    address: "aws_iam_role_policy_attachments_exclusive.app",
                    after: #""role_name": "app", "policy_arns": [\#($0)]"#
                )
            }
            let role = #", "managed_policy_arns": ["arn:aws:iam::aws:policy/SecretsManagerReadWrite"]"#
            return try RolePlan(role: role, [list].compactMap { $0 }).allows("secretsmanager:GetSecretValue", secret)
        }
        #expect(try decide(nil) == "yes")
        #expect(try decide(#""arn:aws:iam::aws:policy/SecretsManagerReadWrite""#) == "yes")
        #expect(try decide(#""arn:aws:iam::aws:policy/ReadOnlyAccess""#) == "no")
        #expect(try decide("") == "no")
    }
}
