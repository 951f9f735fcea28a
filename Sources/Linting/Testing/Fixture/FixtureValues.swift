/// A term as a plan shows it: the value without what is unknown, and the masks beside it.
struct FixtureValues {
    /// Nil where the whole value is unknown: the plan leaves the attribute out.
    var value: FixtureJSON?
    /// `after_unknown`; nil where nothing is unknown.
    var unknown: FixtureJSON?
    /// `after_sensitive`; nil where nothing is sensitive.
    var sensitive: FixtureJSON?

    init(_ term: FixtureTerm, in world: FixtureWorld) {
        switch term {
        case .null, .bool, .number, .string, .unknown, .reference, .template:
            value = world.known(term)
            unknown = value == nil ? .bool(true) : nil
            // A part of a string has no mark of its own.
            if FixtureValues.mentionsSensitive(term, in: world) { sensitive = .bool(true) }
        case .encoded(let inner):
            value = world.known(term)
            unknown = value == nil ? .bool(true) : nil
            if FixtureValues.mentionsSensitive(inner, in: world) { sensitive = .bool(true) }
        case .sensitive(let inner):
            let inner = FixtureValues(inner, in: world)
            (value, unknown, sensitive) = (inner.value, inner.unknown, .bool(true))
        case .list(let terms):
            let parts = terms.map { FixtureValues($0, in: world) }
            value = .array(parts.map { $0.value ?? .null })
            unknown = FixtureValues.mask(parts.map(\.unknown))
            sensitive = FixtureValues.mask(parts.map(\.sensitive))
        case .object(let members):
            let whole = FixtureValues(members: members, in: world)
            (value, unknown, sensitive) = (whole.value, whole.unknown, whole.sensitive)
        }
    }

    /// The attributes of a resource, or the members of an object.
    init(members: [FixtureTerm.Member], in world: FixtureWorld) {
        let parts = members.map { (name: $0.name, part: FixtureValues($0.value, in: world)) }
        value = .members(parts.map { ($0.name, $0.part.value) })
        let unknowns = parts.filter { $0.part.unknown != nil }
        let marks = parts.filter { $0.part.sensitive != nil }
        unknown = unknowns.isEmpty ? nil : .members(unknowns.map { ($0.name, $0.part.unknown) })
        sensitive = marks.isEmpty ? nil : .members(marks.map { ($0.name, $0.part.sensitive) })
    }

    private static func mask(_ parts: [FixtureJSON?]) -> FixtureJSON? {
        parts.allSatisfy { $0 == nil } ? nil : .array(parts.map { $0 ?? .bool(false) })
    }

    /// Whether a part of a text is sensitive, directly or through a reference.
    private static func mentionsSensitive(_ term: FixtureTerm, in world: FixtureWorld) -> Bool {
        if case .sensitive = term { return true }
        if case .reference(let target) = term, case .sensitive? = world[target.address]?[target.attribute] {
            return true
        }
        return term.children.contains { mentionsSensitive($0, in: world) }
    }
}
