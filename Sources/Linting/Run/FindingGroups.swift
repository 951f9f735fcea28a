import Symbolic

/// Puts together what is found alike in all instances of a block: for people and for code scanning it is one thing.
struct FindingGroups {
    private(set) var findings: [LintedFinding] = []
    private var positions: [Key: Int] = [:]

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
        var location: Finding.Location
        var suppression: Suppression?
    }

    /// Adds a finding about a plan, which goes by its number; a finding whose block is not known stays alone.
    mutating func add(_ linted: LintedFinding, of subject: Int) {
        guard let address = linted.address, let block = linted.place?.block else {
            findings.append(linted)
            return
        }
        let finding = linted.finding
        let key = Key(
            subject: subject,
            rule: finding.ruleID,
            severity: finding.severity,
            verdict: finding.verdict,
            block: block,
            address: address.withoutKeys,
            attribute: finding.attribute,
            modelPath: finding.modelPath,
            message: FindingGroups.message(of: finding, without: address),
            location: finding.location,
            suppression: linted.suppression
        )
        guard let position = positions[key] else {
            positions[key] = findings.count
            findings.append(linted)
            return
        }
        // Findings come sorted by address, so that the same one comes right behind itself.
        let first = findings[position].finding
        if (first.otherAddresses.last ?? first.address) != finding.address {
            findings[position].finding.otherAddresses.append(finding.address)
        }
    }

    /// The message with the keys of the instance taken out.
    private static func message(of finding: Finding, without address: ResourceAddress) -> String {
        let keys = address.module.steps.compactMap(\.key) + [address.key].compactMap(\.self)
        return keys.reduce(finding.message) { $0.replacing($1.description, with: "[]") }
    }
}

extension LintedFinding {
    /// A name that stays while lines, positions and the number of a block's instances change.
    func fingerprint(occurrence: Int) -> String {
        let isInBlock = place?.block != nil
        let known = isInBlock ? address.map { "\($0.withoutKeys)" } : nil
        return Fingerprint.make(
            rule: finding.ruleID,
            address: known ?? finding.address,
            // Names where the model has them; positions move.
            place: finding.modelPath.isEmpty ? finding.attribute : finding.modelPath,
            occurrence: occurrence
        )
    }
}
