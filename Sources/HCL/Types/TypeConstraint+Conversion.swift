package import Symbolic

extension TypeConstraint {
    /// The value as a variable of this type holds it: converted, and with the defaults of optional members.
    ///
    /// What Terraform would refuse is unknown.
    package func convert(_ value: Value) -> Value {
        do throws(EvaluationFailure) {
            return try converted(value)
        } catch {
            return Value(Unknown(UnknownSource(attribute: nil, reason: error.reason)), isSensitive: value.isSensitive)
        }
    }

    func converted(_ value: Value) throws(EvaluationFailure) -> Value {
        if value.isNull { return value }
        switch value.content {
        case .unknown:
            if case .any = self { return value }
            if case .string = self, value.isNamedAsText { return value }
            return value.converted(holdsSet ? .reordered : .retyped)
        case .choice:
            return try Evaluation.distributed([value]) { (row) throws(EvaluationFailure) in try converted(row[0]) }
        case .sequence(let sequence): return try converted(sequence, isSensitive: value.isSensitive)
        case .open(let object): return try converted(object, isSensitive: value.isSensitive)
        default: break
        }
        switch self {
        case .any: return value
        case .string: return try value.asString()
        case .number: return try value.asNumber()
        case .bool: return try value.asBool()
        case .list(let type): return try elements(of: value, as: type) { .list($0) }
        case .set(let type):
            return try elements(of: value, as: type) { .set($0) }.sortedSet
        case .map(let type): return try map(value, of: type)
        case .tuple(let types): return try tuple(value, of: types)
        case .object(let members): return try object(value, of: members)
        }
    }

    /// Whether a list becomes a set in a conversion to this type.
    private var holdsSet: Bool {
        switch self {
        case .set: true
        case .any, .string, .number, .bool: false
        case .list(let type), .map(let type): type.holdsSet
        case .tuple(let types): types.contains(where: \.holdsSet)
        case .object(let members): members.contains { $0.type.holdsSet }
        }
    }

    private func elements(
        of value: Value,
        as type: TypeConstraint,
        _ make: ([Value]) -> Value.Content
    ) throws(EvaluationFailure) -> Value {
        guard let elements = value.elements else { throw EvaluationFailure("no list where one is needed") }
        if value.isUnordered, case .list = self, let segments = value.segments() {
            return try converted(OpenSequence(segments, order: .set), isSensitive: value.isSensitive)
        }
        var results: [Value] = []
        for element in elements { results.append(try type.converted(element)) }
        if case .any = type { results = try Value.unified(results) }
        return Value(make(results), isSensitive: value.isSensitive, typing: .collection)
    }

    private func map(_ value: Value, of type: TypeConstraint) throws(EvaluationFailure) -> Value {
        guard let members = value.members else { throw EvaluationFailure("no map where one is needed") }
        var results: [Value] = []
        for member in members { results.append(try type.converted(member.value)) }
        if case .any = type { results = try Value.unified(results) }
        var table = MemberTable()
        for (member, result) in zip(members, results) { table.set(member.name, result) }
        return .map(table, isSensitive: value.isSensitive)
    }

    private func tuple(_ value: Value, of types: [TypeConstraint]) throws(EvaluationFailure) -> Value {
        guard let elements = value.elements, elements.count == types.count else {
            throw EvaluationFailure("no tuple of the right length where one is needed")
        }
        var results: [Value] = []
        for (element, type) in zip(elements, types) { results.append(try type.converted(element)) }
        return .tuple(results, isSensitive: value.isSensitive)
    }

    private func object(_ value: Value, of members: [Member]) throws(EvaluationFailure) -> Value {
        guard value.kind == .object else { throw EvaluationFailure("no object where one is needed") }
        var table = MemberTable()
        for member in members {
            let given = value.member(member.name)
            guard let given, !(given.isNull && member.isOptional) else {
                guard member.isOptional else { throw EvaluationFailure("an object without a required attribute") }
                table.set(member.name, member.fallback)
                continue
            }
            table.set(member.name, try member.type.converted(given))
        }
        return .object(table, isSensitive: value.isSensitive)
    }
}
