import Symbolic

/// An object under construction, of which some members may be unknown; what comes later wins.
struct ObjectBuilder {
    private var certain = MemberTable()
    private var possible = PossibleTable()
    private var rest: Unknown?

    /// The members that may be missing, by the bytes of their names.
    private struct PossibleTable {
        var places: [[UInt8]: Int] = [:]
        var members: [OpenObject.Possible?] = []

        mutating func set(_ member: OpenObject.Possible) {
            let key = Array(member.name.utf8)
            if let place = places[key] {
                members[place] = member
            } else {
                places[key] = members.count
                members.append(member)
            }
        }

        func member(_ name: String) -> OpenObject.Possible? {
            places[Array(name.utf8)].flatMap { members[$0] }
        }

        mutating func remove(_ name: String) {
            if let place = places.removeValue(forKey: Array(name.utf8)) { members[place] = nil }
        }
    }

    /// Whether all members are certain.
    var isClosed: Bool { rest == nil && possible.places.isEmpty }

    func contains(_ name: String) -> Bool { certain.value(name) != nil }

    /// Adds a member that is there for certain.
    mutating func set(_ name: String, _ value: Value) {
        certain.set(name, value)
        if !possible.places.isEmpty { possible.remove(name) }
    }

    /// Adds a member that may be missing; then an earlier one of its name stays.
    mutating func add(_ name: String, _ value: Value, ifAny unknown: Unknown) {
        if let present = certain.value(name) {
            certain.set(name, Value.choice(unknown, Evaluation.distinct([present, value])))
        } else {
            let present = possible.member(name)
            possible.set(
                OpenObject.Possible(
                    name: name,
                    value: present.map { Value.choice(unknown, Evaluation.distinct([$0.value, value])) } ?? value,
                    unknown: present.map { $0.unknown.merging(unknown) } ?? unknown.derived
                )
            )
        }
    }

    /// Adds members of unknown names, which may be those of earlier ones.
    mutating func add(unknown: Unknown, isOverriding: Bool = true) {
        rest = rest?.merging(unknown.derived) ?? unknown.derived
        guard isOverriding else { return }
        for member in certain.members {
            certain.set(member.name, Value.choice(unknown, [member.value, Value(unknown.derived)]))
        }
        for member in possible.members.compactMap({ $0 }) {
            possible.set(
                OpenObject.Possible(
                    name: member.name,
                    value: Value.choice(unknown, [member.value, Value(unknown.derived)]),
                    unknown: member.unknown.merging(unknown.derived)
                )
            )
        }
    }

    /// Adds the members of a value; false if it is certainly no object.
    mutating func merge(_ value: Value) -> Bool {
        switch value.content {
        case .unknown(let unknown): add(unknown: unknown)
        case .open: merge(value.partialMembers)
        case .choice(let choice): merge(choice, value.alternatives)
        default:
            if value.isNull { return true }
            guard let members = value.members else { return false }
            for member in members { set(member.name, member.value) }
        }
        return true
    }

    private mutating func merge(_ object: OpenObject?) {
        guard let object else { return }
        if let rest = object.rest { add(unknown: rest) }
        for member in object.possible { add(member.name, member.value, ifAny: member.unknown) }
        for member in object.members { set(member.name, member.value) }
    }

    /// Adds the members of one of several objects: what all have is there for certain.
    private mutating func merge(_ choice: Choice, _ objects: [Value]) {
        let tables = objects.map { $0.isNull ? [] : $0.members }
        guard !tables.contains(where: { $0 == nil }) else { return add(unknown: choice.unknown.derived) }
        var union = MemberTable()
        var counts: [[UInt8]: [Value]] = [:]
        for member in tables.flatMap({ $0 ?? [] }) {
            union.set(member.name, member.value)
            counts[Array(member.name.utf8), default: []].append(member.value)
        }
        for member in union.members {
            let values = counts[Array(member.name.utf8)] ?? []
            let value = Value.choice(choice.condition, Evaluation.distinct(values))
            if values.count == tables.count {
                set(member.name, value)
            } else {
                add(member.name, value, ifAny: choice.condition)
            }
        }
    }

    /// The object.
    func value(isSensitive: Bool = false, typing: Value.Typing = .structural) -> Value {
        .open(
            certain.sorted,
            possible: possible.members.compactMap { $0 },
            rest: rest,
            isSensitive: isSensitive,
            typing: typing
        )
    }
}
