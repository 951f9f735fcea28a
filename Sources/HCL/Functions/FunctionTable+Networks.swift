import Symbolic

extension FunctionTable {
    /// Functions of IP networks.
    static let networks: [(String, Function)] = [
        ("cidrhost", cidrhost), ("cidrnetmask", cidrnetmask), ("cidrsubnet", cidrsubnet), ("cidrsubnets", cidrsubnets),
    ]

    private static func network(_ arguments: [Value]) throws(EvaluationFailure) -> IPNetwork? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        guard let text = try arguments.string(0) else { return nil }
        guard let network = IPNetwork(text) else { throw EvaluationFailure("what is no network in CIDR notation") }
        return network.isMapped ? nil : network
    }

    private static func cidrhost(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let network = try network(arguments)
        guard let number = try arguments.number(1), let network else { return nil }
        guard number.isWhole else { throw EvaluationFailure("a fraction where a whole number is needed") }
        let last = IPNetwork.hostMask(network.bits - network.prefix)
        // Negative numbers count from the end.
        let distance = number.isNegative ? number.negated.adding(Decimal(-1)) : number
        guard let distance = distance.flatMap({ UInt128($0.text) }), distance <= last else {
            throw EvaluationFailure("a host beyond the network")
        }
        let host = number.isNegative && !number.isZero ? last - distance : distance
        return Value(.string(IPNetwork.text(of: network.address | host, bits: network.bits)))
    }

    private static func cidrnetmask(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let network = try network(arguments) else { return nil }
        guard network.bits == 32 else { throw EvaluationFailure("the netmask of an IPv6 network") }
        let mask = ~IPNetwork.hostMask(32 - network.prefix) & 0xFFFF_FFFF
        return Value(.string(IPNetwork.text(of: mask, bits: 32)))
    }

    private static func cidrsubnet(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        let network = try network(arguments)
        let (newBits, number) = (try arguments.int(1), try arguments.number(2))
        guard let network, let newBits, let number, newBits >= 0, !number.isNegative else { return nil }
        guard number.isWhole else { throw EvaluationFailure("a fraction where a whole number is needed") }
        guard newBits <= network.bits - network.prefix else { throw EvaluationFailure("a prefix that is too long") }
        guard let number = UInt128(number.text), number <= IPNetwork.hostMask(newBits) else {
            throw EvaluationFailure("a subnet beyond the network")
        }
        let prefix = network.prefix + newBits
        let shift = network.bits - prefix
        let address = network.address | (shift < 128 ? number << UInt128(shift) : 0)
        return Value(.string(IPNetwork(bits: network.bits, address: address, prefix: prefix).text))
    }

    /// Subnets one after another, each at the next address that is a multiple of its size.
    private static func cidrsubnets(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        // Terraform goes back from the first address, which it fails at where there is none before it.
        guard let network = try network(arguments), network.address != 0 else { return nil }
        let last = network.address | IPNetwork.hostMask(network.bits - network.prefix)
        var subnets: [Value] = []
        var next: UInt128? = network.address
        for index in arguments.indices.dropFirst() {
            guard let newBits = try arguments.int(index) else { return nil }
            guard (1...32).contains(newBits), newBits <= network.bits - network.prefix else {
                throw EvaluationFailure("a prefix that is too long or not longer")
            }
            let size = IPNetwork.hostMask(network.bits - network.prefix - newBits)
            guard let start = next.map({ $0.addingReportingOverflow(size) }), !start.overflow,
                start.partialValue & ~size <= last
            else { throw EvaluationFailure("more subnets than there is room for") }
            let address = start.partialValue & ~size
            let subnet = IPNetwork(bits: network.bits, address: address, prefix: network.prefix + newBits)
            subnets.append(Value(.string(subnet.text)))
            next = address | size == .max ? nil : (address | size) + 1
        }
        return .list(subnets)
    }
}
