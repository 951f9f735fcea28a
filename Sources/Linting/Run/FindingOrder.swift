import Symbolic

/// The order of findings among all of a run: the worst come first, then by plan, address, attribute and rule.
enum FindingOrder {
    /// Where a finding is.
    struct Place {
        /// The position of its part among all parts.
        let part: Int
        /// Its position among the findings of the part.
        let position: Int
    }

    /// A finding with what decides between most of them, at hand and without memory of its own.
    private struct Key {
        let place: Place
        let severity: Severity
        let subject: Int
        /// Where the address lies among all of them.
        let address: Range<Int>
    }

    /// The places of all findings in the order in which they are shown.
    static func places(of parts: [LintJob.Part]) -> [Place] {
        var addresses: [UInt8] = []
        var keys: [Key] = []
        addresses.reserveCapacity(parts.reduce(0) { $0 + $1.keys.addresses.count })
        keys.reserveCapacity(parts.reduce(0) { $0 + $1.findings.count })
        for number in parts.indices {
            let start = addresses.count
            addresses += parts[number].keys.addresses
            for (position, known) in parts[number].keys.known.enumerated() {
                let key = Key(
                    place: Place(part: number, position: position),
                    severity: known.severity,
                    subject: parts[number].subject,
                    address: start + known.address.lowerBound..<start + known.address.upperBound
                )
                keys.append(key)
            }
        }
        func finding(_ key: Key) -> Finding { parts[key.place.part].findings[key.place.position].finding }
        addresses.withUnsafeBufferPointer { addresses in
            keys.sort { precedes($0, $1, addresses) ?? precedes(finding($0), finding($1)) }
        }
        return keys.map(\.place)
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
