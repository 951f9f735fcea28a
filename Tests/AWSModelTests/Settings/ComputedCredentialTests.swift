import AWSModel
import HCL
import JSONReader
import Linting
import TerraformPlan
import TestSupport
import Testing

/// Credentials that AWS makes itself where the configuration writes none.
@Suite struct ComputedCredentialTests {
    /// An instance of a type that the configuration has a block of, and what is reported of its credentials.
    private struct Case: Sendable {
        var type: String
        var after = "{}"
        var unknown = "{}"
        var expressions = "{}"
        var verdicts: [Verdict] = []
    }

    private static let options =
        #"[{"enabled": true, "master_user_options": [{"master_user_password": "Kh7-Wq2-Zt9-Lm4"}]}]"#

    private static let cases = [
        Case(type: "aws_vpn_connection", unknown: #"{"tunnel1_preshared_key": true, "tunnel2_preshared_key": true}"#),
        Case(type: "aws_vpn_connection", after: #"{"tunnel1_preshared_key": "aZ3kQ9xV7bN2mL5p"}"#),
        Case(
            type: "aws_vpn_connection",
            after: #"{"tunnel1_preshared_key": "aZ3kQ9xV7bN2mL5p"}"#,
            expressions: #"{"tunnel1_preshared_key": {"constant_value": "aZ3kQ9xV7bN2mL5p"}}"#,
            verdicts: [.fail]
        ),
        Case(type: "aws_api_gateway_api_key", unknown: #"{"value": true}"#),
        Case(
            type: "aws_api_gateway_api_key",
            unknown: #"{"value": true}"#,
            expressions: #"{"value": {"references": ["local.key"]}}"#,
            verdicts: [.unknown]
        ),
        Case(type: "aws_elasticache_user", unknown: #"{"authentication_mode": true}"#),
        Case(type: "aws_opensearch_domain", unknown: #"{"advanced_security_options": true}"#),
        // A `dynamic` block, which the plan does not show.
        Case(
            type: "aws_opensearch_domain",
            after: #"{"advanced_security_options": \#(options)}"#,
            verdicts: [.unknown]
        ),
        Case(type: "aws_mq_broker", unknown: #"{"user": true}"#, verdicts: [.unknown]),
        // `file("key.pem")`
        Case(
            type: "aws_iam_server_certificate",
            after: #"{"private_key": "Kh7-Wq2-Zt9-Lm4"}"#,
            expressions: #"{"private_key": {}}"#
        ),
        Case(
            type: "aws_iam_server_certificate",
            after: #"{"private_key": "Kh7-Wq2-Zt9-Lm4"}"#,
            expressions: #"{"private_key": {"constant_value": "Kh7-Wq2-Zt9-Lm4"}}"#,
            verdicts: [.fail]
        ),
        // `file("${path.module}/host.key")`
        Case(
            type: "aws_transfer_server",
            after: #"{"host_key": "Kh7-Wq2-Zt9-Lm4"}"#,
            expressions: #"{"host_key": {"references": ["path.module"]}}"#
        ),
        Case(
            type: "aws_transfer_server",
            after: #"{"host_key": "Kh7-Wq2-Zt9-Lm4"}"#,
            expressions: #"{"host_key": {"constant_value": "Kh7-Wq2-Zt9-Lm4"}}"#,
            verdicts: [.fail]
        ),
        Case(
            type: "aws_kinesis_firehose_delivery_stream",
            after: #"{"snowflake_configuration": [{"private_key": "Kh7-Wq2-Zt9-Lm4", "key_passphrase": null}]}"#,
            expressions: #"{"snowflake_configuration": [{"private_key": {}}]}"#
        ),
        // `{client_id = var.client, private_key = file("key.p8")}`
        Case(
            type: "aws_cognito_identity_provider",
            after: #"{"provider_details": {"client_id": "app", "private_key": "Kh7-Wq2-Zt9-Lm4"}}"#,
            expressions: #"{"provider_details": {"references": ["var.client"]}}"#
        ),
        // DKIM that SES makes by itself.
        Case(type: "aws_sesv2_email_identity", unknown: #"{"dkim_signing_attributes": true}"#),
        Case(
            type: "aws_sesv2_email_identity",
            after: #"{"dkim_signing_attributes": [{"domain_signing_private_key": "Kh7-Wq2-Zt9-Lm4"}]}"#,
            expressions: """
                {"dkim_signing_attributes": [{"domain_signing_private_key": {"constant_value": "Kh7-Wq2-Zt9-Lm4"}}]}
                """,
            verdicts: [.fail]
        ),
        // `base64encode("…")`, or `filebase64` of a text.
        Case(
            type: "aws_secretsmanager_secret_version",
            after: #"{"secret_binary": "S2g3LVdxMi1adDktTG00"}"#,
            expressions: #"{"secret_binary": {}}"#,
            verdicts: []
        ),
        Case(
            type: "aws_secretsmanager_secret_version",
            after: #"{"secret_binary": "S2g3LVdxMi1adDktTG00"}"#,
            expressions: #"{"secret_binary": {"constant_value": "S2g3LVdxMi1adDktTG00"}}"#,
            verdicts: [.fail]
        ),
        // `filebase64("${path.module}/keys.jks")`
        Case(
            type: "aws_secretsmanager_secret_version",
            after: #"{"secret_binary": "/u3+7QAAAAIAAAAB"}"#,
            expressions: #"{"secret_binary": {"references": ["path.module"]}}"#
        ),
        Case(
            type: "aws_secretsmanager_secret_version",
            after: #"{"secret_binary": "/u3+7QAAAAIAAAAB"}"#,
            expressions: #"{"secret_binary": {"constant_value": "/u3+7QAAAAIAAAAB"}}"#,
            verdicts: [.fail]
        ),
        // Write-only arguments, of which the plan has no value.
        Case(
            type: "aws_db_instance",
            after: #"{"password": null, "password_wo": null}"#,
            expressions: #"{"password_wo": {"constant_value": "Kh7-Wq2-Zt9-Lm4"}}"#,
            verdicts: [.fail]
        ),
        Case(
            type: "aws_secretsmanager_secret_version",
            after: #"{"secret_string": null, "secret_string_wo": null}"#,
            expressions: #"{"secret_string_wo": {"references": ["ephemeral.random_password.p.result"]}}"#
        ),
        Case(
            type: "aws_ssm_parameter",
            after: #"{"name": "/app/db_password", "value": null, "value_wo": null}"#,
            expressions: #"{"value_wo": {"constant_value": "Kh7-Wq2-Zt9-Lm4"}}"#,
            verdicts: [.fail]
        ),
        Case(
            type: "aws_ssm_parameter",
            after: #"{"name": "/app/mode", "value": null, "value_wo": null}"#,
            expressions: #"{"value_wo": {"constant_value": "verbose"}}"#
        ),
        Case(
            type: "aws_ssm_parameter",
            after: #"{"name": "/app/db_password"}"#,
            unknown: #"{"value": true}"#,
            expressions: #"{"value_wo": {"references": ["ephemeral.random_password.p.result"]}}"#
        ),
    ]

    /// What the configuration writes into a write-only argument goes through locals to it, and stays in version control.
    @Test(
        arguments: [
            (#"local.password"#, #""local.password""#, [.fail]),
            ("ephemeral.random_password.p.result", #""ephemeral.random_password.p.result""#, []),
            (#""${local.password}${var.salt}""#, #""local.password", "var.salt""#, []),
            // It may have been given another value.
            ("var.initial", #""var.initial""#, []),
        ] as [(String, String, [Verdict])]
    )
    func whatAWriteOnlyArgumentIsGivenIsFollowed(written: String, references: String, verdicts: [Verdict]) throws {
        let given = Case(
            type: "aws_db_instance",
            after: #"{"password": null, "password_wo": null}"#,
            expressions: #"{"password_wo": {"references": [\#(references)]}}"#,
            verdicts: verdicts
        )
        let source = """
            variable "salt" { ephemeral = true }
            variable "initial" {
              ephemeral = true
              default   = "Kh7-Wq2-Zt9-Lm4"
            }
            locals { password = "Kh7-Wq2-Zt9-Lm4" }
            resource "aws_db_instance" "x" { password_wo = \(written) }
            """
        try Self.check(given, SourceTree(files: MemoryFiles(texts: ["main.tf": source])))
    }

    @Test(arguments: cases)
    private func whatIsNotWrittenIsNoLiteral(given: Case) throws { try Self.check(given) }

    private static func check(_ given: Case, _ tree: SourceTree? = nil) throws {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0", "resource_changes": [
               {"address": "\(given.type).x", "mode": "managed", "type": "\(given.type)", "name": "x",
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": ["create"], "before": null, "after": \(given.after),
                           "after_unknown": \(given.unknown)}}],
             "configuration": {"root_module": {"resources": [
               {"address": "\(given.type).x", "mode": "managed", "type": "\(given.type)", "name": "x",
                "expressions": \(given.expressions)}]}}}
            """
        let rules = RuleSet(BuiltInRules.files, schema: PlanModel.schema).filtered { $0.id == "literal-credential" }
        let plan = try Plan.read(JSONText(text), name: "plan.json", source: tree)
        let result = Linter(rules: rules).lint([LintSubject(name: "plan.json", model: PlanModel(plan))])
        #expect(!result.hasErrors)
        #expect(result.findings.map(\.finding.verdict) == given.verdicts)
    }
}
