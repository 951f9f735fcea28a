import Symbolic
import Testing

@testable import Linting

@Suite struct SuppressionTests {
    private static let today = CalendarDate("2026-06-15")
    private static let off = TestModels.thing("off", ["isOn": .bool(false)])
    private static let unsure = TestModels.thing("unsure", ["isOn": .unknown(TestModels.unknown("unsure", "on"))])

    /// What a rule says of a thing below comments, which are all comments of the configuration.
    private static func lint(
        _ comments: [String],
        over thing: TestObject = off,
        rule lines: String = "",
        policy: RuleDefinition.UnknownPolicy? = nil,
        only: String? = nil
    ) -> LintResult {
        let text = "for: [{thing: plan.things}]\nassert: thing.isOn\n"
        var rules = TestModels.set(TestModels.rule(text + lines), TestModels.rule(text, id: "other-rule"))
        #expect(!rules.hasErrors)
        if let only { rules = rules.filtered { $0.id == only } }
        let sources = comments.enumerated().map { number, text in
            SourceComment(text: text, location: Self.place(line: number + 1))
        }
        let place = Place(location: Self.place(line: 9), isInPlan: false, block: "a.tf#1", comments: sources)
        let subject = LintSubject(
            name: "plan.json",
            model: TestObject(TestModels.plan, ["things": .list([.object(thing)])]),
            locate: { _ in place },
            comments: { sources }
        )
        return Linter(rules: rules, options: LinterOptions(unknown: policy, today: today)).lint([subject])
    }

    private static func place(line: Int) -> Finding.Location {
        Finding.Location(file: "a.tf", line: line, column: 3, endLine: line, endColumn: 9)
    }

    @Test(
        arguments: [
            "# tfproof:ignore a-rule it is meant so", "// tfproof:ignore a-rule it is meant so",
            "/* tfproof:ignore a-rule it is meant so */", "#tfproof:ignore   a-rule\tit is  meant so",
            "/*\n * Some words.\n * tfproof:ignore a-rule it is meant so\n */",
            "# tfproof:ignore x,a-rule it is meant so",
            "# tfproof:ignore x, a-rule it is meant so", "# tfproof:ignore a-rule until=2026-06-15 it is meant so",
            "# tfproof:ignore a-rule it is until=2030-01-01 meant so",
        ]
    )
    func forms(comment: String) {
        let result = Self.lint([comment])
        #expect(result.findings.map(\.finding.ruleID) == ["other-rule"])
        #expect(result.suppressed.map(\.finding.ruleID) == ["a-rule"])
        #expect(result.suppressed.map(\.suppression?.reason) == ["it is meant so"])
        #expect(result.tallies["a-rule"] == Report.Tally(suppressed: 1))
        #expect(result.tallies["other-rule"] == Report.Tally(failed: 1))
    }

    @Test(
        arguments: [
            ("# tfproof:ignore a-rule", "gives no reason"), ("# tfproof:ignore a-rule ---", "gives no reason"),
            ("# tfproof:ignore a-rule until=2030-01-01", "gives no reason"),
            ("# tfproof:ignore", "names no rule"), ("# tfproof:ignore ,", "names no rule"),
            ("# tfproof:ignore no-such-rule why", "there is no rule `no-such-rule`"),
            ("# tfproof:ignore a-rul why", "there is no rule `a-rul`; did you mean `a-rule`?"),
            ("# tfproof:ignore a-rule until=2026-02-30 why", "must be one day"),
            ("# tfproof:ignore a-rule until=tomorrow why", "must be one day"),
            ("# tfproof:ignore a-rule until= why", "must be one day"),
            ("# tfproof:ignore a-rule until=2030-01-01 until=2031-01-01 why", "must be one day"),
            ("# tfproof:ignore a-rule until=2026-06-14 why", "counted until 2026-06-14"),
            ("# tfproof:ignored a-rule why", "the only word"), ("# tfproof: ignore a-rule why", "the only word"),
            ("# tfproof:disable a-rule why", "the only word"),
        ]
    )
    func whatCannotBeFollowedIsToldAndNotDone(comment: String, notice: String) {
        let result = Self.lint([comment])
        #expect(result.findings.count == 2)
        #expect(result.suppressed.isEmpty)
        #expect(result.notices.count == 1)
        #expect(result.notices.allSatisfy { $0.hasPrefix("a.tf:1:3: ") && $0.contains(notice) }, "\(result.notices)")
    }

