package import Linting

/// tfproof's own format: everything that a report has, in one JSON object.
///
/// `formatVersion` is `major.minor`: a new minor version only adds members. Every member is there in every report;
/// `managedPoliciesDate` is null where no AWS-managed policy was consulted, texts that are not known are empty.
///
/// Since 1.1 a finding is about all instances of a block that it holds for (`addresses`, of which `address` is the
/// first), says whether its place is in the source (`located`) and by which `module` blocks one gets there (`calls`);
/// the counts have `suppressed`, and findings that are suppressed, where they are asked for, have `suppressed` (true)
/// and `justification`.
///
/// Since 1.2, which only reports on several plans are written in, a finding says which of them it is about (`plan`).
package struct JSONReporter: Reporter {
    package static let format = ReportFormat.json
    /// The version of the format, not of tfproof: that of reports on one plan, and on several.
    private static let (formatVersion, formatVersionOfSeveral) = ("1.1", "1.2")

    private let includesSuppressed: Bool

    /// - Parameter includesSuppressed: Whether findings that the source tells to pass over come behind the others.
    package init(includesSuppressed: Bool = false) {
        self.includesSuppressed = includesSuppressed
    }

    package func render(_ report: Report) -> String {
        JSONWriter.text(
            of: .members([
                "formatVersion": .string(
                    report.plans.count > 1 ? JSONReporter.formatVersionOfSeveral : JSONReporter.formatVersion
                ),
                "tool": .members(["name": .string("tfproof"), "version": .string(report.toolVersion)]),
                "plans": .strings(report.plans),
                "findings": .array(
                    report.findings.map { finding($0) }
                        + (includesSuppressed ? report.suppressed : []).map {
                            finding($0.finding, justification: $0.justification)
                        }
                ),
                "notices": .strings(report.notices),
                "summary": summary(report),
                "managedPoliciesDate": report.managedPoliciesDate.map { .string($0) } ?? .null,
            ])
        )
    }

    private func finding(_ finding: Finding, justification: String? = nil) -> JSONOutput {
        .members([
            "rule": .string(finding.ruleID),
            "verdict": .string(finding.verdict.rawValue),
            "severity": .string(finding.severity.rawValue),
            "plan": finding.plan.map { .string($0) },
            "address": .string(finding.address),
            "addresses": .strings(finding.addresses),
            "attribute": .string(finding.attribute),
            "modelPath": .string(finding.modelPath),
            "file": .string(finding.location.file),
            "line": .int(finding.location.line),
            "column": .int(finding.location.column),
            "endLine": .int(finding.location.endLine),
            "endColumn": .int(finding.location.endColumn),
            "located": .bool(finding.isLocated),
            "calls": .array(finding.calls.map(call)),
            "message": .string(finding.message),
            "evidence": .strings(finding.evidence),
            "dependsOn": .strings(finding.dependsOn),
            "remediation": .string(finding.remediation),
            "fingerprint": .string(finding.fingerprint),
            "suppressed": justification.map { _ in .bool(true) },
            "justification": justification.map { .string($0) },
        ])
    }

    private func call(_ location: Finding.Location) -> JSONOutput {
        .members([
            "file": .string(location.file),
            "line": .int(location.line),
            "column": .int(location.column),
            "endLine": .int(location.endLine),
            "endColumn": .int(location.endColumn),
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
            JSONOutput.Member(name: "suppressed", value: .int(tally.suppressed)),
        ]
    }
}
