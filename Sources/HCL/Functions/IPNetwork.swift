/// An address with the length of its network's prefix, in CIDR notation: `10.1.0.0/16`, `fd00::/48`.
///
/// Source: RFC 4632 and RFC 4291 §2.3; addresses are written as RFC 5952 has it.
struct IPNetwork {
    /// The bits of an address: 32 or 128.
    let bits: Int
    /// The first address of the network.
    let address: UInt128
    let prefix: Int

    init(bits: Int, address: UInt128, prefix: Int) {
        self.bits = bits
        self.prefix = prefix
        self.address = address & ~IPNetwork.hostMask(bits - prefix)
    }

    /// Reads a network; what the address has beyond the prefix is dropped.
    init?(_ text: String) {
        let parts = text.pieces(separatedBy: "/")
        guard parts.count == 2, let prefix = IPNetwork.number(parts[1], upTo: 128) else { return nil }
        if let address = IPNetwork.address4(parts[0]) {
            guard prefix <= 32 else { return nil }
            self.init(bits: 32, address: UInt128(address), prefix: prefix)
        } else {
            guard let address = IPNetwork.address6(parts[0]) else { return nil }
            self.init(bits: 128, address: address, prefix: prefix)
        }
    }

    /// The bits that tell the addresses of a network apart, all set.
    static func hostMask(_ count: Int) -> UInt128 {
        count >= 128 ? .max : (1 << UInt128(max(0, count))) - 1
    }

    /// Whether this is an IPv4 network written as part of IPv6, which Go writes in a way of its own.
    var isMapped: Bool { bits == 128 && address >> 32 == 0xFFFF }

    var text: String { IPNetwork.text(of: address, bits: bits) + "/" + String(prefix) }

    /// An address in its usual form.
    static func text(of address: UInt128, bits: Int) -> String {
        if bits == 32 {
            return [24, 16, 8, 0].map { String(UInt8(truncatingIfNeeded: address >> UInt128($0))) }.joined(
                separator: "."
            )
        }
        let groups = stride(from: 112, through: 0, by: -16).map { UInt16(truncatingIfNeeded: address >> UInt128($0)) }
        let zeros = longestZeros(in: groups)
        let texts = groups.map { String($0, radix: 16) }
        guard zeros.count > 1 else { return texts.joined(separator: ":") }
        return texts[..<zeros.lowerBound].joined(separator: ":") + "::"
            + texts[zeros.upperBound...].joined(separator: ":")
    }

    /// The first of the longest runs of zeros.
    private static func longestZeros(in groups: [UInt16]) -> Range<Int> {
        var best = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 { start = index + 1 }
            if index + 1 - start > best.count { best = start..<index + 1 }
        }
        return best
    }

    /// Decimal digits up to a limit; leading zeros mean nothing, as Terraform has it.
    private static func number(_ text: String, upTo limit: Int) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        let digits = text.utf8.drop { $0 == 0x30 }
        guard digits.count <= 3, let number = Int("0" + String(Substring(digits))), number <= limit else { return nil }
        return number
    }

    private static func address4(_ text: String) -> UInt32? {
        let parts = text.pieces(separatedBy: ".")
        let bytes = parts.compactMap { number($0, upTo: 255) }
        guard parts.count == 4, bytes.count == 4 else { return nil }
        return bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    private static func address6(_ text: String) -> UInt128? {
        let halves = text.pieces(separatedBy: "::")
        guard halves.count <= 2, let head = halves.first.flatMap(groups) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? joined(head) : nil }
        guard let tail = groups(halves[1]), head.count + tail.count < 8 else { return nil }
        return joined(head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    /// The groups of hexadecimal digits between colons; the last may be an IPv4 address.
    private static func groups(_ text: String) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        let parts = text.pieces(separatedBy: ":")
        for (index, part) in parts.enumerated() {
            if index == parts.count - 1, let address = address4(part) {
                groups += [UInt16(truncatingIfNeeded: address >> 16), UInt16(truncatingIfNeeded: address)]
                continue
            }
            guard (1...4).contains(part.utf8.count), part.utf8.first != UInt8(ascii: "+"),
                let group = UInt16(part, radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }
}