    @Test(arguments: ["# see tfproof:ignore a-rule why", "# tfproof ignore a-rule why", "# nothing"])
    func otherCommentsAreLeftAlone(comment: String) {
        let result = Self.lint([comment])
        #expect(result.findings.count == 2)
        #expect(result.notices.isEmpty)
    }

    @Test func unknownVerdictsAreSuppressed() {
        let result = Self.lint(["# tfproof:ignore a-rule why"], over: Self.unsure)
        #expect(result.tallies["a-rule"] == Report.Tally(suppressed: 1))
        #expect(result.suppressed.map(\.finding.verdict) == [.unknown])
        let failing = Self.lint(["# tfproof:ignore a-rule why"], over: Self.unsure, policy: .fail)
        #expect(failing.tallies["a-rule"] == Report.Tally(suppressed: 1))
    }

    @Test func aRuleThatFailedItselfIsNot() {
        let result = Self.lint(["# tfproof:ignore a-rule why"], rule: "when: 1 / 0 > 0\n")
        #expect(result.hasErrors)
        #expect(result.tallies["a-rule"] == Report.Tally(errors: 1))
    }

    @Test func aThingIsCountedOnce() {
        let lines = "let: [{a: thing.isOn}]\n"
        let rules = TestModels.rule("for: [{thing: plan.things}]\nassert: [{that: thing.isOn}, {that: thing.isOn}]\n")
        let comment = SourceComment(text: "# tfproof:ignore a-rule why", location: Self.place(line: 1))
        let place = Place(location: Self.place(line: 9), isInPlan: false, comments: [comment])
        let subject = LintSubject(
            name: "p",
            model: TestObject(TestModels.plan, ["things": .list([.object(Self.off)])]),
            locate: { _ in place }
        )
        let result = Linter(rules: TestModels.set(rules)).lint([subject])
        #expect(result.tallies["a-rule"] == Report.Tally(suppressed: 1), "\(lines)")
        #expect(result.findings.isEmpty)
    }

    @Test func unusedOnesAreToldUnlessTheRuleIsNotRunOrUndecided() {
        let comment = "# tfproof:ignore a-rule why"
        let on = TestModels.thing("on", ["isOn": .bool(true)])
        let notices = Self.lint([comment], over: on).notices
        #expect(notices == ["a.tf:1:3: nothing here is found by `a-rule`, so the comment that ignores it can go"])
        #expect(Self.lint([comment], over: on, only: "other-rule").notices.isEmpty)
        #expect(Self.lint([comment], over: Self.unsure, policy: .ignore).notices.isEmpty)
        #expect(Self.lint([comment]).notices.isEmpty)
    }

    @Test func aRuleMayRefuse() {
        let result = Self.lint(["# tfproof:ignore a-rule why"], rule: "ignorable: false\n")
        #expect(result.findings.count == 2)
        #expect(result.notices == ["a.tf:1:3: `a-rule` cannot be ignored; the comment does nothing"])
    }

    @Test func anExpiredOneLeavesAnotherInForce() {
        let result = Self.lint(["# tfproof:ignore a-rule until=2020-01-01 old", "# tfproof:ignore a-rule new"])
        #expect(result.suppressed.map(\.suppression?.reason) == ["new"])
        #expect(result.notices.count == 1)
    }

    @Test(
        arguments: [
            "PASSWORD=hunter2 is in the vault", "the password: hunter2", "user:hunter2@host knows", "token = hunter2",
            "postgres://a:hunter2@b",
        ]
    )
    func reasonsShowNoCredentials(reason: String) throws {
        let result = Self.lint([
            "# tfproof:ignore a-rule \(reason)", "# tfproof:hunter2", "# tfproof:ignore hunter2! x",
        ])
        let shown = try #require(result.suppressed.first?.suppression?.reason)
        #expect(!shown.contains("hunter2") && shown.contains("(sensitive)"))
        #expect(!result.notices.joined().contains("hunter2"))
        #expect(result.notices.count == 2)
    }

    @Test(arguments: [(0, "1970-01-01"), (86_399, "1970-01-01"), (-1, "1969-12-31"), (1_709_164_800, "2024-02-29")])
    func days(seconds: Int64, date: String) {
        #expect(CalendarDate(secondsSince1970: seconds).description == date)
        #expect(CalendarDate(date) == CalendarDate(secondsSince1970: seconds))
    }

    @Test(arguments: [
        "", "2026-1-01", "2026-13-01", "2025-02-29", "1900-02-29", "2026-00-10", "2026-04-31", "+026-01-01",
    ])
    func noDays(text: String) {
        #expect(CalendarDate(text) == nil)
    }
}
