import Symbolic

/// Puts together what is found alike in all instances of a block: for people and for code scanning it is one thing.
struct FindingGroups {
    private var findings: [LintedFinding] = []
    /// The numbers of the plans that the findings are about.
    private(set) var subjects: [Int] = []
    private var positions: [Key: Int] = [:]

    /// Groups of so many findings, or of as many of them as are left.
    init(of count: Int = 0) {
        findings.reserveCapacity(count)
        subjects.reserveCapacity(count)
    }

    /// What findings have in common that become one.
    private struct Key: Hashable {
        var subject: Int
        var rule: String
        var severity: Severity
        var verdict: Verdict
        var block: String
        var address: ResourceAddress
        var attribute: String
        var modelPath: String
        var message: String
        var evidence: [String]
        var location: Finding.Location
        var suppression: Suppression?
    }

    /// Adds a finding about a plan, which goes by its number; a finding whose block is not known stays alone.
    mutating func add(_ linted: LintedFinding, of subject: Int) {
        guard let block = linted.block, let address = linted.address else {
            append(linted, of: subject)
            return
        }
        let key = Key(
            subject: subject,
            rule: linted.finding.ruleID,
            severity: linted.finding.severity,
            verdict: linted.finding.verdict,
            block: block,
            address: address.withoutKeys,
            attribute: linted.finding.attribute,
            modelPath: linted.finding.modelPath,
            message: FindingGroups.text(linted.finding.message, without: address),
            // What is wrong alike for different reasons is mended in different places.
            evidence: linted.finding.evidence.map { FindingGroups.text($0, without: address) },
            location: linted.finding.location,
            suppression: linted.suppression
        )
        guard let position = positions[key] else {
            positions[key] = findings.count
            append(linted, of: subject)
            return
        }
        // Findings come sorted by address, so that the same one comes right behind itself.
        let last = findings[position].finding.otherAddresses.last ?? findings[position].finding.address
        if last != linted.finding.address {
            findings[position].finding.otherAddresses.append(linted.finding.address)
        }
    }

    private mutating func append(_ linted: LintedFinding, of subject: Int) {
        findings.append(linted)
        subjects.append(subject)
    }

    /// All that was put together, in the order of the first ones; nothing is left behind.
    mutating func takeFindings() -> [LintedFinding] {
        defer { (findings, subjects) = ([], []) }
        return findings
    }

    /// A text with the keys of the instance taken out.
    private static func text(_ text: String, without address: ResourceAddress) -> String {
        let keys = address.module.steps.compactMap(\.key) + [address.key].compactMap(\.self)
        return keys.reduce(text) { $0.replacing($1.description, with: "[]") }
    }
}

extension FindingSite {
    /// A name of a finding at the site that stays while lines, positions and the number of a block's instances change.
    func fingerprint(of finding: Finding, occurrence: Int) -> Fingerprint {
        let isInBlock = place.block != nil
        let known = isInBlock ? location.map { "\($0.address.withoutKeys)" } : nil
        return Fingerprint(
            rule: finding.ruleID,
            address: known ?? finding.address,
            // Names where the model has them; positions move.
            place: finding.modelPath.isEmpty ? finding.attribute : finding.modelPath,
            occurrence: occurrence
        )
    }
}
