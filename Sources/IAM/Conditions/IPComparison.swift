/// Addresses and ranges of IPv4 and IPv6 (RFC 4632, RFC 4291).
struct IPComparison {
    /// The bytes of the address: 4 or 16.
    let bytes: [UInt8]
    /// How many bits tell the range.
    let bits: Int

    /// Whether an address of a request is in the range of a policy; an IPv4 address is in no range of IPv6.
    ///
    /// Where a text is no address the documentation does not say what holds.
    static func holds(_ value: String, isIn range: String) -> Truth {
        guard let value = IPComparison(value), let range = IPComparison(range) else { return .unknown }
        return Truth(range.contains(value))
    }

    /// Whether all addresses of another range are in this one.
    func contains(_ other: IPComparison) -> Bool {
        guard other.bytes.count == bytes.count, other.bits >= bits else { return false }
        let whole = bits / 8
        guard other.bytes[..<whole] == bytes[..<whole] else { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF << (8 - rest))
        return other.bytes[whole] & mask == bytes[whole] & mask
    }

    /// Reads an address with an optional `/` and number of bits; nil for any other text.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard let address = parts.first, parts.count <= 2 else { return nil }
        guard let bytes = address.contains(":") ? IPComparison.version6(address) : IPComparison.version4(address) else {
            return nil
        }
        self.bytes = bytes
        guard parts.count == 2 else {
            bits = bytes.count * 8
            return
        }
        guard let bits = Int(parts[1]), (0...bytes.count * 8).contains(bits) else { return nil }
        self.bits = bits
    }

    private static func version4(_ text: Substring) -> [UInt8]? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt8(part) : nil
        }
        return bytes.count == 4 ? bytes : nil
    }

    private static func version6(_ text: Substring) -> [UInt8]? {
        let groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var (head, tail): ([UInt8], [UInt8]) = ([], [])
        var sawGap = false
        for (index, group) in groups.enumerated() {
            if group.isEmpty {
                let isEdge = index == 0 || index == groups.count - 1
                if isEdge, groups.count > 2, groups[index == 0 ? 1 : groups.count - 2].isEmpty { continue }
                guard !isEdge, !sawGap else { return nil }
                sawGap = true
                continue
            }
            let bytes: [UInt8]
            if index == groups.count - 1, group.contains(".") {
                guard let embedded = version4(group) else { return nil }
                bytes = embedded
            } else {
                guard group.utf8.count <= 4, let number = UInt16(group, radix: 16) else { return nil }
                bytes = [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
            }
            if sawGap { tail += bytes } else { head += bytes }
        }
        let missing = 16 - head.count - tail.count
        guard sawGap ? missing > 0 : missing == 0 else { return nil }
        return head + Array(repeating: 0, count: missing) + tail
    }
}
