import Linting
import Reporters
import Testing

@Suite struct TextReporterTests {
    @Test(arguments: [Sample.none, .nothing])
    func cleanRunDoesNotHoldFail(sample: Sample) {
        #expect(!TextReporter().render(sample.report).lowercased().contains("fail"))
    }

    /// An unknown verdict alone turns nothing red.
    @Test func unknownDoesNotHoldFail() {
        let tallies = ["a-access": Report.Tally(passed: 1, unknown: 1)]
        let report = Sample.report(rules: [.access], findings: [.undecided], tallies: tallies)
        #expect(!TextReporter().render(report).contains("fail"))
    }

    /// One part of a rule's list fails, and another cannot be evaluated: the thing counts as an error, and nothing as unknown.
    @Test func aFailureBesideAnErrorSaysNothingOfUnknowns() {
        let tallies = ["a-access": Report.Tally(errors: 1)]
        let report = Sample.report(rules: [.access], findings: [.denied, .broken], tallies: tallies)
        let summary = TextReporter().render(report).split(separator: "\n").last.map(String.init)
        #expect(summary == "1 check by 1 rule: 0 passed, 0 unknown, 1 error (rules that failed to run)")
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

    /// Many findings are written by several threads, in stretches: each block is the one that a finding alone has.
    @Test(arguments: [127, 129, 400, 1_000])
    func manyFindingsAreWrittenInTheirOrder(count: Int) {
        func blocks(_ findings: [Finding]) -> [String] {
            let tallies = ["a-access": Report.Tally(failed: findings.count)]
            let report = Sample.report(rules: [.access], findings: findings, tallies: tallies)
            return TextReporter().render(report).split(separator: "\n\n").dropLast().map(String.init)
        }
        let findings = (0..<count).map { number in
            var finding = Finding.denied
            finding.address = "aws_ecs_task_definition.number\(number)"
            finding.remediation = ""
            return finding
        }
        #expect(blocks(findings) == findings.flatMap { blocks([$0]) })
        #expect(blocks(findings).count == count)
    }
}
