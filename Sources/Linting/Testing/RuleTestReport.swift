/// What the tests of one rule came to.
package struct RuleTestReport: Sendable {
    package var file: String
    package var id: String
    package var results: [RuleTestResult] = []
    /// What is wrong with the rule or with its tests themselves.
    package var diagnostics: [Diagnostic] = []
    /// Which conditions the tests saw true and false; nil where the rule cannot be run.
    package var coverage: RuleCoverage?

    package init(file: String, id: String) {
        self.file = file
        self.id = id
    }

    package var passed: Int { results.count { $0.outcome == .passed } }

    package var failed: Int { results.count { $0.isFailure } }

    /// Whether nothing is wrong: every test holds and the files are in order.
    package var isGood: Bool { failed == 0 && !diagnostics.contains { $0.severity == .error } }

    /// The report as plain lines; with `verbose` the plan that a failed test became too.
    package func lines(verbose: Bool = false) -> [String] {
        var lines = [TextEscape.escaped(file)]
        lines += diagnostics.flatMap { DiagnosticFrame($0).lines }.map { "  \($0)" }
        let width = results.map { min($0.shownName.count, 48) }.max() ?? 0
        for result in results {
            lines += result.lines(width: width).map { "  \($0)" }
            if verbose, result.isFailure, let plan = result.plan { lines.append("        plan: \(plan)") }
        }
        return lines
    }
}

extension RuleTestReport {
    /// One line for many reports: `6 rules, 22 tests: 21 passed, 1 failed`.
    ///
    /// With `coverage` it says how many branches were seen, and below it which were not.
    package static func summary(_ reports: [RuleTestReport], coverage: Bool = false) -> String {
        let tests = reports.reduce(0) { $0 + $1.results.count }
        let passed = reports.reduce(0) { $0 + $1.passed }
        let failed = reports.reduce(0) { $0 + $1.failed }
        let skipped = tests - passed - failed
        let counts = "\(passed) passed, \(failed) failed" + (skipped > 0 ? ", \(skipped) skipped" : "")
        let line = "\(count(reports.count, "rule")), \(count(tests, "test")): \(counts)"
        guard coverage else { return line }
        let total = reports.reduce(0) { $0 + ($1.coverage?.total ?? 0) }
        let seen = reports.reduce(0) { $0 + ($1.coverage?.seen ?? 0) }
        let gaps = reports.flatMap { report in (report.coverage?.gaps ?? []).map { "  \(report.id)  \($0.text)" } }
        return (["\(line)    branches \(seen)/\(total)"] + gaps).joined(separator: "\n")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
