import Linting

/// tfproof's own format: everything that a report has.
struct JSONReporter: Reporter {
    /// Minor versions only add members.
    static let formatVersion = "1.0"

    func render(_ report: Report) -> String {
        var members: [(String, JSONOutput)] = [
            ("formatVersion", .string(JSONReporter.formatVersion)),
            ("tool", .object([("name", .string("tfproof")), ("version", .string(report.toolVersion))])),
            ("plans", .strings(report.plans)),
            ("findings", .array(report.findings.map(finding))),
            ("notices", .strings(report.notices)),
            ("summary", summary(report)),
        ]
        if let date = report.managedPoliciesDate { members.append(("managedPoliciesDate", .string(date))) }
        return JSONOutput.object(members).text
    }

    private func finding(_ finding: Finding) -> JSONOutput {
        .object([
            ("rule", .string(finding.ruleID)),
            ("verdict", .string(finding.verdict.rawValue)),
            ("severity", .string(finding.severity.rawValue)),
            ("address", .string(finding.address)),
            ("attribute", .string(finding.attribute)),
            ("modelPath", .string(finding.modelPath)),
            ("file", .string(finding.location.file)),
            ("line", .int(finding.location.line)),
            ("column", .int(finding.location.column)),
            ("endLine", .int(finding.location.endLine)),
            ("endColumn", .int(finding.location.endColumn)),
            ("message", .string(finding.message)),
            ("evidence", .strings(finding.evidence)),
            ("dependsOn", .strings(finding.dependsOn)),
            ("remediation", .string(finding.remediation)),
            ("fingerprint", .string(finding.fingerprint)),
        ])
    }

    private func summary(_ report: Report) -> JSONOutput {
        let rules = report.tallies.sorted { $0.key < $1.key }.map { ($0.key, JSONOutput.object(counts($0.value))) }
        return .object(counts(report.total) + [("rules", .object(rules))])
    }

    private func counts(_ tally: Report.Tally) -> [(String, JSONOutput)] {
        [
            ("checked", .int(tally.checked)), ("passed", .int(tally.passed)), ("failed", .int(tally.failed)),
            ("unknown", .int(tally.unknown)), ("errors", .int(tally.errors)),
        ]
    }
}
