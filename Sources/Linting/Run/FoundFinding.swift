import Symbolic

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
        if let isFirst = precedes(findings[left].address, findings[right].address) { return isFirst }
        return precedes(findings[left].linted.finding, findings[right].linted.finding)
    }

    /// Whether a finding comes before another at the same address.
    private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
        if let isFirst = precedes(left.attribute, right.attribute) { return isFirst }
        if let isFirst = precedes(left.modelPath, right.modelPath) { return isFirst }
        if let isFirst = precedes(left.ruleID, right.ruleID) { return isFirst }
        if left.verdict != right.verdict { return left.verdict.rawValue < right.verdict.rawValue }
        return precedes(left.message, right.message) ?? false
    }

    /// Whether a text comes before another by its bytes; nil where they are the same.
    private static func precedes(_ left: String, _ right: String) -> Bool? {
        left.withBytes { left in
            right.withBytes { right in
                var place = 0
                let count = min(left.count, right.count)
                // Eight bytes at a time as far as they are the same: addresses begin alike.
                while place &+ 8 <= count, left.word(at: place) == right.word(at: place) { place &+= 8 }
                while place < count {
                    if left[place] != right[place] { return left[place] < right[place] }
                    place &+= 1
                }
                return left.count == right.count ? nil : left.count < right.count
            }
        }
    }
}
