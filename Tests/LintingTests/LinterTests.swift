import Linting
import Symbolic
import Testing

@Suite struct LinterTests {
    private static let overThings = "for: [{thing: plan.things}]\n"
    private static let on = TestModels.thing("on", ["isOn": .bool(true), "size": .int(1)])
    private static let off = TestModels.thing("off", ["isOn": .bool(false), "size": .int(0)])
    private static let unsure = TestModels.thing(
        "unsure",
        ["isOn": .unknown(TestModels.unknown("unsure", "on")), "size": .int(2)]
    )

    private static func lint(
        _ lines: String,
        _ things: [TestObject],
        _ options: LinterOptions = LinterOptions()
    ) -> LintResult {
        let rules = TestModels.set(TestModels.rule(lines))
        #expect(!rules.hasErrors, "\(rules.diagnostics.flatMap { DiagnosticFrame($0).lines })")
        return Linter(rules: rules, options: options).lint([TestModels.subject(things)])
    }

    @Test(arguments: [
        ("assert: thing.isOn\n", 1, 1, 1, 0),
        ("when: thing.isOn\nassert: thing.size > 5\n", 0, 1, 1, 0),
        ("when: thing.isOn\nassert: thing.size > 0\n", 2, 0, 0, 0),
        ("when: thing.size > 9\nassert: false\n", 0, 0, 0, 0),
        // 1 / 2 is 0 for whole numbers.
        ("assert: 1 / thing.size > 0\n", 1, 1, 0, 1),
        ("when: 1 / thing.size > 0\nassert: true\n", 1, 0, 0, 1),
        ("let: [{big: thing.size > 1}]\nassert: big || thing.isOn\n", 2, 1, 0, 0),
        ("assert: [{that: thing.isOn}, {that: thing.size > 1}]\n", 0, 2, 1, 0),
    ])
    func verdicts(lines: String, passed: Int, failed: Int, unknown: Int, errors: Int) {
        let result = Self.lint(Self.overThings + lines, [Self.on, Self.off, Self.unsure])
        let expected = Report.Tally(passed: passed, failed: failed, unknown: unknown, errors: errors)
        #expect(result.tallies["a-rule"] == expected)
        #expect(result.hasErrors == (errors > 0))
    }

    /// Findings that no order tells apart stand in the order of the list, too.
    @Test func threadsFindWhatOneFinds() {
        let rules = TestModels.set(
            TestModels.rule(Self.overThings + "assert: thing.size > 1\nmessage: \"${thing.size}\"\n"),
            TestModels.rule(Self.overThings + "when: thing.isOn\nassert: thing.size != 7\n", id: "b-rule"),
            TestModels.rule("assert: plan.things.size() < 9\n", id: "c-rule")
        )
        let known = (0..<300).map { number in
            TestModels.thing("t\(number % 7)", ["isOn": .bool(number % 3 > 0), "size": .int(Int64(number % 11))])
        }
        let things = ModelValue.openList((known + [Self.unsure]).map { .object($0) }, TestModels.unknown("more", "on"))
        let results = [false, true].map { isConcurrent in
            Linter(rules: rules).lint([TestModels.subject(things, isConcurrent: isConcurrent)])
        }
        #expect(results[0].findings.count > 60)
        #expect(results[0].findings.map(\.finding) == results[1].findings.map(\.finding))
        #expect(results[0].tallies == results[1].tallies)
    }

