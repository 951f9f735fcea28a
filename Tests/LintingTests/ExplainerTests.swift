import Linting
import Symbolic
import Testing

@Suite struct ExplainerTests {
    private static func lines(_ body: String, _ things: [TestObject], about name: String) -> [String] {
        let rules = TestModels.set(TestModels.rule("for: [{thing: plan.things}]\n" + body))
        #expect(!rules.hasErrors)
        guard let rule = rules["a-rule"] else { return [] }
        return Explainer.lines(rule: rule, subject: TestModels.subject(things), address: "\(TestModels.address(name))")
    }

    @Test func showsEveryPartWithItsValue() {
        let thing = TestModels.thing("t", ["size": .int(1), "isOn": .unknown(TestModels.unknown("t", "on"))])
        let lines = Self.lines("let: [{big: thing.size > 1}]\nassert: big || thing.isOn\n", [thing], about: "t")
        #expect(
            lines == [
                "thing = aws_thing.t",
                "verdict: unknown",
                "  let big: thing.size > 1 = false",
                "    thing.size = 1",
                "  assert = (known after apply: aws_thing.t.on)",
                "       big        = false",
                "    || thing.isOn = aws_thing.t.on (known after apply)",
                "    still to decide: thing.isOn",
                "",
            ]
        )
    }

    @Test(arguments: [
        // What decides, and nothing else.
        (
            "thing.parts.all(p, p.value == '1')", "fail",
            [" = parts[\"b\"] (index 1 of 3)", "p.value == '1' = false"]
        ),
        (
            "thing.parts.exists(p, p.value == '2')", "pass",
            [" = parts[\"b\"] (index 1 of 3)", "p.value == '2' = true"]
        ),
        (
            "thing.parts.exists_one(p, p.value > '1')", "fail",
            ["parts[\"b\"] (index 1 of 3)", "parts[\"c\"] (index 2 of 3)"]
        ),
        (
            "thing.parts.filter(p, p.value > '2').size() == 0", "fail",
            ["parts[\"a\"] (index 0", "p.value > '2'", "= true"]
        ),
        ("thing.parts.exists(p, p.value == '9')", "fail", ["(index 0 of 3)", "(index 1 of 3)", "(index 2 of 3)"]),
        ("{'x': 1, 'y': 2}.all(k, v, v < 2)", "fail", ["v       = 2 (key \"y\" of 2)", "v < 2 = false"]),
    ])
    func showsTheElementThatDecided(assertion: String, verdict: String, expected: [String]) {
        let parts = [("a", "1"), ("b", "2"), ("c", "3")].map { ($0.0, ModelValue.string($0.1)) }
        let lines = Self.lines("assert: |\n  \(assertion)\n", [TestModels.thing("t", parts: parts)], about: "t")
        #expect(lines.dropFirst().first == "verdict: \(verdict)")
        for text in expected { #expect(lines.contains { $0.contains(text) }, "\(lines.joined(separator: "\n"))") }
    }

    @Test func whatIsNotLookedAtIsNotShown() {
        let body = "let: [{a: thing.size}, {b: thing.name}]\nassert: thing.isOn || a > 1 || b == ''\n"
        let lines = Self.lines(body, [TestModels.thing("t", ["size": .int(2)])], about: "t")
        #expect(lines.contains { $0.contains("a > 1 = true") || $0.contains("a > 1      = true") })
        #expect(!lines.contains { $0.contains("let b") || $0.contains("b == ''") && !$0.contains("assert") })
        let all = Self.lines("assert: thing.parts.all(p, p.name != '')\n", [TestModels.thing("t")], about: "t")
        #expect(!all.contains { $0.contains("index") })
    }

    @Test func showsFactsMasked() {
        let lines = Self.lines("assert: thing.isGood()\n", [TestModels.thing("t")], about: "t")
        #expect(lines.contains("    fact: with (sensitive)"))
    }

    @Test func hidesWhatIsSensitive() {
        let thing = TestModels.thing("t", ["secret": .sensitive(.string("hunter2"))])
        let lines = Self.lines("assert: thing.secret + 'x' == 'y'\n", [thing], about: "t")
        #expect(!lines.joined().contains("hunter2"))
        #expect(lines.contains { $0.contains("thing.secret ") && $0.hasSuffix("= (sensitive)") })
    }

    /// The elements of a list that has sensitive ones do not say so themselves.
    @Test(arguments: ["thing.parts.exists(p, p.value == 'no')", "[thing.secret].exists(s, s == 'no')"])
    func hidesSensitiveElements(assertion: String) {
        let secret = ModelValue.sensitive(.string("hunter2"))
        let thing = TestModels.thing("t", parts: [("a", secret)], ["secret": secret])
        let lines = Self.lines("assert: |\n  \(assertion)\n", [thing], about: "t")
        #expect(lines.contains { $0.contains("(sensitive)") })
        #expect(!lines.joined().contains("hunter2"))
    }

    @Test func hidesSensitiveElementsThatAreGoneThrough() {
        let thing = TestModels.thing("t", ["secret": .sensitive(.string("hunter2"))])
        let rules = TestModels.set(
            TestModels.rule("for: [{thing: plan.things}, {text: \"[thing.secret]\"}]\nassert: text == 'x'\n")
        )
        let subject = TestModels.subject([thing])
        let lines = rules["a-rule"].map { Explainer.lines(rule: $0, subject: subject, address: nil) } ?? []
        #expect(lines.contains("text  = (sensitive)"))
        #expect(!lines.joined().contains("hunter2"))
    }

    @Test func saysNothingOfOtherResources() {
        #expect(Self.lines("assert: thing.isOn\n", [TestModels.thing("t")], about: "other").isEmpty)
    }
}
