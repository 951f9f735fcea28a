/// Addresses and blocks of addresses: `ip('10.0.0.1')`, `cidr('10.0.0.0/8').containsIP(…)`.
///
/// Source: Kubernetes, "Common Expression Language in Kubernetes", IP address and CIDR libraries, whose names CEL took
/// over as its network extension.
enum NetworkExtension {
    static let address = CELType.opaque("net.IP", [])
    static let network = CELType.opaque("net.CIDR", [])

    static let overloads: [Overload] = parsing + properties + blocks

    private static let noAddress = CELValue.error(CELError("the text is no IP address"))
    private static let noNetwork = CELValue.error(CELError("the text is no CIDR block"))

    private static let parsing: [Overload] = [
        Overload("ip", [.string], address) { arguments in
            guard case .string(let text) = arguments[0] else { return noAddress }
            return IPAddress(text).map { .address($0) } ?? noAddress
        },
        Overload("isIP", [.string], .bool) { arguments in
            if case .string(let text) = arguments[0] { .bool(IPAddress(text) != nil) } else { noAddress }
        },
        Overload("isIP", [.string, .int], .bool) { arguments in
            guard case .string(let text) = arguments[0], case .int(let version) = arguments[1],
                version == 4 || version == 6
            else { return .error(CELError("the version of an IP address is 4 or 6")) }
            return .bool(IPAddress(text).map { $0.isVersion6 == (version == 6) } ?? false)
        },
        Overload("ip.isCanonical", [.string], .bool) { arguments in
            guard case .string(let text) = arguments[0], let address = IPAddress(text) else { return noAddress }
            return .bool("\(address)" == text)
        },
        Overload("cidr", [.string], network) { arguments in
            guard case .string(let text) = arguments[0] else { return noNetwork }
            return IPNetwork(text).map { .network($0) } ?? noNetwork
        },
        Overload("isCIDR", [.string], .bool) { arguments in
            if case .string(let text) = arguments[0] { .bool(IPNetwork(text) != nil) } else { noNetwork }
        },
        Overload("string", [address], .string) { Conversions.toString($0[0]) },
        Overload("string", [network], .string) { Conversions.toString($0[0]) },
    ]

    private static func property(
        _ name: String,
        _ result: CELType,
        _ read: @escaping @Sendable (IPAddress) -> CELValue
    ) -> Overload {
        Overload(name, [address], result, method: true) { arguments in
            if case .address(let address) = arguments[0] { read(address) } else { noAddress }
        }
    }

    private static let properties: [Overload] = [
        property("family", .int) { .int($0.isVersion6 ? 6 : 4) },
        property("isUnspecified", .bool) { .bool($0.isUnspecified) },
        property("isLoopback", .bool) { .bool($0.isLoopback) },
        property("isLinkLocalMulticast", .bool) { .bool($0.isLinkLocalMulticast) },
        property("isLinkLocalUnicast", .bool) { .bool($0.isLinkLocalUnicast) },
        property("isGlobalUnicast", .bool) { .bool($0.isGlobalUnicast) },
    ]

    private static func method(
        _ name: String,
        _ parameters: [CELType],
        _ result: CELType,
        _ body: @escaping @Sendable (IPNetwork, Arguments) -> CELValue
    ) -> Overload {
        Overload(name, [network] + parameters, result, method: true) { arguments in
            if case .network(let network) = arguments[0] { body(network, arguments) } else { noNetwork }
        }
    }

    private static let blocks: [Overload] = [
        method("ip", [], address) { network, _ in .address(network.address) },
        method("masked", [], network) { network, _ in .network(network.masked) },
        method("prefixLength", [], .int) { network, _ in .int(Int64(network.prefixLength)) },
        method("containsIP", [address], .bool) { network, arguments in
            if case .address(let other) = arguments[1] { .bool(network.contains(other)) } else { noAddress }
        },
        method("containsIP", [.string], .bool) { network, arguments in
            guard case .string(let text) = arguments[1], let other = IPAddress(text) else { return noAddress }
            return .bool(network.contains(other))
        },
        method("containsCIDR", [network], .bool) { network, arguments in
            if case .network(let other) = arguments[1] { .bool(network.contains(other)) } else { noNetwork }
        },
        method("containsCIDR", [.string], .bool) { network, arguments in
            guard case .string(let text) = arguments[1], let other = IPNetwork(text) else { return noNetwork }
            return .bool(network.contains(other))
        },
    ]
}
