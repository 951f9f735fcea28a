/// A finding with what its place among all findings depends on: the worst come first, then by plan, address, attribute
/// and rule.
///
/// What decides between most of them is at hand, for the finding itself lies elsewhere.
struct FoundFinding {
    /// The plan's position among the plans of the run.
    let subject: Int
    let linted: LintedFinding
    private let severity: Severity
    private let address: String

    init(_ linted: LintedFinding, in subject: Int) {
        self.subject = subject
        self.linted = linted
        severity = linted.finding.severity
        address = linted.finding.address
    }

    /// The positions of findings in the order in which they are shown.
    static func order(of findings: [FoundFinding]) -> [Int] {
        findings.withUnsafeBufferPointer { findings in
            findings.indices.sorted { precedes(findings, $0, $1) }
        }
    }

    /// Whether one of the findings comes before another; they stay where they are.
    private static func precedes(_ findings: UnsafeBufferPointer<FoundFinding>, _ left: Int, _ right: Int) -> Bool {
        if findings[left].severity != findings[right].severity {
            return findings[left].severity > findings[right].severity
        }
        if findings[left].subject != findings[right].subject { return findings[left].subject < findings[right].subject }
        if findings[left].address != findings[right].address { return findings[left].address < findings[right].address }
        return precedes(findings[left].linted.finding, findings[right].linted.finding)
    }

    /// Whether a finding comes before another at the same address.
    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if left.attribute != right.attribute { return left.attribute < right.attribute }
        if left.modelPath != right.modelPath { return left.modelPath < right.modelPath }
        if left.ruleID != right.ruleID { return left.ruleID < right.ruleID }
        if left.verdict != right.verdict { return left.verdict.rawValue < right.verdict.rawValue }
        return left.message < right.message
    }
}
