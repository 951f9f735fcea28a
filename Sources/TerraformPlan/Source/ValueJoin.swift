import Symbolic

/// Puts what the source says in the place of what the plan does not know.
///
/// The plan wins: what it knows is taken from it, and where the two cannot belong together the plan's hole stays.
enum ValueJoin {
    private static let depthLimit = 64

    /// The planned value with its holes filled.
    static func join(_ planned: Value, with configured: Value, depth: Int = 0) -> Value {
        guard planned.holes != nil, depth < depthLimit else { return planned }
        if let hole = planned.unknown { return fill(hole, planned.isSensitive, with: configured) }
        if let elements = planned.elements { return join(elements, planned, with: configured, depth) }
        if let members = planned.members { return join(members, planned, with: configured, depth) }
        return planned
    }

    private static func fill(_ hole: Unknown, _ isSensitive: Bool, with configured: Value) -> Value {
        // Null leaves the value to the provider.
        if configured.isNull { return Value(hole, isSensitive: isSensitive) }
        if case .choice(var choice) = configured.content {
            choice.identity = hole.identity
            return Value(.choice(choice), isSensitive: isSensitive || configured.isSensitive)
        }
        guard !configured.isPartial, let other = configured.unknown else {
            return configured.inAttribute.marked(isSensitive)
        }
        let isSensitive = isSensitive || configured.isSensitive
        // What stands for one attribute is that attribute; anything else is this one, and depends on the other.
        if other.identity != nil { return Value(other, isSensitive: isSensitive) }
        var merged = hole.merging(other)
        merged.identity = hole.identity
        return Value(merged, isSensitive: isSensitive)
    }

    private static func join(
        _ members: [Value.Member],
        _ planned: Value,
        with configured: Value,
        _ depth: Int
    ) -> Value {
        guard configured.kind == .object else { return planned }
        let joined = members.map { member in
            guard let other = configured.member(member.name) else { return member }
            return Value.Member(name: member.name, value: join(member.value, with: other, depth: depth + 1))
        }
        return Value(.object(joined), isSensitive: planned.isSensitive)
    }

    /// Elements of a set stand in the provider's order, so each element of the plan looks for its own.
    private static func join(
        _ elements: [Value],
        _ planned: Value,
        with configured: Value,
        _ depth: Int
    ) -> Value {
        if configured.isPartial, let elements = configured.partialElements {
            return joined(planned, with: configured, of: elements.certain, isClosed: elements.rest == nil)
        }
        let others = configured.elements ?? (configured.kind == .object ? [configured] : nil)
        guard let others, others.count == elements.count, let partners = partners(of: elements, among: others) else {
            return planned
        }
        let joined = zip(elements, partners).map { join($0, with: others[$1], depth: depth + 1) }
        return Value(.list(joined), isSensitive: planned.isSensitive)
    }

    /// A list of which the plan knows how many elements it has, and the source what they are, but not in which order: what
    /// `sort` and `distinct` make of unknown texts.
    private static func joined(
        _ planned: Value,
        with configured: Value,
        of certain: [Value],
        isClosed: Bool
    ) -> Value {
        let elements = planned.elements ?? []
        let isTold = elements.allSatisfy { element in
            element.unknown != nil || certain.contains { ValueAgreement.of(element, $0) == .same }
        }
        return isClosed && isTold && certain.count >= elements.count ? configured.marked(planned.isSensitive) : planned
    }

    /// For each element of the plan the place of the element of the source that it is; nil where that is not certain.
    private static func partners(of elements: [Value], among others: [Value]) -> [Int]? {
        var partners = [Int?](repeating: nil, count: elements.count)
        var free = Set(others.indices)
        // What is wholly known finds its like; like elements stand for one another.
        for (position, element) in elements.enumerated() where element.holes == nil {
            let place = candidates(element, position, others, free) { $0 == .same }.first
            guard let place else { continue }
            partners[position] = place
            free.remove(place)
        }
        for (position, element) in elements.enumerated() where partners[position] == nil && element.unknown == nil {
            let possible = candidates(element, position, others, free) { $0 != .different }
            guard let place = possible.first else { return nil }
            // Several may be it: only in their own order, and only if that fits everywhere, can they be told apart.
            if possible.count > 1 && place != position { return nil }
            partners[position] = place
            free.remove(place)
        }
        var rest = free.sorted().makeIterator()
        for position in partners.indices where partners[position] == nil { partners[position] = rest.next() }
        let found = partners.compactMap { $0 }
        return found.count == elements.count ? found : nil
    }

    /// The free places whose elements agree well enough, the element's own place first.
    private static func candidates(
        _ element: Value,
        _ position: Int,
        _ others: [Value],
        _ free: Set<Int>,
        _ isEnough: (ValueAgreement) -> Bool
    ) -> [Int] {
        let places = free.sorted().filter { isEnough(ValueAgreement.of(element, others[$0])) }
        return places.contains(position) ? [position] + places.filter { $0 != position } : places
    }
}
