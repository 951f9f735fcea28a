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
        #expect(lines.first == "thing = aws_thing.t")
        #expect(lines.contains("  let big = false"))
        #expect(lines.contains("  assert = (known after apply: aws_thing.t.on)"))
        #expect(lines.contains { $0.hasSuffix("thing.size = 1") })
    }

    @Test func showsFactsMasked() {
        let lines = Self.lines("assert: thing.isGood()\n", [TestModels.thing("t")], about: "t")
        #expect(lines.contains("    fact: with (sensitive)"))
    }

    @Test func hidesWhatIsSensitive() {
        let thing = TestModels.thing("t", ["secret": .sensitive(.string("hunter2"))])
        let lines = Self.lines("assert: thing.secret + 'x' == 'y'\n", [thing], about: "t")
        #expect(!lines.joined().contains("hunter2"))
        #expect(lines.contains { $0.contains("thing.secret = (sensitive)") })
    }

    @Test func saysNothingOfOtherResources() {
        #expect(Self.lines("assert: thing.isOn\n", [TestModels.thing("t")], about: "other").isEmpty)
    }
}
