package import Linting

/// tfproof's own format: everything that a report has, in one JSON object.
///
/// `formatVersion` is `major.minor`: a new minor version only adds members. Every member is there in every report;
/// `managedPoliciesDate` is null where no AWS-managed policy was consulted, texts that are not known are empty.
package struct JSONReporter: Reporter {
    package static let format = ReportFormat.json
    /// The version of the format, not of tfproof.
    private static let formatVersion = "1.0"

    package init() {}

    package func render(_ report: Report) -> String {
        JSONWriter.text(
            of: .members([
                "formatVersion": .string(JSONReporter.formatVersion),
                "tool": .members(["name": .string("tfproof"), "version": .string(report.toolVersion)]),
                "plans": .strings(report.plans),
                "findings": .array(report.findings.map(finding)),
                "notices": .strings(report.notices),
                "summary": summary(report),
                "managedPoliciesDate": report.managedPoliciesDate.map { .string($0) } ?? .null,
            ])
        )
    }

    private func finding(_ finding: Finding) -> JSONOutput {
        .members([
            "rule": .string(finding.ruleID),
            "verdict": .string(finding.verdict.rawValue),
            "severity": .string(finding.severity.rawValue),
            "address": .string(finding.address),
            "attribute": .string(finding.attribute),
            "modelPath": .string(finding.modelPath),
            "file": .string(finding.location.file),
            "line": .int(finding.location.line),
            "column": .int(finding.location.column),
            "endLine": .int(finding.location.endLine),
            "endColumn": .int(finding.location.endColumn),
            "message": .string(finding.message),
            "evidence": .strings(finding.evidence),
            "dependsOn": .strings(finding.dependsOn),
            "remediation": .string(finding.remediation),
            "fingerprint": .string(finding.fingerprint),
        ])
    }

    private func summary(_ report: Report) -> JSONOutput {
        let rules = report.tallies.sorted { $0.key < $1.key }
            .map { JSONOutput.Member(name: $0.key, value: .object(counts(of: $0.value))) }
        return .object(counts(of: report.total) + [JSONOutput.Member(name: "rules", value: .object(rules))])
    }

    private func counts(of tally: Report.Tally) -> [JSONOutput.Member] {
        [
            JSONOutput.Member(name: "checked", value: .int(tally.checked)),
            JSONOutput.Member(name: "passed", value: .int(tally.passed)),
            JSONOutput.Member(name: "failed", value: .int(tally.failed)),
            JSONOutput.Member(name: "unknown", value: .int(tally.unknown)),
            JSONOutput.Member(name: "errors", value: .int(tally.errors)),
        ]
    }
}
