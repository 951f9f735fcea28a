import JSONReader
import Symbolic
import TerraformPlan
import Testing

@testable import AWSModel

/// Where the password of a small plan comes from.
@Suite struct ProvenanceTests {
    private static func provenance(password: String, expression: String, variable: String = "") throws -> Provenance {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.0",
             "variables": {"password": {"value": "\(variable)"}},
             "resource_changes": [
               {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                "provider_name": "registry.terraform.io/hashicorp/aws",
                "change": {"actions": ["create"], "before": null, "after": {"password": "\(password)"},
                           "after_unknown": {}, "before_sensitive": false, "after_sensitive": {"password": true}}}],
             "configuration": {"root_module": {
               "variables": {"password": {"default": "from-default"}},
               "resources": [
                 {"address": "aws_db_instance.db", "mode": "managed", "type": "aws_db_instance", "name": "db",
                  "provider_config_key": "aws", "expressions": {"password": \(expression)}, "schema_version": 2}]}}}
            """
        let plan = try Plan.read(JSONText(text), name: "plan.json")
        let instance = try #require(plan.instances.managed("aws_db_instance").first)
        let path = AttributePath(attribute: "password")
        return ProvenanceFinder(plan: plan)
            .provenance(of: SymbolicString(password), at: path, in: instance, place: path)
    }

    @Test func aConstantIsLiteral() throws {
        let constant = #"{"constant_value": "hunter2hunter2"}"#
        #expect(try Self.provenance(password: "hunter2hunter2", expression: constant) == .literal)
    }

    @Test func aVariableThatHoldsTheValueIsItsSource() throws {
        let reference = #"{"references": ["var.password"]}"#
        let source = SourceReference(type: "var", address: "var.password")
        #expect(
            try Self.provenance(password: "passed-in", expression: reference, variable: "passed-in")
                == .references([source])
        )
    }

    @Test func aVariableWithItsDefaultIsWrittenInTheConfiguration() throws {
        let reference = #"{"references": ["var.password"]}"#
        let provenance = try Self.provenance(
            password: "from-default",
            expression: reference,
            variable: "from-default"
        )
        #expect(provenance == .literal)
    }

    @Test func aHashOfSomethingReferencedIsUndecided() throws {
        let reference = #"{"references": ["var.password"]}"#
        let hash = String(repeating: "0123456789abcdef", count: 2)
        let provenance = try Self.provenance(password: hash, expression: reference, variable: "something")
        guard case .undecided = provenance else {
            Issue.record("a hash is \(provenance)")
            return
        }
    }
}
