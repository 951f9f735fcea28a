import Symbolic

extension FunctionTable {
    /// Functions of objects and maps.
    static let objects: [(String, Function)] = [
        ("merge", merge), ("lookup", lookup), ("keys", keys), ("values", values), ("zipmap", zipmap),
        ("coalesce", coalesce), ("coalescelist", coalescelist),
    ]

    private static func merge(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        var table = MemberTable()
        for argument in arguments {
            switch argument.kind {
            case .null: continue
            case .unknown: return nil
            case .object: for member in argument.members ?? [] { table.set(member.name, member.value) }
            default: throw EvaluationFailure("what is no object among objects")
            }
        }
        return merged(table, of: arguments.filter { !$0.isNull })
    }

    /// Maps of one type stay a map; all else becomes an object.
    private static func merged(_ table: MemberTable, of arguments: [Value]) -> Value {
        if arguments.contains(where: { $0.typing == .structural }) { return .object(table) }
        let isUniform = arguments.allSatisfy { $0.typing == .collection } && Value.map(table).type?.isCertain == true
        return isUniform ? .map(table) : Value(.object(table.sorted))
    }

    private static func lookup(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2...3)
        guard arguments[0].kind == .object else {
            guard arguments[0].kind == .unknown else { throw EvaluationFailure("a lookup in what is no map") }
            return nil
        }
        guard let key = try arguments.string(1) else { return nil }
        if let member = arguments[0].member(key) { return member }
        guard arguments.count == 3 else { throw EvaluationFailure("a key that the map has not") }
        return try fallback(arguments[2], in: arguments[0])
    }

    /// What `lookup` gives for a key that is missing: in a map it becomes what the elements are.
    private static func fallback(_ value: Value, in map: Value) throws(EvaluationFailure) -> Value {
        if map.typing == .structural || value.isNull { return value }
        if map.typing == .collection, case .map(let type)? = map.type { return try type.converted(value) }
        return value.weakened
    }

    private static func keys(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard arguments[0].kind == .object else {
            guard arguments[0].kind == .unknown else { throw EvaluationFailure("the keys of what is no map") }
            return nil
        }
        return Value(.list(arguments[0].sortedMembers.map { Value(.string($0.name)) }), typing: arguments[0].typing)
    }

    private static func values(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard arguments[0].kind == .object else {
            guard arguments[0].kind == .unknown else { throw EvaluationFailure("the values of what is no map") }
            return nil
        }
        return Value(.list(arguments[0].sortedMembers.map(\.value)), typing: arguments[0].typing)
    }

    private static func zipmap(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard let names = try arguments.elements(0), let values = try arguments.elements(1) else { return nil }
        guard names.count == values.count else { throw EvaluationFailure("lists of different lengths") }
        var table = MemberTable()
        for (name, value) in zip(names, values) {
            let key = try name.asString()
            guard !key.isNull else { throw EvaluationFailure("an object key that is null") }
            guard let text = key.string else { return nil }
            table.set(text, value)
        }
        return Value(.object(table.sorted), typing: arguments[1].typing)
    }

    /// The first argument that is neither null nor empty, as the one type that all arguments have.
    private static func coalesce(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        for value in try Value.unified(arguments) {
            switch value.kind {
            case .null: continue
            case .unknown: return nil
            case .string:
                let parts = value.textParts
                if parts.isEmpty { continue }
                let isCertain = parts.contains { if case .literal = $0 { true } else { false } }
                return isCertain && !arguments.contains { $0.kind == .list || $0.kind == .object } ? value : nil
            case .bool, .number:
                // An argument of unknown type may make all of them strings.
                return arguments.contains { $0.kind == .unknown } ? nil : value
            case .list, .object: return value
            }
        }
        throw EvaluationFailure("no argument that is neither null nor empty")
    }

    private static func coalescelist(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        for index in arguments.indices { _ = try arguments.elements(index) }
        for index in arguments.indices {
            guard let elements = try arguments.elements(index) else { return nil }
            if !elements.isEmpty { return arguments[index] }
        }
        throw EvaluationFailure("no list that has elements")
    }
}