    /// What a list comes to that depends on a parameter is a rule's own, however alike the rules are.
    @Test func rulesWithTheSameListsFindWhatTheyFindAlone() {
        let parts = Self.overThings.replacing("}]", with: "}, {part: thing.parts}]")
        let chosen = """
            params: {size: {type: int, default: NUMBER}}
            for: [{thing: "plan.things.filter(t, t.size == params.size)"}, {part: thing.parts}]
            assert: part.value == 'good'

            """
        let files = [
            TestModels.rule(parts + "assert: part.value == 'good'\nmessage: \"${part.name}\"\n", id: "a-rule"),
            TestModels.rule(parts + "when: thing.isOn\nassert: part.value != 'good'\n", id: "b-rule"),
            TestModels.rule(Self.overThings + "assert: thing.isOn\n", id: "c-rule"),
            TestModels.rule(chosen.replacing("NUMBER", with: "1"), id: "d-rule"),
            TestModels.rule(chosen.replacing("NUMBER", with: "2"), id: "e-rule"),
            TestModels.rule(
                "for: [{thing: plan.things}, {part: \"[1 / thing.size]\"}]\nassert: part > 0\n",
                id: "f-rule"
            ),
        ]
        let things = (0..<5).map { number in
            let parts = (0..<number).map { ("p\($0)", ModelValue.string($0 % 2 == 0 ? "good" : "bad")) }
            return TestModels.thing(
                "t\(number)",
                parts: parts,
                ["isOn": .bool(number > 2), "size": .int(Int64(number % 3))]
            )
        }
        let more = TestModels.thing("more", ["parts": .openList([], TestModels.unknown("more", "parts"))])
        let list = ModelValue.openList((things + [more]).map { .object($0) }, TestModels.unknown("plan", "things"))
        func lint(_ files: [RuleFile]) -> LintResult {
            let rules = RuleSet(files, schema: TestModels.schema)
            #expect(!rules.hasErrors, "\(rules.diagnostics.flatMap { DiagnosticFrame($0).lines })")
            return Linter(rules: rules).lint([TestModels.subject(list)])
        }
        let together = lint(files)
        for file in files {
            let alone = lint([file])
            let id = file.definition?.id ?? ""
            #expect(together.tallies[id] == alone.tallies[id])
            #expect(together.findings.map(\.finding).filter { $0.ruleID == id } == alone.findings.map(\.finding))
        }
        #expect(together.tallies["d-rule"] != together.tallies["e-rule"])
    }

    @Test func findingsSayWhatAndWhere() throws {
        let lines = """
            for: [{thing: plan.things}, {part: thing.parts}]
            assert: part.value != 'bad'
            message: "`${part.name}` of ${thing.name} is ${part.value}; $${x}"
            remediation: |
              Change ${part.name}.

            """
        let thing = TestModels.thing("t", parts: [("a", .string("good")), ("b", .string("bad"))])
        let result = Self.lint(lines, [thing])
        let finding = try #require(result.findings.first?.finding)
        #expect(result.findings.count == 1)
        #expect(finding.message == "`b` of t is bad; ${x}")
        #expect(finding.remediation == "Change b.")
        #expect(finding.address == "aws_thing.t")
        #expect(finding.attribute == "parts[1]")
        #expect(finding.modelPath == "parts[\"b\"]")
        #expect(finding.location.line == 7)
        #expect(finding.verdict == .fail)
        #expect(finding.dependsOn.isEmpty)
    }

    @Test func atChoosesThePlace() throws {
        let lines = "for: [{thing: plan.things}, {part: thing.parts}]\nassert: false\nat: thing\n"
        let result = Self.lint(lines, [TestModels.thing("t", parts: [("a", .string("x"))])])
        #expect(try #require(result.findings.first).finding.modelPath == "")
    }

    @Test func unknownsSayWhatTheyDependOn() throws {
        let lines = Self.overThings + "assert: thing.isOn\nunknown: cannot tell about ${thing.name} ${thing.isOn}\n"
        let finding = try #require(Self.lint(lines, [Self.unsure]).findings.first?.finding)
        #expect(finding.verdict == .unknown)
        #expect(finding.message == "cannot tell about unsure aws_thing.unsure.on (known after apply)")
        #expect(finding.dependsOn == ["aws_thing.unsure.on (known after apply)"])
    }

