import HCL
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// Terraform and OpenTofu read the files that are theirs.
struct ConfigurationToolTests {
    private static let terraform = "registry.terraform.io/hashicorp/aws"
    private static let openTofu = "registry.opentofu.org/hashicorp/aws"

    @Test(arguments: [
        (terraform, ["main.tofu": "t"], "f"),
        (openTofu, ["main.tofu": "t"], "t"),
        ("example.org/hashicorp/aws", ["main.tofu": "t"], nil),
        ("example.org/hashicorp/aws", ["main.tofu": "f"], "f"),
        (terraform, ["a_override.tofu": "t"], "f"),
        (openTofu, ["a_override.tofu": "t"], "t"),
        ("example.org/hashicorp/aws", ["a_override.tofu": "t"], nil),
        ("example.org/hashicorp/aws", ["a_override.tofu": "t", "a_override.tf": "t"], "t"),
        ("example.org/hashicorp/aws", ["a_override.tf": "t"], "t"),
    ])
    func `The plan's tool chooses between files`(provider: String, others: [String: String], expected: String?) throws {
        var files = others.mapValues { "locals {\n  v = \"\($0)\"\n}\n" }
        files["main.tf"] = "locals {\n  v = \"f\"\n}\n"
        files["probe.tf"] = "resource \"aws_probe\" \"p\" { value = local.v }\n"
        let change = """
            {"address": "aws_probe.p", "type": "aws_probe", "provider_name": "\(provider)",
             "change": {"actions": ["create"], "after": {}, "after_unknown": {"value": true}}}
            """
        for configuration in ["{}", "{\"provider_config\": {\"aws\": {\"full_name\": \"\(provider)\"}}}"] {
            let plan = try Plan.written(
                "{\"format_version\": \"1.2\", \"resource_changes\": [\(change)], \"configuration\": \(configuration)}",
                files
            )
            let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
            #expect(probe.attribute("value")?.string == expected)
        }
    }

    @Test func `Providers from both registries tell nothing`() throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [{"address": "aws_probe.p", "type": "aws_probe",
             "change": {"actions": ["create"], "after": {}, "after_unknown": {"value": true}}}],
            "configuration": {"provider_config": {"aws": {"full_name": "\(ConfigurationToolTests.terraform)"},
             "random": {"full_name": "registry.opentofu.org/hashicorp/random"}}}}
            """,
            ["main.tf": "resource \"aws_probe\" \"p\" { value = \"f\" }\n", "main.tofu": ""]
        )
        #expect(plan.instances.instances(ofType: "aws_probe").first?.attribute("value")?.unknown != nil)
    }
}
