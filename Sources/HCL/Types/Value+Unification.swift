import Symbolic

extension Value {
    /// The values as elements of one list, or arms of one conditional, which have one type: `[1, "a"]` is `["1", "a"]`.
    ///
    /// Where a type is not known, what the conversion could change becomes unknown; texts, and the shapes of
    /// collections, stay. An arm that fails has no say, so one that may yet fail is taken not to.
    static func unified(_ values: [Value]) throws(EvaluationFailure) -> [Value] {
        let types = values.compactMap(\.type)
        guard types.count == values.count else { return try unifiedByColumns(values) }
        guard let type = try TypeConstraint.unified(types) else {
            return try unifiedAsSets(values) ?? values.map(\.weakened)
        }
        var results: [Value] = []
        for value in values { results.append(try type.converted(value)) }
        return results
    }

    /// The value as one of two arms of a conditional: `true ? 1 : "a"` is `"1"`.
    func unified(with other: Value) throws(EvaluationFailure) -> Value {
        if isNull || other.isNull { return self }
        return try Value.unified([self, other]).first ?? self
    }

    /// Objects of the same names and tuples of the same length stay what they are: each part is unified by itself.
    private static func unifiedByColumns(_ values: [Value]) throws(EvaluationFailure) -> [Value] {
        if let sets = try unifiedAsSets(values) { return sets }
        // Beside a text, a number or a bool what is not known is one, too.
        if values.contains(where: \.isScalar) { return values.map(\.weakenedScalar) }
        guard values.count > 1 else { return values }
        guard let first = values.first, let columns = columns(values, like: first) else {
            if let lists = try unifiedAsLists(values) { return lists }
            return values.contains(where: \.mayBeSet) ? values.map(\.weakened) : values.map(\.weakenedInside)
        }
        var results: [[Value]] = []
        for column in columns { results.append(try unified(column)) }
        return values.indices.map { row in values[row].replacing(results.map { $0[row] }) }
    }

    /// Lists, and tuples of different lengths, become lists of elements of one type; nil for anything else.
    private static func unifiedAsLists(_ values: [Value]) throws(EvaluationFailure) -> [Value]? {
        guard values.allSatisfy({ $0.kind == .list && $0.typing != .unspecified && !$0.isSet }) else { return nil }
        var rest = try unified(values.flatMap { $0.elements ?? [] })[...]
        return values.map { value in
            let count = value.elements?.count ?? 0
            defer { rest = rest.dropFirst(count) }
            return .list(Array(rest.prefix(count)), isSensitive: value.isSensitive)
        }
    }

    /// One set among lists makes sets of all; nil where there is none, or something else.
    private static func unifiedAsSets(_ values: [Value]) throws(EvaluationFailure) -> [Value]? {
        guard values.contains(where: \.isSet), values.allSatisfy({ $0.kind == .list || $0.isList }) else { return nil }
        var sets: [Value] = []
        for value in values { sets.append(try TypeConstraint.set(.any).converted(value.weakened)) }
        return sets
    }

    /// The parts of tuples or objects of one form, one list for each part; nil where they are not of one form.
    private static func columns(_ rows: [Value], like first: Value) -> [[Value]]? {
        guard rows.count > 1, rows.allSatisfy({ $0.typing == .structural && $0.kind == first.kind }) else { return nil }
        switch first.kind {
        case .list:
            let lists = rows.map { $0.elements ?? [] }
            let count = lists[0].count
            guard lists.allSatisfy({ $0.count == count }) else { return nil }
            return (0..<count).map { index in lists.map { $0[index] } }
        case .object:
            let lists = rows.map(\.sortedMembers)
            let names = lists[0].map(\.name)
            guard lists.allSatisfy({ $0.count == names.count && zip($0, names).allSatisfy { $0.name == $1 } }) else {
                return nil
            }
            return names.indices.map { index in lists.map { $0[index].value } }
        default: return nil
        }
    }

    /// The same tuple or object with other parts, in the order of the names.
    private func replacing(_ parts: [Value]) -> Value {
        guard kind == .object else { return .tuple(parts, isSensitive: isSensitive) }
        var table = MemberTable()
        for (member, part) in zip(sortedMembers, parts) { table.set(member.name, part) }
        return .object(table, isSensitive: isSensitive)
    }

    /// Whether the value is a set, or may turn out to be one.
    private var mayBeSet: Bool {
        switch content {
        case .unknown: true
        case .choice(let choice): choice.alternatives.contains(where: \.mayBeSet)
        case .sequence, .set: typing == .unspecified || isSet
        default: kind == .list && typing == .unspecified
        }
    }

    /// What is left of the value after a conversion to a type that is not known: texts stay, numbers may become texts, and
    /// lists sets.
    var weakened: Value {
        if case .choice = content { return weakenedInside }
        guard !isSet, isList, let segments = segments(), segments.count > 1 else { return weakenedInside }
        var certain: Set<ElementKey> = []
        let results = segments.map { segment -> OpenSequence.Segment in
            switch segment {
            case .many: return segment
            case .possible(let value, let unknown): return .possible(value.weakened, unknown)
            case .element(let value):
                let value = value.weakened
                // What equals another in a set is the other.
                let isOther = value.holes == nil && ElementKey(value).map { certain.insert($0).inserted } == true
                return isOther ? .element(value) : .possible(value, value.holes?.derived ?? Value.unknownConversion)
            }
        }
        return .sequence(results, order: .unordered, isSensitive: isSensitive)
    }

    private var isScalar: Bool { [.string, .number, .bool].contains(kind) }

    /// What is left of a text, number or bool after a conversion to one of the others.
    private var weakenedScalar: Value {
        switch content {
        case .unknown: converted(.retyped)
        case .choice(let choice):
            Value.choice(choice.condition, choice.alternatives.map(\.weakenedScalar)).marked(isSensitive)
        default: weakenedInside
        }
    }

    /// What is left of the value where it is certain that a list becomes no set.
    var weakenedInside: Value {
        switch content {
        case .list(let elements): return Value(.list(elements.map(\.weakened)), isSensitive: isSensitive)
        case .set(let elements): return Value(.set(elements.map(\.weakened)), isSensitive: isSensitive)
        case .object(let members):
            let members = members.map { Member(name: $0.name, value: $0.value.weakened) }
            return Value(.object(members), isSensitive: isSensitive)
        case .json:
            if let elements { return Value(.list(elements), isSensitive: isSensitive).weakenedInside }
            if let members { return Value(.object(members), isSensitive: isSensitive).weakenedInside }
        case .sequence(let sequence): return sequence.map { $0.weakened }.marked(isSensitive)
        case .open(let object): return object.map { $0.weakened }.marked(isSensitive)
        case .choice(let choice):
            return Value.choice(choice.condition, choice.alternatives.map(\.weakened)).marked(isSensitive)
        default: break
        }
        switch kind {
        case .string, .null: return self
        case .unknown: return isNamedAsText ? self : converted(.reordered)
        case .bool, .number, .list, .object: return Value(Value.unknownConversion, isSensitive: isSensitive)
        }
    }

    private static var unknownConversion: Unknown {
        Unknown(UnknownSource(attribute: nil, reason: .undecided("a conversion to a type that is not known")))
    }
}
