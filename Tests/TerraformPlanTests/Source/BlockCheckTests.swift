import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// Blocks, and the `count` or `for_each` around them, must be those that the plan shows.
struct BlockCheckTests {
    private static let rules =
        #""rule": [{"name": {"constant_value": "n"}, "to": {"references": ["aws_new.n.arn", "aws_new.n"]}}]"#
    private static let rule = "rule {\n    name = \"n\"\n    to   = aws_new.n.arn\n  }"
    private static let dynamic = "dynamic \"rule\" {\n    for_each = []\n    content {}\n  }"

    @Test(arguments: [
        ("the same", rules, rule, true),
        ("another reference", rules, "rule {\n name = \"n\"\n to = aws_other.o.arn\n }", false),
        ("a constant that is gone", rules, "rule {\n to = aws_new.n.arn\n }", false),
        ("a constant more", rules, "rule {\n name = \"n\"\n to = aws_new.n.arn\n effect = \"Deny\"\n }", false),
        ("a call more", rules, "rule {\n name = \"n\"\n to = aws_new.n.arn\n effect = upper(\"deny\")\n }", true),
        ("null more", rules, "rule {\n name = \"n\"\n to = aws_new.n.arn\n effect = null\n }", true),
        ("a block inside more", rules, "rule {\n name = \"n\"\n to = aws_new.n.arn\n test {\n v = 1\n }\n }", false),
        ("one more", rules, "\(rule)\n  rule {}", false),
        ("none", rules, "", false),
        ("of another type", rules, "\(rule)\n  limit {\n    size = 1\n  }", false),
        ("beside others that are made", rules, "\(rule)\n  \(dynamic)", true),
        ("another beside others that are made", rules, "rule {\n to = aws_other.o.arn\n }\n  \(dynamic)", false),
        ("all of them made", "", dynamic, true),
        ("made instead of written", rules, dynamic, false),
        ("a call that is gone", "\"id\": {}, \(rules)", rule, false),
        ("a call that is gone, and another rule", "\"id\": {}, \(rules)", "rule {\n to = aws_other.o.arn\n }", false),
        ("blocks of Terraform", rules, "\(rule)\n  lifecycle {\n    prevent_destroy = true\n  }", true),
        ("references in one", #""rule": {"references": ["aws_new.n.arn", "aws_new.n"]}"#, rule, true),
    ])
    func `Blocks must agree`(name: String, planned: String, written: String, agrees: Bool) throws {
        try BlockCheckTests.expect(agrees, expressions: planned, body: written)
    }

    @Test func `No blocks in JSON are no blocks`() throws {
        try BlockCheckTests.expect(
            true,
            expressions: "\"value\": {\"constant_value\": \"x\"}",
            files: ["main.tf.json": #"{"resource": {"aws_probe": {"p": {"value": "x", "rule": [], "limit": null}}}}"#]
        )
    }

    @Test(arguments: [
        ("the same references", #""for_each_expression": {"references": ["local.m"]}"#, "for_each = local.m", true),
        ("other references", #""for_each_expression": {"references": ["local.m"]}"#, "for_each = local.o", false),
        ("the same count", #""count_expression": {"constant_value": 1}"#, "count = 1", true),
        ("another count", #""count_expression": {"constant_value": 1}"#, "count = 2", false),
        ("neither", #""count_expression": {"constant_value": 1}"#, "", false),
        ("more", "", "count = 1", false),
        ("what no plan shows", "", "for_each = toset([\"a\"])", true),
    ])
    func `Repetition must agree`(name: String, planned: String, written: String, agrees: Bool) throws {
        try BlockCheckTests.expect(agrees, repetition: planned, body: written)
    }

    /// In JSON constants are shown as they are written, whatever is in them, with their references.
    @Test(arguments: [
        ("the same", #"["${aws_new.n.arn}"]"#, true),
        ("another reference", #"["${aws_other.o.arn}"]"#, false),
        ("no reference", #"["x"]"#, false),
    ])
    func `Blocks in JSON must agree`(name: String, written: String, agrees: Bool) throws {
        let planned = #"{"constant_value": ["${aws_new.n.arn}"], "references": ["aws_new.n.arn", "aws_new.n"]}"#
        try BlockCheckTests.expect(
            agrees,
            expressions: "\"value\": {\"constant_value\": null}, \"rule\": [{\"to\": \(planned)}]",
            files: [
                "main.tf.json": #"{"resource": {"aws_probe": {"p": {"value": null, "rule": [{"to": \#(written)}]}}}}"#
            ]
        )
    }

    private static func expect(_ agrees: Bool, repetition: String = "", expressions: String = "", body: String) throws {
        try expect(
            agrees,
            repetition: repetition,
            expressions: "\"value\": {}\(expressions.isEmpty ? "" : ", ")\(expressions)",
            files: ["main.tf": "resource \"aws_probe\" \"p\" {\n  value = lower(\"X\")\n  \(body)\n}\n"]
        )
    }

    private static func expect(
        _ agrees: Bool,
        repetition: String = "",
        expressions: String,
        files: [String: String]
    ) throws {
        let plan = try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [{"address": "aws_probe.p", "type": "aws_probe",
             "change": {"actions": ["update"], "before": {}, "after": {}, "after_unknown": {"value": true}}}],
            "configuration": {"root_module": {"resources": [{"address": "aws_probe.p", "mode": "managed",
             "type": "aws_probe", "name": "p"\(repetition.isEmpty ? "" : ", ")\(repetition),
             "expressions": {\(expressions)}}]}}}
            """,
            files
        )
        let probe = try #require(plan.instances.instances(ofType: "aws_probe").first)
        #expect((probe.sourceBlock != nil) == agrees)
        #expect((plan.sourceNotice?.contains("aws_probe.p") == true) == !agrees)
    }
}
