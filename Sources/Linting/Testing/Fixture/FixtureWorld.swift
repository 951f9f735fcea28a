import Symbolic

/// The resources of a test with everything that its references need: no reference leads nowhere.
struct FixtureWorld {
    private(set) var resources: [FixtureResource]
    private var positions: [ResourceAddress: Int] = [:]
    /// How many values come from nowhere that is named; each is a local, of which a plan shows nothing but the name.
    private var namelessCount = 0

    /// How many references are followed one after another.
    private static let chainLimit = 16

    init(_ given: [FixtureResource]) {
        resources = given
        for (position, resource) in given.enumerated() { positions[resource.address] = position }
        for position in resources.indices { nameUnknowns(at: position) }
        for target in resources.flatMap({ $0.attributes.flatMap { $0.value.targets } }) { provide(target) }
        for position in resources.indices { addComputed(at: position) }
    }

    subscript(address: ResourceAddress) -> FixtureResource? {
        positions[address].map { resources[$0] }
    }

    /// The value of an attribute as far as the test gives it; nil where it is known only after apply.
    func known(_ target: FixtureTarget, depth: Int = 0) -> FixtureJSON? {
        guard depth < FixtureWorld.chainLimit, let term = self[target.address]?[target.attribute] else { return nil }
        guard target.path == target.attribute else { return nil }
        return known(term, depth: depth + 1)
    }

    /// The value of a term; nil where a part of it is not known.
    func known(_ term: FixtureTerm, depth: Int = 0) -> FixtureJSON? {
        switch term {
        case .null: return .null
        case .bool(let bool): return .bool(bool)
        case .number(let digits): return .number(digits)
        case .string(let text): return .string(text)
        case .unknown: return nil
        case .reference(let target): return known(target, depth: depth)
        case .sensitive(let inner): return known(inner, depth: depth)
        case .encoded(let inner): return known(inner, depth: depth).map { .string($0.text(sorted: true)) }
        case .template(let parts):
            let texts = parts.map { known($0, depth: depth)?.templateText }
            return texts.contains(nil) ? nil : .string(texts.compactMap { $0 }.joined())
        case .list(let terms):
            let values = terms.map { known($0, depth: depth) }
            return values.contains(nil) ? nil : .array(values.compactMap { $0 })
        case .object(let members):
            let values = members.map { known($0.value, depth: depth) }
            guard !values.contains(nil) else { return nil }
            return .members(zip(members.map(\.name), values).map { ($0, $1) })
        }
    }

    /// Gives a home to the unknown values inside JSON text: there an expression must say where they come from.
    private mutating func nameUnknowns(at position: Int) {
        let attributes = resources[position].attributes
        for (index, member) in attributes.enumerated() {
            resources[position].attributes[index].value = named(member.value, inEncoding: false)
        }
    }

    private mutating func named(_ term: FixtureTerm, inEncoding: Bool) -> FixtureTerm {
        switch term {
        case .unknown(nil) where inEncoding:
            namelessCount += 1
            return .unknown(FixtureTarget(local: "unknown_\(namelessCount)"))
        case .encoded(let inner): return .encoded(named(inner, inEncoding: true))
        case .template(let parts): return .template(parts.map { named($0, inEncoding: true) })
        case .sensitive(let inner): return .sensitive(named(inner, inEncoding: inEncoding))
        case .list(let terms): return .list(terms.map { named($0, inEncoding: inEncoding) })
        case .object(let members):
            return .object(
                members.map {
                    FixtureTerm.Member(name: $0.name, value: named($0.value, inEncoding: inEncoding))
                }
            )
        case .null, .bool, .number, .string, .unknown, .reference: return term
        }
    }

    /// Adds the resource that a reference names, and its attribute as unknown, where the test does not give them.
    private mutating func provide(_ target: FixtureTarget) {
        guard !target.isLocal else { return }
        if positions[target.address] == nil {
            positions[target.address] = resources.count
            resources.append(FixtureResource(address: target.address, attributes: []))
        }
        guard let position = positions[target.address], resources[position][target.attribute] == nil else { return }
        resources[position].attributes.append(FixtureTerm.Member(name: target.attribute, value: .unknown(nil)))
    }

    /// What every new object gets from its provider.
    private mutating func addComputed(at position: Int) {
        guard resources[position].effectiveAction.makesNew, resources[position].address.mode == .managed else { return }
        for name in ["id", "arn"] where resources[position][name] == nil {
            resources[position].attributes.append(FixtureTerm.Member(name: name, value: .unknown(nil)))
        }
    }
}

extension FixtureJSON {
    /// How a value reads inside a template.
    var templateText: String? {
        switch self {
        case .string(let text), .number(let text): text
        case .bool(let bool): bool ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
