/// An IPv4 or IPv6 address.
package struct IPAddress: Hashable, Sendable {
    package let isVersion6: Bool
    /// The bits, the last one the least; those of an IPv4 address fill 32.
    let bits: UInt128

    init(isVersion6: Bool, bits: UInt128) {
        self.isVersion6 = isVersion6
        self.bits = bits
    }

    /// How many bits an address of this version has.
    var width: Int { isVersion6 ? 128 : 32 }

    /// Reads an address: dotted decimal, or RFC 4291, section 2.2.
    ///
    /// Zones, leading zeros and IPv4 addresses that are mapped into IPv6 are refused (Kubernetes, "CEL in Kubernetes",
    /// IP address library), for two programs may read them differently.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if bytes.contains(UInt8(ascii: ":")) {
            guard let bits = IPAddress.version6(bytes[...]), bits >> 32 != 0xFFFF else { return nil }
            self.init(isVersion6: true, bits: bits)
        } else {
            guard let bits = IPAddress.version4(bytes[...]) else { return nil }
            self.init(isVersion6: false, bits: UInt128(bits))
        }
    }

    private static func version4(_ bytes: ArraySlice<UInt8>) -> UInt32? {
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bits: UInt32 = 0
        for part in parts {
            guard let number = DecimalDigits.number(part, upTo: 255) else { return nil }
            bits = bits << 8 | UInt32(number)
        }
        return bits
    }

    private static func version6(_ bytes: ArraySlice<UInt8>) -> UInt128? {
        var groups: [UInt16] = []
        var gap: Int?
        var rest = bytes
        if rest.starts(with: [UInt8(ascii: ":"), UInt8(ascii: ":")]) {
            gap = 0
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            guard groups.count < 8 else { return nil }
            let digits = rest.prefix { hexadecimal($0) != nil }
            let end = rest.dropFirst(digits.count)
            if end.first == UInt8(ascii: ".") {
                guard groups.count <= 6, let bits = version4(rest) else { return nil }
                groups += [UInt16(bits >> 16), UInt16(truncatingIfNeeded: bits)]
                break
            }
            guard (1...4).contains(digits.count) else { return nil }
            groups.append(digits.reduce(0) { $0 << 4 | (hexadecimal($1) ?? 0) })
            guard let separator = end.first else { break }
            rest = end.dropFirst()
            guard separator == UInt8(ascii: ":"), !rest.isEmpty else { return nil }
            if rest.first == UInt8(ascii: ":") {
                guard gap == nil else { return nil }
                gap = groups.count
                rest = rest.dropFirst()
            }
        }
        guard let gap else { return groups.count == 8 ? joined(groups) : nil }
        guard groups.count < 8 else { return nil }
        let zeros = Array(repeating: 0 as UInt16, count: 8 - groups.count)
        return joined(Array(groups[..<gap]) + zeros + Array(groups[gap...]))
    }

    private static func joined(_ groups: [UInt16]) -> UInt128 { groups.reduce(0) { $0 << 16 | UInt128($1) } }

    private static func hexadecimal(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte) - 55
        default: nil
        }
    }
}

extension IPAddress: CustomStringConvertible {
    /// The canonical text (RFC 5952): lower case, and the longest run of zeros left out.
    package var description: String {
        guard isVersion6 else {
            return [24, 16, 8, 0].map { String(UInt8(truncatingIfNeeded: bits >> UInt128($0))) }.joined(separator: ".")
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        var longest = 0..<0
        var start = 0
        for (position, group) in groups.enumerated() {
            if group != 0 { start = position + 1 }
            if position + 1 - start > max(longest.count, 1) { longest = start..<(position + 1) }
        }
        func text(_ groups: ArraySlice<UInt16>) -> String {
            groups.map { String($0, radix: 16) }.joined(separator: ":")
        }
        if longest.isEmpty { return text(groups[...]) }
        return "\(text(groups[..<longest.lowerBound]))::\(text(groups[longest.upperBound...]))"
    }
}

extension IPAddress {
    var isUnspecified: Bool { bits == 0 }
    /// In 127.0.0.0/8, or ::1.
    var isLoopback: Bool { isVersion6 ? bits == 1 : bits >> 24 == 127 }
    /// In 224.0.0.0/4 or ff00::/8.
    var isMulticast: Bool { isVersion6 ? bits >> 120 == 0xFF : bits >> 28 == 0xE }
    /// In 224.0.0.0/24, or in ff02::/16 with any flags.
    var isLinkLocalMulticast: Bool { isVersion6 ? bits >> 112 & 0xFF0F == 0xFF02 : bits >> 8 == 0xE00000 }
    /// In 169.254.0.0/16 or fe80::/10.
    var isLinkLocalUnicast: Bool { isVersion6 ? bits >> 118 == 0x3FA : bits >> 16 == 0xA9FE }
    /// All that is no special address of another kind; private addresses are of this kind too (Go, `net/netip`).
    var isGlobalUnicast: Bool {
        !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast
            && (isVersion6 || bits != UInt128(UInt32.max))
    }
}

/// Numbers as addresses have them: decimal digits without leading zeros.
enum DecimalDigits {
    static func number(_ digits: ArraySlice<UInt8>, upTo limit: Int) -> Int? {
        guard (1...3).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        return number <= limit ? number : nil
    }
}
