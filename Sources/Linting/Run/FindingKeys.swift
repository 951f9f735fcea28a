import Symbolic

/// What the order of findings depends on for the most part, taken down while they are still at hand for the processor.
struct FindingKeys: Sendable {
    /// What is known of a finding.
    struct Known: Sendable {
        let severity: Severity
        /// Where its address lies among those of all.
        let address: Range<Int>
    }

    /// The addresses of all, one behind the other.
    private(set) var addresses: [UInt8] = []
    private(set) var known: [Known] = []

    init(_ findings: [LintedFinding]) {
        known.reserveCapacity(findings.count)
        for index in findings.indices {
            let start = addresses.count
            findings[index].finding.address.withBytes { addresses.append(contentsOf: $0) }
            known.append(Known(severity: findings[index].finding.severity, address: start..<addresses.count))
        }
    }
}
