import AWSModel
import JSONReader
import Linting
import TerraformPlan
import Testing

/// Container definitions with other values where texts belong: no rule fails over them.
@Suite struct OddContainerTests {
    private static let odd = ["null", "5", "true", "{}", "[]", "[null]", #"{"a": 1}"#, "[[]]"]
    /// Where a value stands: the container around it, `?` for the value.
    private static let places = [
        "?", "[?]", #"[{"name": ?}]"#, #"[{"secrets": ?}]"#, #"[{"secrets": [?]}]"#,
        #"[{"secrets": [{"name": "DB", "valueFrom": ?}]}]"#, #"[{"secrets": [{"name": ?, "valueFrom": "/db"}]}]"#,
        #"[{"environment": ?}]"#, #"[{"environment": [?]}]"#, #"[{"environment": [{"name": ?, "value": "x"}]}]"#,
        #"[{"environment": [{"name": "DB", "value": ?}]}]"#, #"[{"logConfiguration": ?}]"#,
        #"[{"logConfiguration": {"secretOptions": [{"name": "token", "valueFrom": ?}]}}]"#,
        #"[{"repositoryCredentials": ?}]"#, #"[{"repositoryCredentials": {"credentialsParameter": ?}}]"#,
        #"[{"environmentFiles": [{"type": "s3", "value": ?}]}]"#,
    ]

    @Test(arguments: places, odd)
    func noRuleFails(place: String, value: String) throws {
        let containers = place.replacing("?", with: value).replacing("\"", with: "\\\"")
        let members = #""family": "api", "execution_role_arn": "arn:aws:iam::111122223333:role/exec""#
        let values = #"{\#(members), "container_definitions": "\#(containers)"}"#
        let task = ExecutionRolePlan.resource(
            "aws_ecs_task_definition.api",
            values,
            actions: #"["delete", "create"]"#,
            before: values
        )
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [\(task)],
             "configuration": {"root_module": {}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema)
        let result = Linter(rules: rules).lint([LintSubject(name: "plan.json", model: PlanModel(plan))])
        #expect(!result.hasErrors)
    }
}