    @Test(arguments: [
        (RuleDefinition.UnknownPolicy.report, [Verdict.unknown]), (.fail, [.fail]), (.ignore, []),
    ])
    func unknownPolicies(policy: RuleDefinition.UnknownPolicy, verdicts: [Verdict]) {
        let byOption = Self.lint(
            Self.overThings + "assert: thing.isOn\n",
            [Self.unsure],
            LinterOptions(unknown: policy)
        )
        #expect(byOption.findings.map(\.finding.verdict) == verdicts)
        let byRule = Self.lint(Self.overThings + "assert: thing.isOn\nonUnknown: \(policy.rawValue)\n", [Self.unsure])
        #expect(byRule.findings.map(\.finding.verdict) == verdicts)
        #expect(byRule.tallies["a-rule"]?.unknown == (policy == .fail ? 0 : 1))
        #expect(byRule.tallies["a-rule"]?.failed == (policy == .fail ? 1 : 0))
    }

    @Test func unknownListIsOneUnknown() throws {
        let rules = TestModels.set(TestModels.rule(Self.overThings + "assert: true\n"))
        let subject = TestModels.subject(.unknown(TestModels.unknown("x", "things")))
        let result = Linter(rules: rules).lint([subject])
        #expect(result.tallies["a-rule"] == Report.Tally(unknown: 1))
        #expect(try #require(result.findings.first).finding.dependsOn == ["aws_thing.x.things (known after apply)"])
    }

    @Test func openListJudgesWhatIsThere() {
        let rules = TestModels.set(TestModels.rule(Self.overThings + "assert: thing.isOn\n"))
        let rest = TestModels.unknown("x", "things")
        let result = Linter(rules: rules).lint([TestModels.subject(.openList([.object(Self.off)], rest))])
        #expect(result.tallies["a-rule"] == Report.Tally(failed: 1, unknown: 1))
    }

    @Test func undecidedMembersAreUnknownUnlessTheyPass() {
        let lines = "for: [{thing: 'plan.things.filter(t, t.isOn)'}]\nassert: thing.size > 1\n"
        #expect(Self.lint(lines, [Self.unsure]).tallies["a-rule"]?.failed == 0)
        let failing = Self.lint(lines.replacing("> 1", with: "> 5"), [Self.unsure, Self.off])
        #expect(failing.tallies["a-rule"] == Report.Tally(unknown: 1))
    }

