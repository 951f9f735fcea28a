/// A block of IP addresses: an address and how many of its first bits all have in common.
package struct IPNetwork: Hashable, Sendable {
    /// The address as it was written; its last bits need not be zeros.
    let address: IPAddress
    let prefixLength: Int

    init(address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }

    /// Reads CIDR notation: an address, a slash, a number (RFC 4632, section 3.1).
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])),
            let length = DecimalDigits.number(ArraySlice(Array(parts[1].utf8)), upTo: address.width)
        else { return nil }
        self.init(address: address, prefixLength: length)
    }

    /// The same block with zeros for the bits that differ.
    var masked: IPNetwork {
        let host = UInt128(address.width - prefixLength)
        let bits = host >= 128 ? 0 : (address.bits >> host) << host
        return IPNetwork(address: IPAddress(isVersion6: address.isVersion6, bits: bits), prefixLength: prefixLength)
    }

    func contains(_ other: IPAddress) -> Bool {
        other.isVersion6 == address.isVersion6
            && IPNetwork(address: other, prefixLength: prefixLength).masked == masked
    }

    func contains(_ other: IPNetwork) -> Bool {
        prefixLength <= other.prefixLength && contains(other.address)
    }
}

extension IPNetwork: CustomStringConvertible {
    package var description: String { "\(address)/\(prefixLength)" }
}
