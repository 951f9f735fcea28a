import Linting
import Symbolic
import Testing

/// `eval`: the value of an expression, or why it has none.
@Suite struct PlanExpressionTests {
    private static func answer(_ expression: String) -> [String] {
        let things = [
            TestModels.thing(
                "a",
                parts: [("p", .string("v"))],
                ["size": .int(3), "isOn": .unknown(TestModels.unknown("a", "on"))]
            ),
            TestModels.thing("b", ["secret": .sensitive(.string("hunter2"))]),
        ]
        let model = TestModels.subject(things).model
        switch PlanExpression(schema: TestModels.schema, model: model).answer(expression) {
        case .value(let lines): return ["value"] + lines
        case .failure(let lines): return ["failure"] + lines
        }
    }

    @Test(arguments: [
        ("1 + 1", ["value", "2"]), ("'a' + 'b'", ["value", "\"ab\""]), ("[]", ["value", "[]"]),
        ("plan.things.map(t, t.name)", ["value", "2 elements", "  \"a\"", "  \"b\""]),
        ("plan.things[0].parts", ["value", "1 element", "  aws_thing.a parts[\"p\"]"]),
        ("plan.things[0].isOn", ["value", "unknown", "  depends on aws_thing.a.on (known after apply)"]),
        ("plan.things[1].secret", ["value", "(sensitive)"]), ("plan.things[1].secret + 'x'", ["value", "(sensitive)"]),
        ("plan.things[1].secret == 'x'", ["value", "false"]),
        ("plan.things.map(t, t.secret)", ["value", "(sensitive)"]),
        ("{'k': plan.things[0].size}", ["value", "{\"k\": 3}"]),
    ])
    func values(expression: String, expected: [String]) {
        #expect(Self.answer(expression) == expected)
    }

    @Test func aModelShowsItsFields() {
        let lines = Self.answer("plan.things[1]")
        #expect(lines.prefix(2) == ["value", "Thing aws_thing.b"])
        #expect(lines.contains("  name    \"b\"") && lines.contains("  secret  (sensitive)"))
    }

    @Test(arguments: [
        ("plan.thngs", "error[R0102]", "did you mean `things`?"), ("1 +", "error[R0003]", "expression:1:4"),
        ("plan.things[7].name", "error[R0401]", "which has 2 elements"), ("1 / 0", "error[R0401]", "^^^^^"),
        ("plan.things[0].name == 'a' &&\n  plan.things[9].isOn", "error[R0401]", "expression:2:15"),
        ("int(plan.things[1].secret)", "error[R0401]", "`plan.things[1].secret` is (sensitive)"),
    ])
    func failures(expression: String, head: String, text: String) {
        let lines = Self.answer(expression)
        #expect(lines.first == "failure" && lines.dropFirst().first?.hasPrefix(head) == true, "\(lines)")
        #expect(lines.contains { $0.contains(text) }, "\(lines.joined(separator: "\n"))")
    }

    @Test func factsAreShownWithTheValue() {
        #expect(
            Self.answer("plan.things[0].isGood()") == [
                "value", "false", "  fact: it was looked at", "  fact: with (sensitive)",
            ]
        )
    }
}
