import AWSModel
import JSONReader
import Linting
import TerraformPlan
import Testing

/// A plan whose task definition reads a secret with the role `exec`, and what the rule says of it.
enum ExecutionRolePlan {
    private static let secret = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-AbCdEf"
    /// A policy document in a JSON string that allows reading every secret.
    static let grant =
        #"{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"secretsmanager:GetSecretValue\", \"Resource\": \"*\"}]}"#

    /// A change of a resource; without `before` it is new.
    static func resource(
        _ address: String,
        _ after: String,
        actions: String = #"["create"]"#,
        before: String = "null",
        unknown: String = "{}",
        index: String? = nil
    ) -> String {
        let names = address.split(separator: ".")
        let key = index.map { #", "index": \#($0)"# } ?? ""
        return """
            {"address": "\(address)\(index.map { "[\($0)]" } ?? "")", "mode": "managed",
             "type": "\(names[0])", "name": "\(names[1])"\(key),
             "provider_name": "registry.terraform.io/hashicorp/aws",
             "change": {"actions": \(actions), "before": \(before), "after": \(after), "after_unknown": \(unknown),
                        "before_sensitive": false, "after_sensitive": {}}}
            """
    }

    /// What `execution-role-secret-access` finds.
    ///
    /// - Parameters:
    ///   - role: Further members of the role.
    ///   - before: Further members of the role before apply, which the configuration sets; nil where they are not set and
    ///     stay as they are.
    ///   - exists: Whether the role is there already.
    ///   - others: Further resources.
    ///   - leftOut: Blocks of the configuration that an incomplete plan has no instance of.
    ///   - blocks: Blocks of the configuration.
    ///   - providers: The configurations of providers.
    ///   - configures: What the configuration sets of a new role.
    ///   - variables: The variables of the root module.
    /// - Returns: The verdicts that are reported.
    /// - Throws: What a plan that cannot be read throws.
    static func verdicts(
        role: String = "",
        roleBefore before: String? = nil,
        exists: Bool = false,
        _ others: [String],
        leftOut: [String] = [],
        blocks: [String] = [],
        providers: String = "{}",
        configures: [String] = [],
        variables: String = "{}"
    ) throws -> [Verdict] {
        let containers =
            #"[{\"name\": \"app\", \"secrets\": [{\"name\": \"DB\", \"valueFrom\": \"\#(secret)\"}]}]"#
        let arn = "arn:aws:iam::111122223333:role/exec"
        func values(_ role: String) -> String { #"{"name": "exec", "id": "exec", "arn": "\#(arn)"\#(role)}"# }
        let changed = ["inline_policy", "managed_policy_arns"].filter { before != nil && role.contains($0) }
        let configured = changed + configures
        let block = """
            {"address": "aws_iam_role.exec", "mode": "managed", "type": "aws_iam_role", "name": "exec",
             "expressions": {\(configured.map { #""\#($0)": {}"# }.joined(separator: ", "))}}
            """
        let resources =
            [
                exists
                    ? resource(
                        "aws_iam_role.exec",
                        values(role),
                        actions: (before ?? role) == role ? #"["no-op"]"# : #"["update"]"#,
                        before: values(before ?? role)
                    )
                    : resource("aws_iam_role.exec", values(role)),
                resource(
                    "aws_ecs_task_definition.api",
                    #"{"family": "api", "execution_role_arn": "\#(arn)", "container_definitions": "\#(containers)"}"#
                ),
            ] + others
        let allBlocks = leftOut + blocks + (configured.isEmpty ? [] : [block])
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "complete": \(leftOut.isEmpty),
             "variables": \(variables),
             "configuration": {"provider_config": \(providers), "root_module": {"resources": [\(allBlocks.joined(separator: ", "))]}},
             "resource_changes": [\(resources.joined(separator: ", "))]}
            """
        let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)
            .filtered { $0.id == "execution-role-secret-access" }
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let result = Linter(rules: rules).lint([LintSubject(name: "plan.json", model: PlanModel(plan))])
        #expect(!result.hasErrors)
        return result.findings.map(\.finding.verdict)
    }
}
