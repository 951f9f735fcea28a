import HCL
import JSONReader
import Symbolic
import TerraformPlan
import TestSupport
import Testing

@testable import AWSModel

/// What is said of a text of which nobody can tell where it comes from.
@Suite struct UndecidedProvenanceTests {
    /// A template with conditions on what a variable gives makes a text of which the source has no parts.
    @Test(arguments: [(true, false), (false, true)])
    func theSourceIsMissedOnlyWhereItIsNotAtHand(hasSource: Bool, isMissed: Bool) throws {
        let containers = #"[{\"name\":\"app\",\"environment\":[{\"name\":\"A\",\"value\":\"given-value\"}]}]"#
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "variables": {"settings": {"value": {"A": "given-value"}}},
             "resource_changes": [
               {"address": "aws_ecs_task_definition.api", "mode": "managed", "type": "aws_ecs_task_definition",
                "name": "api", "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": ["create"], "before": null,
                           "after": {"family": "api", "container_definitions": "\(containers)", "tags": null},
                           "after_unknown": {"arn": true}, "before_sensitive": false, "after_sensitive": {}}}],
             "configuration": {"root_module": {
               "variables": {"settings": {}},
               "resources": [
                 {"address": "aws_ecs_task_definition.api", "mode": "managed", "type": "aws_ecs_task_definition",
                  "name": "api", "provider_config_key": "aws", "schema_version": 1,
                  "expressions": {"family": {"constant_value": "api"},
                                  "container_definitions": {"references": ["local.settings"]}}}]}}}
            """
        let source = #"""
            variable "settings" {}
            locals { settings = var.settings }
            resource "aws_ecs_task_definition" "api" {
              family                = "api"
              container_definitions = <<-EOT
                [{"name": "app",
                %{if length(local.settings) > 0}"environment": [
                %{for name, value in local.settings}{"name": "${name}", "value": "${value}"}%{endfor}
                ]%{endif}}]
              EOT
            }
            """#
        let plan =
            try hasSource
            ? Plan.read(
                JSONText(text),
                name: "plan.json",
                source: SourceTree(files: MemoryFiles(texts: ["main.tf": source]))
            ) : Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_ecs_task_definition").first)
        let path = AttributePath(attribute: "container_definitions")
        let provenance = ProvenanceFinder(plan: plan).provenance(
            of: SymbolicString("given-value"),
            at: path,
            in: instance,
            place: path.index(0).attribute("environment").index(0).attribute("value")
        )
        guard case .undecided(let unknown) = provenance else {
            Issue.record("\(provenance)")
            return
        }
        #expect(unknown.sources.contains { $0.reason == .sourceUnavailable } == isMissed)
    }
}
