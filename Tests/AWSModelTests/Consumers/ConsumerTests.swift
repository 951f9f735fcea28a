import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// What consumers need, as it is read from plans.
@Suite struct ConsumerTests {
    private func model(_ resources: String, configuration: String = "") throws -> PlanModel {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "configuration": {"root_module": {"resources": [\(configuration)]},
                               "provider_config": {"aws": {"name": "aws",
                                 "expressions": {"region": {"constant_value": "eu-west-1"}}}}},
             "resource_changes": [\(resources)]}
            """
        return PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
    }

    /// The needs of the consumers of a plan, each as `role attribute: name kind resource`.
    private func needs(_ resources: String, configuration: String = "") throws -> [String] {
        try model(resources, configuration: configuration).consumers.flatMap { consumer in
            consumer.knownNeeds.map { need in
                let resource = need.target.arn.map(DecisionEvidence.configurationText) ?? "?"
                return "\(consumer.role.attribute.root): \(need.name) \(need.target.kind ?? "?") \(resource)"
            }
        }
    }

    private func resource(_ address: String, _ after: String, unknown: String = "{}") -> String {
        let parts = address.split(separator: ".")
        return """
            {"address": "\(address)", "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
             "change": {"actions": ["create"], "before": null, "after": {\(after)}, "after_unknown": \(unknown)}}
            """
    }

    @Test func eachDestinationHasARoleOfItsOwn() throws {
        let stream = resource(
            "aws_kinesis_firehose_delivery_stream.s",
            #"""
            "splunk_configuration": [{"secrets_manager_configuration": [{"enabled": true, "role_arn": "arn:aws:iam::111122223333:role/a",
              "secret_arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf"}]}]
            """#
        )
        #expect(
            try needs(stream) == [
                "splunk_configuration: secret_arn secret "
                    + "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s-AbCdEf"
            ]
        )
    }

    @Test func aSecretByNameIsTheOneOfThePlan() throws {
        let project = resource(
            "aws_codebuild_project.p",
            #"""
            "service_role": "arn:aws:iam::111122223333:role/b",
            "environment": [{"environment_variable": [
              {"name": "A", "type": "SECRETS_MANAGER", "value": "ci/npm:token"},
              {"name": "B", "type": "PARAMETER_STORE", "value": "/ci/x"},
              {"name": "C", "type": "PLAINTEXT", "value": "ci/npm"}]}]
            """#
        )
        let secret = resource(
            "aws_secretsmanager_secret.npm",
            #""name": "ci/npm", "arn": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:ci/npm-AbCdEf""#
        )
        #expect(
            try needs(project + "," + secret) == [
                "service_role: A secret arn:aws:secretsmanager:eu-west-1:111122223333:secret:ci/npm-AbCdEf",
                "service_role: B parameter arn:aws:ssm:eu-west-1:111122223333:parameter/ci/x",
            ]
        )
    }

    @Test(arguments: [("1", true), ("2", false)])
    func aReferenceOfABlockIsFollowedOnlyWhereTheBlockIsTheOne(written: String, isFollowed: Bool) throws {
        let mapping = resource(
            "aws_db_proxy.p",
            #"""
            "role_arn": "arn:aws:iam::111122223333:role/b",
            "auth": [{"username": "1"}, {"username": "3", "secret_arn": null}]
            """#,
            unknown: #"{"auth": [{"secret_arn": true}, {}]}"#
        )
        let configuration = #"""
            {"address": "aws_db_proxy.p", "mode": "managed", "type": "aws_db_proxy", "name": "p",
             "provider_config_key": "aws", "expressions": {"auth": [
               {"username": {"constant_value": "\#(written)"},
                "secret_arn": {"references": ["aws_secretsmanager_secret.s.arn", "aws_secretsmanager_secret.s"]}},
               {"username": {"constant_value": "3"}}]}}
            """#
        let followed = "role_arn: secret_arn secret ${aws_secretsmanager_secret.s.arn}"
        #expect(try needs(mapping, configuration: configuration).contains(followed) == isFollowed)
    }

    /// References of the variables of a function, of which one is known after apply, and whether it may be a secret.
    @Test(
        arguments: [
            (#""aws_db_instance.db.address", "aws_db_instance.db""#, false),
            (#""aws_secretsmanager_secret.s.arn", "aws_secretsmanager_secret.s", "aws_db_instance.db""#, true),
            (#""aws_secretsmanager_secret_version.s.arn", "aws_secretsmanager_secret_version.s""#, true),
            (#""each.value""#, true),
        ]
    )
    func aVariableThatIsNotKnownLeavesNoRequiredNeedOpen(references: String, mayBeSecret: Bool) throws {
        let function = resource(
            "aws_lambda_function.f",
            #""role": "arn:aws:iam::111122223333:role/f", "environment": [{"variables": {"MODE": "fast"}}]"#,
            unknown: #"{"environment": [{"variables": {"HOST": true}}]}"#
        )
        let configuration = """
            {"address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function", "name": "f",
             "provider_config_key": "aws", "expressions":
               {"environment": [{"variables": {"references": [\(references)]}}]}}
            """
        let plan = try model(function, configuration: configuration)
        let consumer = try #require(plan.consumers.first)
        guard case .list = consumer.requiredNeeds else {
            Issue.record("the needs are open")
            return
        }
        if case .openList = consumer.needs { #expect(mayBeSecret) } else { #expect(!mayBeSecret) }
        #expect(plan.accessNeeds.contains { $0.unknown != nil } == mayBeSecret)
    }

    @Test(arguments: ["aws", "aws-cn", "aws-us-gov"])
    func anIntegrationIsThatOfAnyPartition(partition: String) throws {
        let function = "arn:\(partition):lambda:eu-west-1:111122223333:function:f"
        let machine = resource(
            "aws_sfn_state_machine.m",
            #"""
            "role_arn": "arn:aws:iam::111122223333:role/m",
            "definition": "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"End\": true,
              \"Resource\": \"arn:\#(partition):states:::lambda:invoke\",
              \"Parameters\": {\"FunctionName\": \"\#(function)\"}}}}"
            """#.replacing("\n", with: " ")
        )
        let found = try needs(machine)
        #expect(found == ["role_arn: A function \(function)"])
    }

    @Test(
        arguments: [
            ("lambda:invoke", "FunctionName", "f", "function arn:aws:lambda:eu-west-1:111122223333:function:f"),
            ("aws-sdk:lambda:invoke", "FunctionName", "f", "function arn:aws:lambda:eu-west-1:111122223333:function:f"),
            ("lambda:invoke", "FunctionName", "f:live", "function ?"),
            ("lambda:invoke", "FunctionName", "444455556666:function:f", "function ?"),
            ("lambda:invoke", "FunctionName", "{% $name %}", nil),
            ("lambda:invokeAsync", "FunctionName", "f", nil),
            (
                "ecs:runTask.sync", "TaskDefinition", "t:7",
                "taskDefinition arn:aws:ecs:eu-west-1:111122223333:task-definition/t:7"
            ),
            (
                "aws-sdk:ecs:runTask", "TaskDefinition", "t:7",
                "taskDefinition arn:aws:ecs:eu-west-1:111122223333:task-definition/t:7"
            ),
            ("aws-sdk:ecs:runTask.sync", "TaskDefinition", "t:7", nil),
            ("ecs:runTask", "TaskDefinition", "{% $task %}", nil),
        ] as [(String, String, String, String?)]
    )
    func aTaskMayNameWhatItCalls(integration: String, parameter: String, name: String, expected: String?) throws {
        let machine = resource(
            "aws_sfn_state_machine.m",
            #"""
            "role_arn": "arn:aws:iam::111122223333:role/m",
            "definition": "{\"StartAt\": \"A\", \"States\": {\"A\": {\"Type\": \"Task\", \"End\": true,
              \"Resource\": \"arn:aws:states:::\#(integration)\",
              \"Arguments\": {\"\#(parameter)\": \"\#(name)\"}}}}"
            """#.replacing("\n", with: " ")
        )
        let found = try needs(machine + "," + resource("aws_sqs_queue.q", Self.knownQueue))
        #expect(found.first == expected.map { "role_arn: A \($0)" })
    }

    @Test(
        arguments: [
            (#""log_group_name": "vpc""#, "{}", "log_group_name"),
            (#""log_group_name": "vpc""#, #"{"log_destination": true}"#, "log_group_name"),
            (
                #""log_destination": "arn:aws:logs:eu-west-1:111122223333:log-group:vpc""#,
                #"{"log_group_name": true}"#,
                "log_destination"
            ),
            (
                #""log_group_name": "vpc", "log_destination": "arn:aws:logs:eu-west-1:111122223333:log-group:vpc""#,
                "{}",
                "log_destination"
            ),
        ]
    )
    func aFlowLogNamesItsGroupOnce(after: String, unknown: String, name: String) throws {
        let log = resource(
            "aws_flow_log.f",
            #""iam_role_arn": "arn:aws:iam::111122223333:role/l", "#
                + #""arn": "arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/fl-1", \#(after)"#,
            unknown: unknown
        )
        let found = try needs(log + "," + resource("aws_sqs_queue.q", Self.knownQueue))
        #expect(
            found == ["iam_role_arn: \(name) logGroup arn:aws:logs:eu-west-1:111122223333:log-group:vpc:log-stream:*"]
        )
    }

    /// It tells the account of the provider.
    private static let knownQueue = #""name": "q", "arn": "arn:aws:sqs:eu-west-1:111122223333:q""#

    @Test func whatIsRequiredLeavesTheNeedsOpen() throws {
        let function = resource(
            "aws_lambda_function.f",
            #""role": "arn:aws:iam::111122223333:role/f", "vpc_config": [{}]"#,
            unknown: #"{"vpc_config": [{"subnet_ids": true}]}"#
        )
        let consumer = try #require(try model(function).consumers.first)
        guard case .openList = consumer.requiredNeeds else {
            Issue.record("the needs are closed")
            return
        }
    }
}
