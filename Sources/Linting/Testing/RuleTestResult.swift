/// What one test came to.
package struct RuleTestResult: Sendable {
    /// How many lines of an explanation are shown.
    private static let treeLimit = 60

    package enum Outcome: Hashable, Sendable {
        case passed
        /// What differs, in lines.
        case failed([String])
        /// Why it was not run.
        case skipped(String)
    }

    package var name: String
    package var outcome: Outcome
    package var test: RuleTest
    /// The text of the plan that the test became; nil where it names a file of its own.
    package var plan: String?
    /// What the rule said instead; nil where the test holds, or where it is not the expectation that is wrong.
    package var actual: RuleOutcome?
    /// How the rule came to what it said, as `explain` has it; for failed tests only.
    package var tree: [String] = []

    init(_ test: RuleTest, _ outcome: Outcome, plan: String? = nil) {
        self.name = test.name
        self.test = test
        self.outcome = outcome
        self.plan = plan
    }

    package var isFailure: Bool {
        if case .failed = outcome { true } else { false }
    }

    var shownName: String { ValueText.line(name) }

    /// The lines of a report, with what the test expects behind names of this width.
    func lines(width: Int) -> [String] {
        let padding = String(repeating: " ", count: max(0, width - shownName.count))
        let name = shownName + padding
        switch outcome {
        case .passed: return ["ok    \(name)  \(test.expectation)"]
        case .skipped(let reason): return ["skip  \(name)  (\(ValueText.line(reason)))"]
        case .failed(let details):
            let first = details.first ?? ""
            var findings: [String] = []
            if case .verdict = test.expectation { findings = actual?.lines ?? [] }
            return ["FAIL  \(name)  \(first)"]
                + (details.dropFirst() + findings + tree.prefix(RuleTestResult.treeLimit)).map { line in
                    line.isEmpty ? "" : "      \(line)"
                }
        }
    }
}

/// What a rule said of a test's resources.
package struct RuleOutcome: Sendable {
    /// One word for everything.
    package var word: String
    /// Whether something passed as well.
    package var hasPass: Bool
    /// The findings, those of other tests' rules left out.
    package var findings: [Finding]

    init(_ result: LintResult, of id: String) {
        let tally = result.tallies[id] ?? Report.Tally()
        word = RuleExpectation.word(for: tally)
        hasPass = tally.passed > 0
        findings = result.findings.map(\.finding)
    }

    /// Whether the rule itself did not fail, so that what it said can be expected of it.
    package var isSound: Bool { !findings.contains { $0.verdict == .error } }

    /// Each finding with its place, and what it rests on.
    package var lines: [String] {
        findings.flatMap { finding in
            ["\(finding.verdict.rawValue) at \(finding.testPlace)  \(finding.message)"]
                + finding.evidence.map { "  \($0)" } + finding.dependsOn.map { "  depends on \($0)" }
        }
    }
}

extension Finding {
    /// The place as tests name it: `address#path`.
    package var testPlace: String {
        let place = modelPath.isEmpty ? attribute : modelPath
        return place.isEmpty ? address : "\(address)#\(place)"
    }
}

extension RuleExpectation: CustomStringConvertible {
    /// `fail`, or `2 fail, 1 unknown`.
    package var description: String {
        switch self {
        case .verdict(let verdict): return verdict.rawValue
        case .findings(let fail, let unknown, let pass):
            let counts = [(fail.count, "fail"), (unknown.count, "unknown")].filter { $0.0 > 0 }
            return (counts.map { "\($0) \($1)" } + (pass ? ["pass"] : [])).joined(separator: ", ")
        }
    }
}
