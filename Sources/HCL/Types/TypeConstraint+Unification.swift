/// The one type that values of several types become where Terraform needs them to be of one.
///
/// Rules: go-cty's `convert.UnifyUnsafe`, as Terraform 1.11.4 answers.
extension TypeConstraint {
    /// The type that all types convert to; nil where it is not known which.
    static func unified(_ types: [TypeConstraint]) throws(EvaluationFailure) -> TypeConstraint? {
        let certain = types.filter { !$0.isAny }
        guard let first = certain.first else { return .any }
        var joined: TypeConstraint? = first
        for type in certain.dropFirst() { joined = joined?.joined(with: type) }
        if let joined { return joined }
        if certain.allSatisfy(\.isPrimitive) {
            guard certain.contains(where: \.isString) else { throw EvaluationFailure("numbers among bools") }
            return .string
        }
        guard !certain.contains(where: \.isPrimitive) else { throw EvaluationFailure("values of different types") }
        // With null among them complex types that differ stay as they are, or not.
        guard certain.count == types.count else { return nil }
        let forms = Set(types.map(\.form))
        switch forms {
        case [.object]: return try unifiedObjects(types)
        case [.tuple]: return try unifiedTuples(types)
        case [.list], [.list, .tuple]: return try unified(types.flatMap(\.parts)).map { .list($0) }
        case [.map], [.map, .object]: return try unified(types.flatMap(\.parts)).map { .map($0) }
        case [.set]: return try unified(types.flatMap(\.parts)).map { .set($0) }
        case [.set, .tuple]:
            let sets = types.filter { $0.form == .set }
            return sets.count == 1 && sets[0].isCertain ? sets[0] : nil
        default:
            let isMixed = forms.isDisjoint(with: [.object, .map]) == forms.isDisjoint(with: [.list, .set, .tuple])
            if isMixed { throw EvaluationFailure("values of different types") }
            return nil
        }
    }

    /// Objects of the same names stay objects; others become maps.
    private static func unifiedObjects(_ types: [TypeConstraint]) throws(EvaluationFailure) -> TypeConstraint? {
        let rows = types.map(\.objectMembers)
        guard let first = rows.first else { return nil }
        guard rows.allSatisfy({ haveSameNames($0, first) }) else {
            return try unified(types.flatMap(\.parts)).map { .map($0) }
        }
        var members: [Member] = []
        for (index, member) in first.enumerated() {
            guard let type = try unified(rows.map { $0[index].type }) else { return nil }
            members.append(Member(name: member.name, type: type))
        }
        return .object(members)
    }

    /// Tuples of the same length stay tuples; others become lists.
    private static func unifiedTuples(_ types: [TypeConstraint]) throws(EvaluationFailure) -> TypeConstraint? {
        let rows = types.map(\.parts)
        guard let first = rows.first else { return nil }
        guard rows.allSatisfy({ $0.count == first.count }) else {
            return try unified(types.flatMap(\.parts)).map { .list($0) }
        }
        var elements: [TypeConstraint] = []
        for index in first.indices {
            guard let type = try unified(rows.map { $0[index] }) else { return nil }
            elements.append(type)
        }
        return .tuple(elements)
    }
}

extension TypeConstraint {
    /// What sort of complex type this is.
    private enum Form { case none, list, set, map, tuple, object }

    private var form: Form {
        switch self {
        case .any, .string, .number, .bool: .none
        case .list: .list
        case .set: .set
        case .map: .map
        case .tuple: .tuple
        case .object: .object
        }
    }

    /// The types of the elements or members.
    private var parts: [TypeConstraint] {
        switch self {
        case .any, .string, .number, .bool: []
        case .list(let type), .set(let type), .map(let type): [type]
        case .tuple(let types): types
        case .object(let members): members.map(\.type)
        }
    }

    private var objectMembers: [Member] {
        if case .object(let members) = self { members } else { [] }
    }

    private var isAny: Bool {
        if case .any = self { true } else { false }
    }

    private var isString: Bool {
        if case .string = self { true } else { false }
    }

    private var isPrimitive: Bool {
        switch self {
        case .string, .number, .bool: true
        case .any, .list, .set, .map, .tuple, .object: false
        }
    }
}
