import Symbolic

extension FunctionTable {
    /// Functions of objects and maps.
    static let objects: [(String, Function)] = [
        ("merge", merge), ("lookup", lookup), ("keys", keys), ("values", values), ("zipmap", zipmap),
        ("coalesce", coalesce), ("coalescelist", coalescelist),
    ]

    private static func merge(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        var object = ObjectBuilder()
        for argument in arguments {
            guard object.merge(argument) else { throw EvaluationFailure("what is no object among objects") }
        }
        let typings = Set(arguments.filter { !$0.isNull }.map(\.typing))
        if typings.contains(.structural) { return object.value() }
        // Maps of one type stay a map; all else becomes an object.
        let map = object.value(typing: .collection)
        return typings == [.collection] && map.type?.isCertain == true ? map : object.value(typing: .unspecified)
    }

    private static func lookup(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2...3)
        let isOpen = if case .open = arguments[0].content { true } else { false }
        guard arguments[0].kind == .object || isOpen else {
            guard arguments[0].kind == .unknown else { throw EvaluationFailure("a lookup in what is no map") }
            return nil
        }
        guard let key = try arguments.string(1) else { return nil }
        if let member = arguments[0].member(key) { return isOpen && member.kind == .unknown ? nil : member }
        guard arguments.count == 3 else { throw EvaluationFailure("a key that the map has not") }
        return isOpen ? arguments[2].weakened : try fallback(arguments[2], in: arguments[0])
    }

    /// What `lookup` gives for a key that is missing: in a map it becomes what the elements are.
    private static func fallback(_ value: Value, in map: Value) throws(EvaluationFailure) -> Value {
        if map.typing == .structural || value.isNull { return value }
        if map.typing == .collection, case .map(let type)? = map.type { return try type.converted(value) }
        return value.weakened
    }

    private static func keys(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try list(of: arguments[0]) { $0.key }
    }

    private static func values(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try list(of: arguments[0]) { $0.value }
    }

    /// A list of what there is of each member, in the order of their names; nil where nothing is known of them.
    private static func list(
        of object: Value,
        _ part: ((key: Value, value: Value)) -> Value
    ) throws(EvaluationFailure) -> Value? {
        let isOpen = if case .open = object.content { true } else { false }
        guard object.kind == .object || isOpen else {
            guard object.kind == .unknown else { throw EvaluationFailure("the members of what is no map") }
            return nil
        }
        let segments: [OpenSequence.Segment]? = try object.items()?.map { item in
            guard let entry = item.entry else { return .many(item.doubt ?? Value.undescribed) }
            return item.doubt.map { .possible(part(entry), $0) } ?? .element(part(entry))
        }
        return segments.map { .sequence($0, typing: object.typing) }
    }

    private static func zipmap(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard !arguments[1].isSet else { throw EvaluationFailure("a set in place of a list") }
        guard let names = try arguments.elements(0), let values = try arguments.elements(1) else { return nil }
        // Unknown elements of a set may turn out equal.
        guard !arguments[0].isUnordered else { return nil }
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
        var candidates: [Value] = []
        for value in try Value.unified(arguments) {
            if value.isNull || value.kind == .string && value.textParts.isEmpty { continue }
            candidates.append(value)
            // A text with a hole may be empty, unless there is some text beside it.
            let isText = value.kind == .string || value.kind == .unknown
            let isFinal = isText ? SymbolicString(value.textParts).isNeverEmpty : true
            if isFinal { break }
        }
        guard candidates.count > 1 else {
            guard let only = candidates.first else {
                throw EvaluationFailure("no argument that is neither null nor empty")
            }
            // What is left is the value, if there is one at all.
            return only
        }
        let doubt = Value.dependence(on: candidates) ?? Value.undescribed
        return Value.choice(doubt, Evaluation.distinct(candidates))
    }

    private static func coalescelist(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        for (index, argument) in arguments.enumerated() {
            guard !argument.isSet else { throw EvaluationFailure("a set in place of a list") }
            _ = try arguments.elements(index)
        }
        for (index, argument) in arguments.enumerated() {
            if argument.partialElements?.certain.isEmpty == false { return argument }
            guard let elements = try arguments.elements(index) else { return nil }
            if !elements.isEmpty { return argument }
        }
        throw EvaluationFailure("no list that has elements")
    }
}
