import AWSModel
import JSONReader
import Linting
import TerraformPlan
import Testing

/// What a role that exists lists as attached may be taken away by the plan.
@Suite struct RemovedAttachmentTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let grant =
        #"{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"*\"}]}"#
    private static let managed = "arn:aws:iam::aws:policy/SecretsManagerReadWrite"

    private static func resource(
        _ address: String,
        _ actions: String,
        before: String,
        after: String,
        unknown: String = "{}"
    ) -> String {
        let names = address.split(separator: ".")
        return """
            {"address": "\(address)", "mode": "managed", "type": "\(names[0])", "name": "\(names[1])",
             "provider_name": "registry.terraform.io/hashicorp/aws",
             "change": {"actions": \(actions), "before": \(before), "after": \(after), "after_unknown": \(unknown),
                        "before_sensitive": {}, "after_sensitive": {}}}
            """
    }

    private static func existing(_ address: String, _ values: String) -> String {
        resource(address, #"["no-op"]"#, before: values, after: values)
    }

    private static func verdicts(role: String, _ others: [String]) throws -> [Verdict] {
        let containers =
            #"[{\"name\": \"app\", \"secrets\": [{\"name\": \"DB\", \"valueFrom\": \"\#(secret)\"}]}]"#
        let arn = "arn:aws:iam::111122223333:role/exec"
        let resources =
            [
                existing("aws_iam_role.exec", #"{"name": "exec", "id": "exec", "arn": "\#(arn)", \#(role)}"#),
                existing(
                    "aws_ecs_task_definition.api",
                    #"{"family": "api", "execution_role_arn": "\#(arn)", "container_definitions": "\#(containers)"}"#
                ),
            ] + others
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "configuration": {"root_module": {}},
             "resource_changes": [\(resources.joined(separator: ", "))]}
            """
        let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)
            .filtered { $0.id == "execution-role-secret-access" }
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let result = Linter(rules: rules).lint([LintSubject(name: "plan.json", model: PlanModel(plan))])
        #expect(!result.hasErrors)
        return result.findings.map(\.finding.verdict)
    }

    /// The actions of an inline policy, the role that it has after apply if any, and what comes of it.
    private static let inlineCases: [(actions: String, role: String?, verdicts: [Verdict])] = [
        (#"["no-op"]"#, "exec", []),
        (#"["delete"]"#, nil, [.fail]),
        (#"["delete", "create"]"#, "other", [.fail]),
        (#"["create", "delete"]"#, "other", [.fail]),
        (#"["delete", "create"]"#, "exec", []),
        (#"["forget"]"#, nil, []),
        (#"["create", "forget"]"#, "other", []),
    ]

    @Test(arguments: inlineCases)
    func anInlinePolicyGoesWithItsResource(actions: String, role: String?, verdicts: [Verdict]) throws {
        func values(_ role: String) -> String { #"{"role": "\#(role)", "name": "p", "policy": "\#(Self.grant)"}"# }
        let own = #""inline_policy": [{"name": "p", "policy": "\#(Self.grant)"}], "managed_policy_arns": []"#
        let policy = Self.resource(
            "aws_iam_role_policy.p",
            actions,
            before: values("exec"),
            after: role.map(values) ?? "null"
        )
        #expect(try Self.verdicts(role: own, [policy]) == verdicts)
    }

    @Test(
        arguments: [
            (#"["no-op"]"#, #""roles": ["exec"]"#, []), (#"["update"]"#, #""roles": ["other"]"#, [.fail]),
            (#"["update"]"#, #""roles": ["exec", "other"]"#, []), (#"["delete"]"#, nil, [.fail]),
            (#"["forget"]"#, nil, []),
        ] as [(String, String?, [Verdict])]
    )
    func aManagedPolicyGoesWithTheListOfItsRoles(actions: String, after: String?, verdicts: [Verdict]) throws {
        func values(_ roles: String) -> String { #"{"name": "a", "policy_arn": "\#(Self.managed)", \#(roles)}"# }
        let own = #""inline_policy": [], "managed_policy_arns": ["\#(Self.managed)"]"#
        let attachment = Self.resource(
            "aws_iam_policy_attachment.a",
            actions,
            before: values(#""roles": ["exec"]"#),
            after: after.map(values) ?? "null"
        )
        #expect(try Self.verdicts(role: own, [attachment]) == verdicts)
    }

    @Test func anAttachmentThatIsReplacedGoes() throws {
        func values(_ role: String) -> String { #"{"role": "\#(role)", "policy_arn": "\#(Self.managed)"}"# }
        let own = #""inline_policy": [], "managed_policy_arns": ["\#(Self.managed)"]"#
        func attachment(_ role: String) -> String {
            Self.resource(
                "aws_iam_role_policy_attachment.a",
                #"["delete", "create"]"#,
                before: values("exec"),
                after: values(role)
            )
        }
        #expect(try Self.verdicts(role: own, [attachment("other")]) == [.fail])
        #expect(try Self.verdicts(role: own, [attachment("exec")]) == [])
    }
}
