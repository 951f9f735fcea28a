/// One way in which the condition keys that nobody knows may turn out.
///
/// A key is absent, or there with some comparisons true of its value. Every truth of every comparison is tried, those
/// that no value has among them; so what holds in all worlds holds for certain.
struct ConditionWorld {
    /// A comparison of a key with a value of a policy; `StringLike` without wildcards is `StringEquals`.
    struct Comparison: Hashable {
        let key: String
        let comparison: ConditionOperator.Comparison
        let value: TextPattern

        init(_ key: String, _ comparison: ConditionOperator.Comparison, _ value: TextPattern) {
            self.key = key
            self.value = value
            let isLiteral = value.bytes?.allSatisfy { $0 != Glob.star && $0 != Glob.questionMark } ?? false
            self.comparison = comparison == .stringLike && isLiteral ? .string : comparison
        }
    }

    /// The keys that are absent.
    var absent: Set<String> = []
    /// The keys that are there.
    var present: Set<String> = []
    /// What is true of the values of the keys that are there.
    var truths: Set<Comparison> = []

    /// The state of a key in this world; nil for a key that the world says nothing of.
    func entry(_ key: String, _ context: RequestContext) -> RequestContext.Entry? {
        switch context[lowercased: key] {
        case .unknown, .present: absent.contains(key) ? .absent : present.contains(key) ? .present : nil
        case .absent, .value, .values: nil
        }
    }

    func holds(_ key: String, _ comparison: ConditionOperator.Comparison, _ value: TextPattern) -> Truth {
        guard present.contains(key) else { return .unknown }
        return Truth(truths.contains(Comparison(key, comparison, value)))
    }
}

extension ConditionWorld {
    /// How many keys and worlds are tried.
    private static let keyLimit = 4
    private static let worldLimit = 256

    /// All worlds of the keys that the statements ask for; nil where they are too many, or asked for in another way.
    static func all(for statements: [PolicyStatement], _ context: RequestContext) -> [ConditionWorld]? {
        var comparisons: [String: Set<Comparison>] = [:]
        for test in statements.flatMap(\.conditions) {
            guard let key = test.key, let condition = test.operator, test.doubt == nil else { return nil }
            switch context[lowercased: key] {
            case .absent, .value, .values: continue
            case .unknown, .present: break
            }
            guard condition.quantifier == nil else { return nil }
            guard case .compares(let comparison, _) = condition.test else {
                comparisons[key, default: []].formUnion([])
                continue
            }
            comparisons[key, default: []].formUnion(test.values.map { Comparison(key, comparison, $0) })
        }
        guard !comparisons.isEmpty, comparisons.count <= keyLimit else { return nil }
        var worlds = [ConditionWorld()]
        for (key, comparisons) in comparisons {
            let mayBeAbsent = context[lowercased: key] != .present
            guard let states = states(of: key, Array(comparisons), mayBeAbsent: mayBeAbsent) else { return nil }
            guard worlds.count * states.count <= worldLimit else { return nil }
            worlds = worlds.flatMap { world in states.map(world.merging) }
        }
        return worlds
    }

    /// The states of one key, without those in which it equals two texts.
    private static func states(
        of key: String,
        _ comparisons: [Comparison],
        mayBeAbsent: Bool
    ) -> [ConditionWorld]? {
        guard comparisons.count <= 6 else { return nil }
        var states = mayBeAbsent ? [ConditionWorld(absent: [key])] : []
        for mask in 0..<(1 << comparisons.count) {
            let truths = comparisons.indices.filter { mask & (1 << $0) != 0 }.map { comparisons[$0] }
            let equal = truths.count { $0.comparison == .string && $0.value.bytes != nil }
            if equal <= 1 { states.append(ConditionWorld(present: [key], truths: Set(truths))) }
        }
        return states
    }

    private func merging(_ other: ConditionWorld) -> ConditionWorld {
        ConditionWorld(
            absent: absent.union(other.absent),
            present: present.union(other.present),
            truths: truths.union(other.truths)
        )
    }
}
