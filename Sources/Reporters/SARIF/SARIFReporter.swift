package import Linting

/// SARIF 2.1.0 as GitHub code scanning takes it: one run, every rule described, a place for every result.
///
/// Source: GitHub's "SARIF support for code scanning", and SARIF 2.1.0 of OASIS, whose sections are named below as §.
package struct SARIFReporter: Reporter {
    package static let format = ReportFormat.sarif
    /// How many results of a run GitHub keeps; more of them are left out here, the mildest first.
    static let resultLimit = 5_000
    /// How many notifications are written; a rule may fail on each of a plan's resources.
    private static let notificationLimit = 100

    private let includesUnknown: Bool
    private let includesSuppressed: Bool
    private let category: String?

    /// - Parameters:
    ///   - includesUnknown: Whether unknown verdicts are results, of kind `open`; they turn no check red.
    ///   - includesSuppressed: Whether findings that the source tells to pass over are results, marked as such.
    ///   - category: What tells the report from others of the same commit; there is no category without it.
    package init(includesUnknown: Bool = false, includesSuppressed: Bool = false, category: String? = nil) {
        self.includesUnknown = includesUnknown
        self.includesSuppressed = includesSuppressed
        self.category = category
    }

    package func render(_ report: Report) -> String {
        let rules = report.rules.sorted { $0.id < $1.id }
        let indices = Dictionary(rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let results = results(of: report, indices)
        let shown = results.prefix(SARIFReporter.resultLimit)
        let notes = notifications(report, indices, dropped: results.count - shown.count)
        let run = JSONOutput.members([
            "tool": .members(["driver": driver(report, rules)]),
            "automationDetails": category.map { .members(["id": .string("\($0)/")]) },
            "invocations": .array([.members(["executionSuccessful": .bool(true), "toolExecutionNotifications": notes])]
            ),
            "columnKind": .string("unicodeCodePoints"),
            "results": .array(shown.map(\.json)),
        ])
        return JSONWriter.text(
            of: .members([
                "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
                "version": .string("2.1.0"),
                "runs": .array([run]),
            ])
        )
    }

    /// The results, those that are suppressed last; where there may be such, the others say that they are not
    /// (§3.27.23).
    private func results(of report: Report, _ indices: [String: Int]) -> [SARIFResult] {
        let open = worstFirst(report.findings).map { finding in
            SARIFResult(
                finding,
                ruleIndex: indices[finding.ruleID],
                suppression: includesSuppressed ? .notSuppressed : nil
            )
        }
        guard includesSuppressed else { return open }
        let justifications = Dictionary(
            report.suppressed.map { ($0.finding, $0.justification) },
            uniquingKeysWith: { first, _ in first }
        )
        return open
            + worstFirst(report.suppressed.map(\.finding)).map { finding in
                SARIFResult(
                    finding,
                    ruleIndex: indices[finding.ruleID],
                    suppression: .inSource(justification: justifications[finding] ?? "")
                )
            }
    }

    /// Failures before unknowns, each by severity; otherwise as the report has them.
    private func worstFirst(_ findings: [Finding]) -> [Finding] {
        let verdicts: [Verdict] = includesUnknown ? [.fail, .unknown] : [.fail]
        return verdicts.flatMap { verdict in
            Severity.allCases.sorted(by: >).flatMap { severity in
                findings.filter { $0.verdict == verdict && $0.severity == severity }
            }
        }
    }

    private func driver(_ report: Report, _ rules: [Report.RuleInfo]) -> JSONOutput {
        .members([
            "name": .string("tfproof"),
            "semanticVersion": .string(report.toolVersion),
            "rules": .array(rules.map { SARIFRule($0).json }),
        ])
    }

    /// What went wrong in the run itself, and what the report leaves out (§3.20.21).
    private func notifications(_ report: Report, _ indices: [String: Int], dropped: Int) -> JSONOutput {
        var notifications: [JSONOutput] = []
        if dropped > 0 {
            notifications.append(
                notification("\(dropped) more results are left out; other formats have them.", "warning")
            )
        }
        for finding in report.findings where finding.verdict == .error {
            let rule = JSONOutput.members([
                "id": .string(finding.ruleID), "index": indices[finding.ruleID].map { .int($0) },
            ])
            let plan = finding.plan.map { ["in plan \($0)"] } ?? []
            let text = (["\(finding.ruleID): \(finding.message)"] + finding.evidence + plan).joined(separator: ", ")
            notifications.append(notification(text, "error", rule, finding))
        }
        notifications += report.notices.map { notification($0, "note") }
        let limit = SARIFReporter.notificationLimit
        guard notifications.count > limit else { return .array(notifications) }
        let more = notification("\(notifications.count - limit + 1) more notifications are left out.", "warning")
        return .array(notifications.prefix(limit - 1) + [more])
    }

    private func notification(
        _ text: String,
        _ level: String,
        _ rule: JSONOutput? = nil,
        _ finding: Finding? = nil
    ) -> JSONOutput {
        .members([
            "level": .string(level),
            "message": .members(["text": .string(TextEscape.escaped(text))]),
            "associatedRule": rule,
            "locations": finding.map { .array([SARIFResult.location(of: $0)]) },
        ])
    }
}

extension Severity {
    /// The word of SARIF for it (§3.27.10).
    var sarifLevel: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "note"
        }
    }
}
