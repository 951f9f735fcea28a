import Linting
import Reporters
import Testing

@Suite struct TextReporterTests {
    @Test(arguments: [Sample.none, .nothing])
    func cleanRunDoesNotHoldFail(sample: Sample) {
        #expect(!TextReporter().render(sample.report).lowercased().contains("fail"))
    }

    /// An unknown verdict alone turns nothing red, unless it was taken for a failure.
    @Test(arguments: [(Verdict.unknown, false), (.fail, true)])
    func unknownHoldsFailWhereItCounts(verdict: Verdict, holds: Bool) {
        var finding = Finding.undecided
        finding.verdict = verdict
        let report = Sample.report(
            rules: [.access],
            findings: [finding],
            tallies: ["a-access": Report.Tally(passed: 1, unknown: 1)]
        )
        #expect(TextReporter().render(report).contains("fail") == holds)
    }

    @Test func ruleErrorHoldsFail() {
        var finding = Finding.broken
        finding.message = "no such key"
        let report = Sample.report(rules: [.logs], findings: [finding], tallies: ["b-logs": Report.Tally(errors: 1)])
        #expect(TextReporter().render(report).contains("fail"))
    }

    @Test(
        arguments: [
            (Sample.none, "3 checks by 2 rules: 3 passed, 0 unknown"),
            (.nothing, "0 checks by 2 rules: there is nothing here that the rules look at"),
            (.one, "3 checks by 2 rules: 2 passed, 1 failed, 0 unknown"),
        ]
    )
    func summary(sample: Sample, expected: String) {
        #expect(TextReporter().render(sample.report).split(separator: "\n").last.map(String.init) == expected)
    }

    @Test func remedyIsGivenOnce() {
        var other = Finding.denied
        other.address = "aws_ecs_task_definition.other"
        let report = Sample.report(
            rules: [.access],
            findings: [.denied, other],
            tallies: ["a-access": Report.Tally(failed: 2)]
        )
        #expect(TextReporter().render(report).split(separator: "\n").count { $0.contains("to fix:") } == 1)
    }
}
