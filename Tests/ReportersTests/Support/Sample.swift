import Linting
import Reporters
import Testing

/// The reports that every format is tried with.
enum Sample: String, CaseIterable, CustomTestStringConvertible {
    /// Nothing was found.
    case none
    /// No rule had anything to look at.
    case nothing
    /// One failure.
    case one
    /// Each verdict, each severity, two plans.
    case many
    /// Findings of which the place is not known.
    case nowhere
    /// Findings in the source, one of several instances, and one that is passed over.
    case source
    /// Texts that were made to do harm.
    case hostile

    var testDescription: String { rawValue }

    var report: Report {
        switch self {
        case .none: Sample.report(rules: [.access, .logs], tallies: ["a-access": tally(2), "b-logs": tally(1)])
        case .nothing: Sample.report(rules: [.access, .logs], tallies: ["a-access": tally(0), "b-logs": tally(0)])
        case .one:
            Sample.report(
                rules: [.access, .logs],
                findings: [.denied],
                tallies: ["a-access": tally(1, 1), "b-logs": tally(1)]
            )
        case .many: many
        case .nowhere: nowhere
        case .source: source
        case .hostile: .hostile
        }
    }

    static func report(
        plans: [String] = ["plan.json"],
        rules: [Report.RuleInfo],
        findings: [Finding] = [],
        notices: [String] = [],
        tallies: [String: Report.Tally],
        managedPoliciesDate: String? = nil
    ) -> Report {
        Report(
            toolVersion: "0.0.0-test",
            plans: plans,
            rules: rules,
            findings: findings,
            notices: notices,
            tallies: tallies,
            managedPoliciesDate: managedPoliciesDate
        )
    }

    private func tally(_ passed: Int, _ failed: Int = 0, _ unknown: Int = 0, _ errors: Int = 0) -> Report.Tally {
        Report.Tally(passed: passed, failed: failed, unknown: unknown, errors: errors)
    }

    private var many: Report {
        var again = Finding.denied
        again.address = #"module.api["eu.west"].aws_ecs_task_definition.api[1]"#
        again.location = Finding.Location(
            file: "plans/staging plan.json",
            line: 1,
            column: 48_213,
            endLine: 1,
            endColumn: 48_214
        )
        again.fingerprint = "00000000000000000000000000000002"
        var twice = again
        twice.message = "the same place is wrong in another way"
        twice.fingerprint = "00000000000000000000000000000003"
        let findings = [.denied, again, twice, .undecided, .broken, .unlogged, .unnamed].map { finding in
            var finding = finding
            finding.plan = finding.location.file.hasPrefix("plans/") ? "plans/staging plan.json" : "plan.json"
            return finding
        }
        return Sample.report(
            plans: ["plan.json", "plans/staging plan.json"],
            rules: [.access, .logs, .naming],
            findings: findings,
            notices: ["plan.json: skipped 2 lines in front of the plan"],
            tallies: ["c-naming": tally(0, 1), "a-access": tally(3, 2, 1), "b-logs": tally(0, 1, 0, 1)],
            managedPoliciesDate: "2026-08-01"
        )
    }

    private var source: Report {
        var ignored = Finding.unnamed
        ignored.address = "aws_s3_bucket.Old"
        ignored.snippet = Finding.Snippet(text: "resource \"aws_s3_bucket\" \"Old\" {", column: 1, endColumn: 31)
        var report = Sample.report(
            rules: [.access, .naming],
            findings: [.called, .unnamed],
            tallies: ["a-access": tally(0, 8), "c-naming": Report.Tally(failed: 1, suppressed: 1)]
        )
        report.suppressed = [Report.SuppressedFinding(ignored, justification: "the name is in contracts")]
        return report
    }

    private var nowhere: Report {
        var whole = Finding.denied
        (whole.address, whole.attribute, whole.modelPath, whole.evidence, whole.remediation) = ("", "", "", [], "")
        whole.location = Finding.Location(file: "", line: 0, column: 0, endLine: 0, endColumn: 0)
        var outside = Finding.unlogged
        outside.location = Finding.Location(
            file: "/srv/plans/./a:b#1.json",
            line: 0,
            column: 0,
            endLine: 0,
            endColumn: 0
        )
        var columnless = Finding.unnamed
        columnless.location = Finding.Location(file: "./main.tf", line: 7, column: 0, endLine: 3, endColumn: 0)
        return Sample.report(
            rules: [.access, .logs, .naming],
            findings: [whole, outside, columnless],
            tallies: ["a-access": tally(0, 1), "b-logs": tally(0, 1), "c-naming": tally(0, 1)]
        )
    }
}
