import HCL
import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

@testable import AWSModel

/// Whether the name of a secret is written by hand in an ARN of which other pieces are looked up.
@Suite struct WrittenSecretNameTests {
    /// An expression for the source of a secret, and what comes of it.
    struct Case: Sendable, CustomTestStringConvertible {
        let expression: String
        let references: [String]
        let resource: String
        let isWritten: Bool
        var service = "secretsmanager"
        /// Whether the plan alone does not tell.
        var needsSource = false

        var testDescription: String { expression }
        var text: String { "arn:aws:\(service):eu-west-1:111122223333:\(resource)" }
    }

    private static let place = ["data.aws_region.now.name", "data.aws_caller_identity.me.account_id"]
    private static let head = "${data.aws_region.now.name}:${data.aws_caller_identity.me.account_id}"

    static let cases = [
        Case(
            expression: #""arn:aws:secretsmanager:\#(head):secret:prod/db-AbCdEf""#,
            references: place,
            resource: "secret:prod/db-AbCdEf",
            isWritten: true
        ),
        Case(
            expression: #""arn:aws:secretsmanager:\#(head):secret:prod/db-AbCdEf:password::""#,
            references: place,
            resource: "secret:prod/db-AbCdEf:password::",
            isWritten: true
        ),
        // A default is written in the configuration.
        Case(
            expression: #"format("arn:aws:secretsmanager:%s:%s/db-AbCdEf", "\#(head):secret", var.env)"#,
            references: place + ["var.env"],
            resource: "secret:prod/db-AbCdEf",
            isWritten: true,
            needsSource: true
        ),
        Case(
            expression: #""arn:aws:secretsmanager:\#(head):secret:${var.given}""#,
            references: place + ["var.given"],
            resource: "secret:prod/db-AbCdEf",
            isWritten: false
        ),
        Case(
            expression: #""arn:aws:secretsmanager:\#(head):secret:${data.aws_secretsmanager_secret.db.name}-AbCdEf""#,
            references: place + ["data.aws_secretsmanager_secret.db.name"],
            resource: "secret:prod/db-AbCdEf",
            isWritten: false
        ),
        Case(
            expression:
                #""arn:aws:secretsmanager:\#(head):secret:x/db-${substr(data.aws_secretsmanager_secret.db.arn, -6, 6)}""#,
            references: place + ["data.aws_secretsmanager_secret.db.arn"],
            resource: "secret:x/db-AbCdEf",
            isWritten: false
        ),
        // Without the suffix, or with what may be none, it names a new secret as well.
        Case(
            expression: #""arn:aws:secretsmanager:\#(head):secret:prod/db""#,
            references: place,
            resource: "secret:prod/db",
            isWritten: false
        ),
        Case(
            expression: #""arn:aws:secretsmanager:\#(head):secret:my-secret""#,
            references: place,
            resource: "secret:my-secret",
            isWritten: false
        ),
        Case(
            expression: #""arn:aws:ssm:\#(head):parameter/prod/db-AbCdEf""#,
            references: place,
            resource: "parameter/prod/db-AbCdEf",
            isWritten: false,
            service: "ssm"
        ),
    ]

    @Test(arguments: cases, [true, false])
    func handwrittenNames(example: Case, hasSource: Bool) throws {
        let plan = try Self.plan(example, hasSource: hasSource)
        #expect(plan.hasSource == hasSource)
        let instance = try #require(plan.instances.managed("aws_ecs_task_definition").first)
        let isTold = hasSource || !example.needsSource
        #expect(Self.isWritten(SymbolicString(example.text), in: instance, of: plan) == (isTold && example.isWritten))
    }

    /// On a first deployment the account may be that of an organization's new account.
    @Test func anAccountThatIsKnownAfterApplyNamesNoSecret() throws {
        let plan = try Self.plan(Self.cases[0], hasSource: false)
        let instance = try #require(plan.instances.managed("aws_ecs_task_definition").first)
        let account = try #require(ResourceAddress("aws_organizations_account.new"))
        let hole = Unknown(attribute: AttributeIdentity(address: account, path: AttributePath(attribute: "id")))
        let place = SymbolicString([.literal("arn:aws:secretsmanager:eu-west-1:"), .hole(hole)])
        let head = place + SymbolicString(":secret:prod/")
        #expect(Self.isWritten(head + SymbolicString("db-AbCdEf"), in: instance, of: plan))
        #expect(!Self.isWritten(head + SymbolicString([.literal("db-AbCdE"), .hole(hole)]), in: instance, of: plan))
    }

