import Testing

@testable import AWSModel

/// Which resources of the plan a policy or a permission is about, by what it names.
@Suite struct PolicyTargetTests {
    private typealias Resource = RolePlan.Resource
    private static let invoke = "lambda:InvokeFunction"
    private static let account = RolePlan.account
    private static let head = "arn:aws:lambda:eu-west-1:\(account):function"

    /// A function that is not there yet.
    private static func function(_ name: String, _ members: String = "") -> Resource {
        Resource(
            address: "aws_lambda_function.\(name)",
            after: #""function_name": "\#(name)", "region": "eu-west-1"\#(members)"#,
            unknown: ["arn": [], "qualified_arn": [], "version": []]
        )
    }

    /// Tells the account of the plan.
    private static let caller = Resource(
        address: "data.aws_caller_identity.me",
        after: #""account_id": "\#(account)""#
    )

    private static func permission(_ members: String, _ unknown: [String: [String]] = [:]) -> Resource {
        Resource(
            address: "aws_lambda_permission.p",
            after: #""action": "\#(invoke)", "principal": "\#(RolePlan.roleARN)"\#(members)"#,
            unknown: unknown
        )
    }

    @Test(
        arguments: [
            ("f", "yes", "no"), ("\(head):f", "yes", "no"), ("\(account):function:f", "yes", "no"),
            ("999999999999:function:f", "no", "no"),
            ("f:live", "no", "yes"), ("\(head):f:live", "no", "yes"), ("other", "no", "no"),
            ("arn:aws:lambda:eu-west-1:999999999999:function:f", "no", "no"),
            ("arn:aws:lambda:us-east-1:\(account):function:f", "no", "no"), ("a:b:c:d", "no", "no"),
        ]
    )
    func aPermissionNamesAFunction(name: String, whole: String, alias: String) throws {
        let resources = [
            Self.caller, Self.function("f"), Self.function("g"),
            Self.permission(#", "qualifier": null, "function_name": "\#(name)""#),
        ]
        let plan = try RolePlan(resources)
        #expect(plan.allows(Self.invoke, "aws_lambda_function.f.arn") == whole)
        #expect(plan.allows(Self.invoke, "\(Self.head):f:live") == alias)
        #expect(plan.allows(Self.invoke, "aws_lambda_function.g.arn") == "no")
    }

    @Test func whereTheAccountIsNotKnownTheNamedFunctionIsInDoubt() throws {
        let elsewhere = Self.permission(#", "function_name": "arn:aws:lambda:eu-west-1:999999999999:function:f""#)
        func decide(_ own: String?, _ function: String) throws -> String {
            let role = #"{"Effect":"Allow","Action":"*","Resource":"*"}"#
            // Nothing but the role tells the account.
            let plan = try RolePlan(
                allowing: own == nil ? nil : role,
                [
                    Self.function("f"), Self.function("g"), elsewhere,
                ]
            )
            return plan.allows(Self.invoke, function)
        }
        #expect(try decide(nil, "aws_lambda_function.g.arn") == "no")
        #expect(try decide("all", "aws_lambda_function.f.arn") == "yes")
    }

    @Test func aKnownVersionIsRead() throws {
        let members =
            #", "arn": "\#(Self.head):f", "qualified_arn": "\#(Self.head):f:1", "version": "1", "publish": true"#
        let function = Resource(
            address: "aws_lambda_function.f",
            after: #""function_name": "f"\#(members)"#,
            isNew: false
        )
        let permission = Self.permission(#", "qualifier": "", "function_name": "\#(Self.head):f:1""#)
        let plan = try RolePlan([function, permission])
        #expect(plan.allows(Self.invoke, "\(Self.head):f") == "no")
        #expect(plan.allows(Self.invoke, "\(Self.head):f:1") == "yes")
        #expect(plan.allows(Self.invoke, "\(Self.head):f:2") == "no")
    }

    private static func statement(_ effect: String) -> String {
        RolePlan.policy(
            #"{"Effect":"\#(effect)","Principal":{"AWS":"\#(RolePlan.roleARN)"},"Action":"*","Resource":"*"}"#
        )
    }

    @Test(
        arguments: [
            ("https://sqs.eu-west-1.amazonaws.com/\(account)/q", "yes"),
            ("https://sqs.us-east-1.amazonaws.com/\(account)/q", "no"),
            ("https://sqs.eu-west-1.amazonaws.com/999999999999/q", "no"),
            ("https://eu-west-1.queue.amazonaws.com/\(account)/q", "unknown"),
            ("https://sqs.eu-west-1.amazonaws.com/\(account)/shared", "no"),
        ]
    )
    func aQueuesURLIsMadeOfWhatIsKnown(url: String, expected: String) throws {
        func queue(_ name: String) -> Resource {
            Resource(
                address: "aws_sqs_queue.\(name)",
                after: #""name": "\#(name)", "region": "eu-west-1""#,
                unknown: ["arn": [], "id": [], "url": [], "policy": []]
            )
        }
        let policy = Resource(
            address: "aws_sqs_queue_policy.p",
            after: #""queue_url": "\#(url)", "policy": \#(Self.statement("Allow"))"#
        )
        let plan = try RolePlan([Self.caller, queue("q"), queue("other"), policy])
        #expect(plan.allows("sqs:SendMessage", "aws_sqs_queue.q.arn") == expected)
        #expect(plan.allows("sqs:SendMessage", "aws_sqs_queue.other.arn") == "no")
    }

    @Test func anARNIsMadeOfWhatIsKnown() throws {
        let topic = Resource(
            address: "aws_sns_topic.t",
            after: #""name": "t", "region": "eu-west-1""#,
            unknown: ["arn": [], "id": [], "policy": []]
        )
        func decide(_ arn: String) throws -> String {
            let policy = Resource(
                address: "aws_sns_topic_policy.p",
                after: #""arn": "\#(arn)", "policy": \#(Self.statement("Allow"))"#
            )
            return try RolePlan([Self.caller, topic, policy]).allows("sns:Publish", "aws_sns_topic.t.arn")
        }
        #expect(try decide("arn:aws:sns:eu-west-1:\(Self.account):t") == "yes")
        #expect(try decide("arn:aws:sns:eu-west-1:999999999999:t") == "no")
        #expect(try decide("arn:aws:sns:eu-west-1:\(Self.account):other") == "no")
    }

    @Test func aSecretMayBeNamedWithoutItsSuffix() throws {
        func secret(_ name: String) -> Resource {
            Resource(
                address: "aws_secretsmanager_secret.\(name)",
                after: #""name": "\#(name)", "region": "eu-west-1""#,
                unknown: ["arn": [], "id": [], "policy": []]
            )
        }
        let policy = Resource(
            address: "aws_secretsmanager_secret_policy.p",
            after: #"""
                "secret_arn": "arn:aws:secretsmanager:eu-west-1:\#(Self.account):secret:db",
                "policy": \#(Self.statement("Allow"))
                """#
        )
        let plan = try RolePlan([Self.caller, secret("db"), secret("app"), policy])
        #expect(plan.allows("secretsmanager:GetSecretValue", "aws_secretsmanager_secret.db.arn") == "yes")
        #expect(plan.allows("secretsmanager:GetSecretValue", "aws_secretsmanager_secret.app.arn") == "no")
    }

    @Test func aRepositorysNameIsNoPathToAnother() throws {
        let arn = "arn:aws:ecr:eu-west-1:\(Self.account):repository/app"
        let repository = Resource(
            address: "aws_ecr_repository.app",
            after: #""name": "app", "id": "app", "arn": "\#(arn)""#,
            isNew: false
        )
        let policy = Resource(
            address: "aws_ecr_repository_policy.p",
            after: #""repository": "shared/app", "policy": \#(Self.statement("Allow"))"#
        )
        #expect(try RolePlan([repository, policy]).allows("ecr:BatchGetImage", arn) == "no")
    }

    @Test func onlyWhatTheConfigurationMentionsIsInDoubt() throws {
        let all = #"{"Effect":"Allow","Action":"*","Resource":"*"}"#
        let references = [
            "aws_lambda_function.f.arn", "aws_lambda_function.f", "aws_lambda_function.g.arn", "aws_lambda_function.g",
        ]
        let resources =
            ["f", "g", "h"].map { Self.function($0) } + [Self.permission("", ["function_name": references])]
        #expect(try RolePlan(resources).allows(Self.invoke, "aws_lambda_function.f.arn") == "unknown")
        #expect(try RolePlan(resources).allows(Self.invoke, "aws_lambda_function.h.arn") == "no")
        // A permission only allows.
        #expect(try RolePlan(allowing: all, resources).allows(Self.invoke, "aws_lambda_function.f.arn") == "yes")
    }
}
