/// The order in which findings are shown: the worst first, then by plan, address, attribute and rule.
enum FindingOrder {
    /// What decides between most findings; the findings themselves are large, and stay where they are.
    private struct Key {
        var severity: Severity
        var subject: Int
        var address: String
        var position: Int
    }

    /// The positions of the findings in their order.
    static func positions(of findings: [(subject: Int, linted: LintedFinding)]) -> [Int] {
        let keys = findings.enumerated().map { position, found in
            let finding = found.linted.finding
            return Key(
                severity: finding.severity,
                subject: found.subject,
                address: finding.address,
                position: position
            )
        }
        return findings.withUnsafeBufferPointer { findings in
            keys.sorted { left, right in
                if left.severity != right.severity { return left.severity > right.severity }
                if left.subject != right.subject { return left.subject < right.subject }
                if left.address != right.address { return left.address < right.address }
                return precedes(left.position, right.position, among: findings)
            }
            .map(\.position)
        }
    }

    /// Whether a finding comes before another at the same address.
    private static func precedes(
        _ left: Int,
        _ right: Int,
        among findings: UnsafeBufferPointer<(subject: Int, linted: LintedFinding)>
    ) -> Bool {
        let a = findings[left].linted.finding
        let b = findings[right].linted.finding
        if a.attribute != b.attribute { return a.attribute < b.attribute }
        if a.modelPath != b.modelPath { return a.modelPath < b.modelPath }
        if a.ruleID != b.ruleID { return a.ruleID < b.ruleID }
        if a.verdict != b.verdict { return a.verdict.rawValue < b.verdict.rawValue }
        return a.message < b.message
    }
}
