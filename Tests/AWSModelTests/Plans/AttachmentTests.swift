import AWSModel
import JSONReader
import Linting
import TerraformPlan
import Testing

/// Policies reach a role by every way that Terraform attaches them.
@Suite struct AttachmentTests {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    private static let grant =
        #"{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"*\"}]}"#

    private static func resource(_ address: String, _ after: String) -> String {
        let names = address.split(separator: ".")
        return """
            {"address": "\(address)", "mode": "managed", "type": "\(names[0])", "name": "\(names[1])",
             "provider_name": "registry.terraform.io/hashicorp/aws",
             "change": {"actions": ["create"], "before": null, "after": \(after), "after_unknown": {},
                        "before_sensitive": false, "after_sensitive": {}}}
            """
    }

    private static func failures(role: String = "", _ others: [String]) throws -> Int {
        let containers =
            #"[{\"name\": \"app\", \"secrets\": [{\"name\": \"DB\", \"valueFrom\": \"\#(secret)\"}]}]"#
        let arn = "arn:aws:iam::111122223333:role/exec"
        let resources =
            [
                resource("aws_iam_role.exec", #"{"name": "exec", "id": "exec", "arn": "\#(arn)"\#(role)}"#),
                resource(
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
        return result.findings.count { $0.finding.verdict == .fail }
    }

    private static let policy = resource(
        "aws_iam_policy.read",
        #"{"name": "read", "arn": "arn:aws:iam::111122223333:policy/read", "policy": "\#(grant)"}"#
    )
    private static let policyARN = "arn:aws:iam::111122223333:policy/read"

    @Test func aRoleWithoutAGrantFails() throws {
        #expect(try Self.failures([]) == 1)
        #expect(try Self.failures([Self.policy]) == 1)
    }

    @Test(
        arguments: [
            [resource("aws_iam_role_policy.p", #"{"role": "exec", "name": "p", "policy": "\#(grant)"}"#)],
            [
                policy,
                resource("aws_iam_role_policy_attachment.a", #"{"role": "exec", "policy_arn": "\#(policyARN)"}"#),
            ],
            [
                policy,
                resource(
                    "aws_iam_policy_attachment.a",
                    #"{"name": "a", "roles": ["exec"], "policy_arn": "\#(policyARN)"}"#
                ),
            ],
            [
                resource(
                    "aws_iam_role_policy_attachment.a",
                    #"{"role": "exec", "policy_arn": "arn:aws:iam::aws:policy/SecretsManagerReadWrite"}"#
                )
            ],
        ]
    )
    func everyWayOfAttachingGrants(resources: [String]) throws {
        #expect(try Self.failures(resources) == 0)
    }

    @Test func policiesInsideTheRoleGrant() throws {
        #expect(try Self.failures(role: #", "inline_policy": [{"name": "p", "policy": "\#(Self.grant)"}]"#, []) == 0)
        #expect(try Self.failures(role: #", "managed_policy_arns": ["\#(Self.policyARN)"]"#, [Self.policy]) == 0)
    }

    @Test func theGrantOfAnotherRoleDoesNotCount() throws {
        let other = Self.resource(
            "aws_iam_role_policy.p",
            #"{"role": "task", "name": "p", "policy": "\#(Self.grant)"}"#
        )
        #expect(try Self.failures([other]) == 1)
    }
}
