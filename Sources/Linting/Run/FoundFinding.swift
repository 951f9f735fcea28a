import Symbolic

/// A finding with what its place among all findings depends on: the worst come first, then by plan, address, attribute
/// and rule.
struct FoundFinding {
    /// The plan's position among the plans of the run.
    let subject: Int
    let linted: LintedFinding

    init(_ linted: LintedFinding, in subject: Int) {
        self.subject = subject
        self.linted = linted
    }

    /// What decides between most findings, at hand and without memory of its own.
    private struct Key {
        let severity: Severity
        let subject: Int
        /// Where the address lies among all of them.
        let address: Range<Int>
    }

    /// The positions of findings in the order in which they are shown.
    static func order(of findings: [FoundFinding]) -> [Int] {
        var addresses: [UInt8] = []
        let keys = findings.map { found in
            let start = addresses.count
            found.linted.finding.address.withBytes { addresses.append(contentsOf: $0) }
            return Key(
                severity: found.linted.finding.severity,
                subject: found.subject,
                address: start..<addresses.count
            )
        }
        return addresses.withUnsafeBufferPointer { addresses in
            keys.withUnsafeBufferPointer { keys in
                findings.indices.sorted { left, right in
                    precedes(keys[left], keys[right], addresses)
                        ?? precedes(findings[left].linted.finding, findings[right].linted.finding)
                }
            }
        }
    }

    /// Whether one finding comes before another; nil where that depends on more than the keys.
    private static func precedes(_ left: Key, _ right: Key, _ addresses: UnsafeBufferPointer<UInt8>) -> Bool? {
        if left.severity != right.severity { return left.severity > right.severity }
        if left.subject != right.subject { return left.subject < right.subject }
        return precedes(
            UnsafeBufferPointer(rebasing: addresses[left.address]),
            UnsafeBufferPointer(rebasing: addresses[right.address])
        )
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
        left.withBytes { left in right.withBytes { precedes(left, $0) } }
    }

    private static func precedes(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool? {
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
