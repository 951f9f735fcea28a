import HCL
import Symbolic
import TerraformPlan
import TestSupport
import Testing

/// What differs in the call of a module decides nothing.
struct CallCheckTests {
    private static let call = """
        "source": "./m", "expressions": {"given": {"references": ["aws_new.n.arn", "aws_new.n"]}}
        """

    @Test(arguments: [
        ("the same", call, "source = \"./m\"\n  given = aws_new.n.arn", #""n""#, true),
        ("another source", call, "source = \"./other\"\n  given = aws_new.n.arn", nil, nil),
        ("a version", call, "source = \"./m\"\n  version = \"1.0\"\n  given = aws_new.n.arn", nil, nil),
        ("another argument", call, "source = \"./m\"\n  given = aws_other.o.arn", #""n""#, nil),
        ("an argument that is gone", call, "source = \"./m\"", #""n""#, nil),
        ("an argument more", call, "source = \"./m\"\n  given = aws_new.n.arn\n  name = \"x\"", nil, true),
        ("null more", call, "source = \"./m\"\n  given = aws_new.n.arn\n  name = null", "null", true),
        ("nothing shown", "", "source = \"./other\"\n  given = aws_new.n.arn", #""n""#, true),
    ])
    func `A call must agree`(name: String, planned: String, written: String, text: String?, given: Bool?) throws {
        let plan = try CallCheckTests.plan(
            planned,
            "module \"m\" {\n  \(written)\n}\n",
            "[module.m.name, module.m.given]"
        )
        let value = try CallCheckTests.probe(plan)
        let elements = try #require(value.elements)
        #expect(elements[0].shown == text)
        #expect(elements[1].unknown?.identity.map { "\($0)" } == (given == true ? "aws_new.n.arn" : nil))
        let isSame = text != nil && given == true
        #expect((plan.sourceNotice?.contains("module.m") == true) == !isSame)
    }

    @Test(arguments: [
        ("the same", #"{"references": ["aws_new.n.arn", "aws_new.n"]}"#, "for_each = { x = aws_new.n.arn }", true),
        ("other references", #"{"references": ["aws_old.o.arn"]}"#, "for_each = { x = aws_new.n.arn }", false),
    ])
    func `The instances of a module must agree`(name: String, planned: String, written: String, agrees: Bool) throws {
        let plan = try CallCheckTests.plan(
            """
            "source": "./m", "for_each_expression": \(planned), "expressions": {"given": {"references": ["each.value"]}}
            """,
            "module \"m\" {\n  source = \"./m\"\n  \(written)\n  given = each.value\n}\n",
            "[for m in module.m : m.given]"
        )
        let value = try CallCheckTests.probe(plan)
        #expect((value.elements?.first?.unknown?.identity != nil) == agrees)
        #expect((plan.sourceNotice?.contains("module.m") == true) == !agrees)
    }

    /// An instance without resources leaves no trace in a plan.
    @Test func `Only those instances that the plan shows are told where for_each is not known`() throws {
        let call =
            "module \"m\" {\n  source = \"./m\"\n  for_each = yamldecode(file(\"gone\"))\n  given = each.key\n}\n"
        let expression = "[module.m[\"a\"].given, module.m[\"b\"].given, module.m, [for m in module.m : m.given]]"
        let value = try CallCheckTests.probe(
            CallCheckTests.plan("", call, expression, resources: #"module.m[\"a\"].aws_inner.i"#)
        )
        let elements = try #require(value.elements)
        #expect(elements[0].string == "a")
        for element in elements.dropFirst() { #expect(element.unknown != nil && !element.isPartial) }
    }

    private static func plan(
        _ planned: String,
        _ call: String,
        _ expression: String,
        resources inner: String = "aws_inner.i"
    ) throws -> Plan {
        try Plan.written(
            """
            {"format_version": "1.2", "resource_changes": [
            {"address": "aws_new.n", "type": "aws_new", "change": {"actions": ["create"], "after": {},
             "after_unknown": {"arn": true}}},
            {"address": "\(inner)", "type": "aws_inner", "change": {"actions": ["create"], "after": {},
             "after_unknown": {}}},
            {"address": "aws_probe.p", "type": "aws_probe", "change": {"actions": ["create"], "after": {},
             "after_unknown": {"value": true}}}],
            "configuration": {"root_module": {"module_calls": {"m": {\(planned)}}}}}
            """,
            [
                "main.tf":
                    "resource \"aws_new\" \"n\" {}\n\(call)resource \"aws_probe\" \"p\" { value = \(expression) }\n",
                "m/main.tf": CallCheckTests.module, "other/main.tf": CallCheckTests.module,
            ]
        )
    }

    private static let module = """
        variable "given" { default = null }
        variable "name" { default = "n" }
        resource "aws_inner" "i" {}
        output "given" { value = var.given }
        output "name" { value = var.name }
        """

    private static func probe(_ plan: Plan) throws -> Value {
        try #require(plan.instances.instances(ofType: "aws_probe").first?.attribute("value"))
    }
}

extension Value {
    fileprivate var shown: String? { isNull ? "null" : string.map { "\"\($0)\"" } }
}
