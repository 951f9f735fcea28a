import HCL
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// A source that is not the plan's is not believed.
struct SourceCheckTests {
    @Test(arguments: [
        ("the same", "name = \"n\"\n  value = \"x-${aws_new.n.arn}\"", true),
        ("another constant", "name = \"other\"\n  value = \"x-${aws_new.n.arn}\"", false),
        ("another reference", "name = \"n\"\n  value = \"x-${aws_other.o.arn}\"", false),
        ("one reference more", "name = \"n\"\n  value = \"x-${aws_new.n.arn}-${var.v}\"", false),
        ("a constant that refers to something", "name = var.v\n  value = \"x-${aws_new.n.arn}\"", false),
        ("an argument that is gone", "value = \"x-${aws_new.n.arn}\"", false),
        ("an argument more", "name = \"n\"\n  value = \"x-${aws_new.n.arn}\"\n  more = var.v", false),
    ])
    func `Constants and references must agree`(name: String, body: String, agrees: Bool) throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [
            {"address": "aws_new.n", "type": "aws_new", "change": {"actions": ["create"], "after": {},
             "after_unknown": {"arn": true}}},
            {"address": "aws_probe.p", "type": "aws_probe", "change": {"actions": ["create"], "after": {"name": "n"},
             "after_unknown": {"value": true}}}],
            "configuration": {"root_module": {"resources": [{"address": "aws_probe.p", "mode": "managed",
             "type": "aws_probe", "name": "p", "expressions": {"name": {"constant_value": "n"},
             "value": {"references": ["aws_new.n.arn", "aws_new.n"]}}}]}}}
            """,
            ["main.tf": "resource \"aws_new\" \"n\" {}\nresource \"aws_probe\" \"p\" {\n  \(body)\n}\n"]
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        let value = try #require(probe.attribute("value"))
        #expect((value.unknown == nil) == agrees)
        #expect((plan.sourceNotice == nil) == agrees)
    }

    /// Numbers are JSON texts, and compared as such they would be compared once more, and so on.
    @Test(arguments: [("1", "2", false), ("1", "1", true), ("\"1\"", "2", false), ("true", "false", false)])
    func `Numbers and words of JSON must agree`(planned: String, written: String, agrees: Bool) throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [
            {"address": "aws_probe.p", "type": "aws_probe", "change": {"actions": ["create"], "after": {"size": \(planned)},
             "after_unknown": {"value": true}}}],
            "configuration": {"root_module": {"resources": [{"address": "aws_probe.p", "mode": "managed",
             "type": "aws_probe", "name": "p", "expressions": {"size": {"constant_value": \(planned)},
             "value": {"references": ["var.v"]}}}]}}}
            """,
            ["main.tf": "resource \"aws_probe\" \"p\" {\n  size = \(written)\n  value = \"${var.v}-x\"\n}\n"]
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        _ = probe.attribute("value")
        #expect((plan.sourceNotice == nil) == agrees)
    }

    @Test func `A block that the source does not have is a difference`() throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [{"address": "aws_probe.p", "type": "aws_probe",
             "change": {"actions": ["create"], "after": {}, "after_unknown": {"value": true}}}],
            "configuration": {"root_module": {"resources": [{"address": "aws_probe.p", "mode": "managed",
             "type": "aws_probe", "name": "p", "expressions": {}}]}}}
            """,
            ["main.tf": "resource \"aws_probe\" \"other\" {}\n"]
        )
        #expect(plan.instances.instances(ofType: "aws_probe").first?.attribute("value")?.unknown != nil)
        #expect(plan.sourceNotice?.contains("aws_probe.p") == true)
    }

    @Test func `A known value that the source makes otherwise drops the instance`() throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "variables": {"v": {"value": "planned"}}, "resource_changes": [
            {"address": "aws_probe.p", "type": "aws_probe", "change": {"actions": ["create"],
             "after": {"name": "planned"}, "after_unknown": {"value": true}}}]}
            """,
            [
                "main.tf": """
                variable "v" {}
                locals { suffix = "-changed" }
                resource "aws_probe" "p" {
                  name  = "${var.v}${local.suffix}"
                  value = "known"
                }
                """
            ]
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        #expect(probe.attribute("value")?.unknown != nil)
        #expect(plan.sourceNotice?.contains("aws_probe.p") == true)
    }
}
