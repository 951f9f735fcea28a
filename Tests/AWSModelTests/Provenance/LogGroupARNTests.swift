import IAM
import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// How ARNs of log groups end, by the version of the provider.
@Suite struct LogGroupARNTests {
    private static let group = AttributeIdentity(
        address: ResourceAddress(type: "aws_cloudwatch_log_group", name: "g"),
        path: AttributePath(attribute: "arn")
    )
    private static let arn = SymbolicString([.hole(Unknown(attribute: group))])

    private func model(_ constraint: String?, _ members: String) throws -> PlanModel {
        let version = constraint.map { #", "version_constraint": "\#($0)""# } ?? ""
        let text = """
            {"format_version": "1.2",
             "configuration": {"provider_config": {"aws": {"name": "aws"\(version)}}},
             "resource_changes": [
               {"address": "aws_cloudwatch_log_group.g", "mode": "managed", "type": "aws_cloudwatch_log_group",
                "name": "g", "change": {"actions": ["create"], "before": null,
                  "after": {"name": "g"\(members)}, "after_unknown": {"arn": true}}}]}
            """
        return PlanModel(try Plan.read(JSONText(text), name: "plan.json"))
    }

    @Test(
        arguments: [
            ("~> 2.70", #", "retention_in_days": 0"#, .wildcard), ("~> 2.70", "", .wildcard),
            ("~> 2.70", #", "tags_all": {}"#, .name), ("~> 3.0", #", "retention_in_days": 0"#, .name),
            (">= 2.0", #", "retention_in_days": 0"#, .unclear), (nil, #", "retention_in_days": 0"#, .unclear),
            (nil, #", "retention_in_days": 0, "tags_all": {}"#, .name), (nil, "", .name),
        ] as [(String?, String, LogGroupARNs.Ending)]
    )
    func theVersionTellsTheEnding(constraint: String?, members: String, expected: LogGroupARNs.Ending) throws {
        let groups = try model(constraint, members).identities.logGroups
        #expect(groups.ending(of: Self.group) == expected)
        #expect((groups.doubt(of: Self.arn + SymbolicString(":log-stream:a")) != nil) == (expected == .unclear))
    }

    @Test func aPolicyIsCompleted() throws {
        let groups = try model("~> 2.70", "").identities.logGroups
        func patterns(_ text: SymbolicString) -> [SymbolicString] {
            let statement = Value(
                .object([
                    Value.Member(name: "Effect", value: Value(.string("Allow"))),
                    Value.Member(name: "Action", value: Value(.string("logs:PutLogEvents"))),
                    Value.Member(name: "Resource", value: Value(text)),
                ])
            )
            let policy = Value(.object([Value.Member(name: "Statement", value: Value(.list([statement])))]))
            let document = groups.completed(PolicyDocument.parse(policy))
            return document.statements.flatMap { $0.resources?.patterns.map(\.text.source) ?? [] }
        }
        let complete = Self.arn + SymbolicString(":*")
        #expect(patterns(Self.arn) == [complete])
        #expect(patterns(complete) == [complete])
        #expect(patterns(SymbolicString("*")) == [SymbolicString("*")])
    }
}