    @Test(arguments: [("prod/db-AbCdEf", false), ("prod", true)])
    func aKeyMayComeFromAnywhere(key: String, isWritten: Bool) throws {
        let plan = try Self.plan(Self.cases[0], hasSource: false, key: key)
        let instance = try #require(plan.instances.managed("aws_ecs_task_definition").first)
        #expect(Self.isWritten(SymbolicString(Self.cases[0].text), in: instance, of: plan) == isWritten)
    }

    private static func isWritten(_ text: SymbolicString, in instance: ResourceInstance, of plan: Plan) -> Bool {
        let path = AttributePath(attribute: "container_definitions")
        let place = path.index(0).attribute("secrets").index(0).attribute("valueFrom")
        return ProvenanceFinder(plan: plan).writesSecretName(in: text, at: path, in: instance, place: place)
    }

    private static func plan(_ example: Case, hasSource: Bool, key: String? = nil) throws -> Plan {
        let containers = #"[{\"name\":\"app\",\"secrets\":[{\"name\":\"DB\",\"valueFrom\":\"\#(example.text)\"}]}]"#
        let address = "aws_ecs_task_definition.api"
        let references = example.references.flatMap { reference in
            let whole = reference.split(separator: ".").dropLast().joined(separator: ".")
            return reference.hasPrefix("var.") ? [reference] : [reference, whole]
        }
        let index = key.map { #""index": "\#($0)","# } ?? ""
        let shown = key.map { #"\#(address)[\"\#($0)\"]"# } ?? address
        let arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf"
        func data(_ type: String, _ name: String, _ values: String) -> String {
            """
            {"address": "data.\(type).\(name)", "mode": "data", "type": "\(type)", "name": "\(name)",
             "provider_name": "registry.terraform.io/hashicorp/aws", "schema_version": 0,
             "values": \(values), "sensitive_values": {}}
            """
        }
        func block(_ address: String, _ expressions: String = "{}") -> String {
            let names = address.split(separator: ".")
            let isData = names.count == 3
            return """
                {"address": "\(address)", "mode": "\(isData ? "data" : "managed")", "type": "\(names[isData ? 1 : 0])",
                 "name": "\(names[isData ? 2 : 1])", "provider_config_key": "aws", "expressions": \(expressions),
                 "schema_version": 0}
                """
        }
        let list = references.map { #""\#($0)""# }.joined(separator: ", ")
        let region = data("aws_region", "now", #"{"id": "eu-west-1", "name": "eu-west-1", "endpoint": null}"#)
        let caller = data("aws_caller_identity", "me", #"{"account_id": "111122223333", "arn": null}"#)
        let secret = data("aws_secretsmanager_secret", "db", #"{"name": "prod/db", "arn": "\#(arn)", "policy": null}"#)
        let constant = #"{"family": {"constant_value": "api"}, "container_definitions": {"references": [\#(list)]}}"#
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "variables": {"env": {"value": "prod"}, "given": {"value": "prod/db-AbCdEf"}},
             "resource_changes": [
               {"address": "\(shown)", "mode": "managed", "type": "aws_ecs_task_definition", "name": "api", \(index)
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": ["create"], "before": null,
                           "after": {"family": "api", "container_definitions": "\(containers)", "tags": null},
                           "after_unknown": {"arn": true}, "before_sensitive": false, "after_sensitive": {}}}],
             "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": [
               \(region), \(caller), \(secret)]}}},
             "configuration": {"root_module": {
               "variables": {"env": {"default": "prod"}, "given": {}},
               "resources": [
                 \(block(address, constant)), \(block("data.aws_region.now")),
                 \(block("data.aws_caller_identity.me")),
                 \(block("data.aws_secretsmanager_secret.db", #"{"name": {"constant_value": "prod/db"}}"#))]}}}
            """
        guard hasSource else { return try Plan.read(JSONText(text), name: "plan.json") }
        let source = """
            variable "env" { default = "prod" }
            variable "given" {}
            data "aws_region" "now" {}
            data "aws_caller_identity" "me" {}
            data "aws_secretsmanager_secret" "db" { name = "prod/db" }
            resource "aws_ecs_task_definition" "api" {
              family                = "api"
              container_definitions = jsonencode([{ name = "app", secrets = [{ name = "DB", valueFrom = \(example.expression) }] }])
            }
            """
        let files = MemoryFiles(texts: ["main.tf": source])
        return try Plan.read(JSONText(text), name: "plan.json", source: SourceTree(files: files))
    }
}
