import HCL
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// What `ignore_changes` names stays as it is.
struct IgnoredChangesTests {
    @Test(arguments: [
        ("a key in a block", "block[0].tags[\"a\"]", #"[{tags: {b: ?, a: "old"}}]"#),
        ("a key in a block that the object does not have", "block[1].tags[\"a\"]", #"[{tags: {a: "new", b: ?}}]"#),
        ("an argument of a block", "block[0].tags", "[{tags: ?}]"),
    ])
    func `What is ignored may stand in a block`(name: String, ignored: String, expected: String) throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [{"address": "aws_probe.p", "type": "aws_probe",
             "change": {"actions": ["update"], "before": {"block": [{"tags": {"a": "old"}}]},
             "after": {"block": [{}]}, "after_unknown": {"block": [{"tags": true}]}}}]}
            """,
            [
                "main.tf": """
                resource "aws_probe" "p" {
                  block {
                    tags = { a = "new", b = aws_new.n.arn }
                  }
                  lifecycle {
                    ignore_changes = [\(ignored)]
                  }
                }
                """
            ]
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        #expect(try #require(probe.attribute("block")).shown == expected)
    }

    @Test(arguments: [
        ("nothing", "[]", "update", #"{a: "new", b: ?}"#),
        ("another attribute", "[name, other[\"a\"]]", "update", #"{a: "new", b: ?}"#),
        ("a key", "[tags[\"a\"]]", "update", #"{b: ?, a: "old"}"#),
        ("a key that the object does not have", "[tags[\"b\"]]", "update", #"{a: "new"}"#),
        ("a key that is not written", "[name, tags[\"c\"]]", "update", #"{a: "new", b: ?, c: "kept"}"#),
        ("the attribute", "[tags]", "update", "?"),
        ("a part of it that is no key", "[tags.a]", "update", "{a: ?, b: ?}"),
        ("the attribute as a text", "[\"tags\"]", "update", "?"),
        ("a key as a text", #"["tags[\"a\"]"]"#, "update", "?"),
        ("all", "all", "update", "?"),
        ("all as a text", "[\"*\"]", "update", "?"),
        ("a replaced object", "[tags[\"a\"]]", "delete\", \"create", #"{a: "new", b: ?}"#),
        ("a new object", "all", "create", #"{a: "new", b: ?}"#),
    ])
    func `What is ignored is not taken from the source`(
        name: String,
        ignored: String,
        actions: String,
        expected: String
    ) throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [
            {"address": "aws_new.n", "type": "aws_new", "change": {"actions": ["create"], "after": {},
             "after_unknown": {"arn": true}}},
            {"address": "aws_probe.p", "type": "aws_probe", "change": {"actions": ["\(actions)"],
             "before": \(actions == "create" ? "null" : #"{"tags": {"a": "old", "c": "kept"}}"#), "after": {},
             "after_unknown": {"tags": true}}}]}
            """,
            [
                "main.tf": """
                resource "aws_new" "n" {}
                resource "aws_probe" "p" {
                  tags = { a = "new", b = aws_new.n.arn }
                  lifecycle {
                    ignore_changes = \(ignored)
                  }
                }
                """
            ]
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        #expect(try #require(probe.attribute("tags")).shown == expected)
        let path = AttributePath(attribute: "tags")
        #expect(plan.written(at: path, in: probe)?.shown == #"{a: "new", b: ?}"#)
    }
}

extension Value {
    fileprivate var shown: String {
        if let elements { return "[\(elements.map(\.shown).joined(separator: ", "))]" }
        if let members { return "{\(members.map { "\($0.name): \($0.value.shown)" }.joined(separator: ", "))}" }
        return string.map { "\"\($0)\"" } ?? "?"
    }
}