    @Test func factsAreEvidenceAndMasked() throws {
        let finding = try #require(
            Self.lint(Self.overThings + "assert: thing.isGood()\n", [Self.on]).findings.first?.finding
        )
        #expect(finding.evidence == ["it was looked at", "with (sensitive)"])
    }

    @Test(arguments: ["thing.secret", "thing.secret + '!'", "[thing.secret]", "thing.secret.size()"])
    func sensitiveValuesAreNotShown(expression: String) throws {
        let thing = TestModels.thing("t", ["secret": .sensitive(.string("hunter2"))])
        let lines = Self.overThings + "assert: false\nmessage: |\n  has ${\(expression)} ${thing.secret == 'x'}\n"
        let finding = try #require(Self.lint(lines, [thing]).findings.first?.finding)
        #expect(finding.message == "has (sensitive) false")
    }

    /// A yes or no that is itself sensitive is shown no more than any other value, an answer is.
    @Test(arguments: [
        ("thing.isOn", "(sensitive)"), ("[thing.isOn][0]", "(sensitive)"),
        ("cel.bind(x, thing.isOn, x)", "(sensitive)"),
        ("true ? thing.isOn : false", "(sensitive)"), ("dyn(thing.isOn)", "(sensitive)"), ("thing.size > 1", "true"),
        ("[thing.size].exists(x, x > 1)", "true"),
    ])
    func sensitiveAnswersAreNotShown(expression: String, shown: String) throws {
        let values: [String: ModelValue] = ["isOn": .sensitive(.bool(true)), "size": .sensitive(.int(3))]
        let lines = Self.overThings + "assert: false\nmessage: |\n  has ${\(expression)}\n"
        let finding = try #require(Self.lint(lines, [TestModels.thing("t", values)]).findings.first?.finding)
        #expect(finding.message == "has \(shown)")
    }

    /// What was computed from something sensitive does not say so itself when it is gone through.
    @Test(arguments: ["[thing.secret]", "[thing.secret].map(s, s + '!')", "[thing.secret, 'x'].filter(s, s != 'x')"])
    func sensitiveElementsAreNotShown(list: String) throws {
        let thing = TestModels.thing("t", ["secret": .sensitive(.string("hunter2"))])
        let lines = "for:\n  - thing: plan.things\n  - text: |\n      \(list)\nassert: false\nmessage: has ${text}\n"
        let finding = try #require(Self.lint(lines, [thing]).findings.first?.finding)
        #expect(finding.message == "has (sensitive)")
    }

    @Test func brokenTemplatesHideNothing() throws {
        let lines = Self.overThings + "assert: thing.size > 0\nmessage: ${1 / thing.size}\n"
        let finding = try #require(Self.lint(lines, [Self.off]).findings.first)
        #expect(finding.finding.verdict == .fail)
        #expect(finding.finding.message == "Things are as they should be: not so, `thing.size > 0` is false")
        #expect(finding.hasBrokenText)
    }

    @Test func orderAndFingerprintsAreStable() throws {
        let bad = TestModels.rule(Self.overThings + "assert: false\n", id: "bad-rule", severity: "warning")
        let worse = TestModels.rule(Self.overThings + "assert: [{that: false}, {that: false}]\n", id: "worse-rule")
        let things = [Self.on, Self.off]
        let one = Linter(rules: TestModels.set(bad, worse)).lint([TestModels.subject(things)])
        let other = Linter(rules: TestModels.set(worse, bad)).lint([TestModels.subject(things.reversed())])
        #expect(one.findings.map(\.finding) == other.findings.map(\.finding))
        #expect(one.findings.map(\.finding.severity) == [.error, .error, .error, .error, .warning, .warning])
        #expect(one.findings.map(\.finding.address).prefix(3) == ["aws_thing.off", "aws_thing.off", "aws_thing.on"])
        let fingerprints = one.findings.map(\.finding.fingerprint)
        #expect(Set(fingerprints).count == fingerprints.count)
        #expect(fingerprints.allSatisfy { $0.count == 32 })
    }

    /// What is found of a plan is the same whatever other plans are linted with it, but for the plan's name.
    @Test func severalPlansDoNotChangeWhatIsSaidOfOne() throws {
        let rules = TestModels.set(TestModels.rule(Self.overThings + "assert: [{that: false}, {that: thing.on}]\n"))
        let plans = [[Self.off, Self.off], [Self.on], [Self.off, Self.on]]
        let alone = plans.map { Linter(rules: rules).lint([TestModels.subject($0)]).findings.map(\.finding) }
        #expect(alone.joined().allSatisfy { $0.plan == nil })
        for order in [[0, 1, 2], [2, 1, 0], [1, 1, 2]] {
            let subjects = order.enumerated().map { TestModels.subject(plans[$1], name: "\($0).json") }
            let together = Linter(rules: rules).lint(subjects).findings.map(\.finding)
            for (position, number) in order.enumerated() {
                var own = together.filter { $0.plan == "\(position).json" }
                #expect(own.map(\.fingerprint) == alone[number].map(\.fingerprint))
                for index in own.indices { own[index].plan = nil }
                #expect(own.map(\.message) == alone[number].map(\.message))
            }
            #expect(together.count == order.reduce(0) { $0 + alone[$1].count })
        }
    }

    @Test func fingerprintIsFNV() {
        #expect(
            Fingerprint.make(rule: "r", address: "a", place: "p")
                == Fingerprint.make(rule: "r", address: "a", place: "p")
        )
        #expect(
            Fingerprint.make(rule: "ra", address: "", place: "p")
                != Fingerprint.make(rule: "r", address: "a", place: "p")
        )
    }
}
