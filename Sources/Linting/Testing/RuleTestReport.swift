/// What the tests of one rule came to.
package struct RuleTestReport: Sendable {
    package var file: String
    package var id: String
    package var results: [RuleTestResult] = []
    /// What is wrong with the rule or with its tests themselves.
    package var diagnostics: [Diagnostic] = []

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
        for result in results {
            lines += result.lines.map { "  \($0)" }
            if verbose, result.isFailure, let plan = result.plan { lines.append("        plan: \(plan)") }
        }
        return lines
    }

    /// One line for many reports: `6 rules, 22 tests: 21 passed, 1 failed`.
    package static func summary(_ reports: [RuleTestReport]) -> String {
        let tests = reports.reduce(0) { $0 + $1.results.count }
        let passed = reports.reduce(0) { $0 + $1.passed }
        let failed = reports.reduce(0) { $0 + $1.failed }
        let skipped = tests - passed - failed
        let counts = "\(passed) passed, \(failed) failed" + (skipped > 0 ? ", \(skipped) skipped" : "")
        return "\(reports.count) \(reports.count == 1 ? "rule" : "rules"), \(tests) tests: \(counts)"
    }
}

/// What one test came to.
package struct RuleTestResult: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        case passed
        /// What differs, in lines.
        case failed([String])
        /// Why it was not run.
        case skipped(String)
    }

    package var name: String
    package var outcome: Outcome
    /// The text of the plan that the test became; nil where it names a file of its own.
    package var plan: String?

    package var isFailure: Bool {
        if case .failed = outcome { true } else { false }
    }

    var lines: [String] {
        let name = ValueText.line(name)
        switch outcome {
        case .passed: return ["ok    \(name)"]
        case .skipped(let reason): return ["skip  \(name)  (\(ValueText.line(reason)))"]
        case .failed(let details): return ["FAIL  \(name)"] + details.map { "      \($0)" }
        }
    }
}
