import AWSModel
import JSONReader
import Linting
import TerraformPlan
import Testing

/// Values that somebody set by hand, where the configuration has a placeholder and ignores changes.
@Suite struct IgnoredValueTests {
    /// A resource that stays as it is, and what is reported of its credentials.
    private struct Case: Sendable {
        var type: String
        var actions = #"["no-op"]"#
        var values: String
        var expressions: String
        var verdicts: [Verdict] = []
    }

    private static let parameter = #"{"name": "/app/token", "type": "SecureString", "value": "hunter2Real99"}"#

    private static let cases = [
        Case(
            type: "aws_ssm_parameter",
            values: parameter,
            expressions: #"{"value": {"constant_value": "placeholder"}}"#
        ),
        Case(
            type: "aws_ssm_parameter",
            actions: #"["update"]"#,
            values: parameter,
            expressions: #"{"value": {"constant_value": "unused"}}"#
        ),
        Case(
            type: "aws_ssm_parameter",
            values: parameter,
            expressions: #"{"value": {"constant_value": "hunter2Real99"}}"#,
            verdicts: [.fail]
        ),
        Case(
            type: "aws_ssm_parameter",
            values: parameter,
            expressions: #"{"value": {"constant_value": "hunter2Older"}}"#,
            verdicts: [.fail]
        ),
        // Functions of literals: nothing tells what they make.
        Case(type: "aws_ssm_parameter", values: parameter, expressions: #"{"value": {}}"#, verdicts: [.fail]),
        Case(
            type: "aws_secretsmanager_secret_version",
            values: #"{"secret_string": "hunter2Real99"}"#,
            expressions: #"{"secret_string": {"constant_value": "{}"}}"#
        ),
        Case(
            type: "aws_db_instance",
            values: #"{"password": "hunter2Real99"}"#,
            expressions: #"{"password": {"constant_value": "changeme"}}"#
        ),
        Case(
            type: "aws_instance",
            values: ##"{"user_data": "IyEvYmluL3NoClRPS0VOPWh1bnRlcjJSZWFsOTkK", "user_data_base64": null}"##,
            expressions: ##"{"user_data": {"constant_value": "#!/bin/sh\nrun\n"}}"##
        ),
        Case(
            type: "aws_instance",
            values: ##"{"user_data": "ea921af6de0fc9f98a6ac72a23c19bec679c127d", "user_data_base64": null}"##,
            expressions: ##"{"user_data": {"constant_value": "#!/bin/sh\nTOKEN=hunter2Real99\n"}}"##,
            verdicts: [.fail]
        ),
        Case(
            type: "aws_lambda_function",
            values: #"{"environment": [{"variables": {"API_TOKEN": "hunter2Real99", "DB_TOKEN": "hunter2Real99"}}]}"#,
            expressions: #"{"environment": [{"variables": {"constant_value": {"API_TOKEN": "placeholder"}}}]}"#,
            verdicts: [.fail]
        ),
    ]

    @Test(arguments: cases)
    private func whatTheConfigurationWritesIsJudged(given: Case) throws {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
               {"address": "\(given.type).x", "mode": "managed", "type": "\(given.type)", "name": "x",
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": \(given.actions), "before": \(given.values), "after": \(given.values),
                           "after_unknown": {}}}],
             "configuration": {"root_module": {"resources": [
               {"address": "\(given.type).x", "mode": "managed", "type": "\(given.type)", "name": "x",
                "expressions": \(given.expressions)}]}}}
            """
        let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema).filtered { $0.id == "literal-credential" }
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let result = Linter(rules: rules).lint([LintSubject(name: "plan.json", model: PlanModel(plan))])
        #expect(!result.hasErrors)
        #expect(result.findings.map(\.finding.verdict) == given.verdicts)
    }
}
