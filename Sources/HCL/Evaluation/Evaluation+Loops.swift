import Symbolic

extension Evaluation {
    /// The tuple or object that a `for` makes; unknown where the collection, a condition or a key is.
    mutating func value(of loop: ForExpression) throws(EvaluationFailure) -> Value {
        let collection = try value(of: loop.collection)
        guard let items = try collection.items() else {
            return Value(Value.dependence(on: [collection]) ?? loop.collection.undecided)
                .marked(collection.isSensitive)
        }
        var result = LoopResult(isObject: loop.key != nil, isGrouped: loop.isGrouped)
        for item in items {
            let names = Evaluation.bindings(loop.keyName, loop.valueName, item)
            push(names)
            defer { pop(names.count) }
            try add(loop, to: &result)
        }
        return result.value.marked(collection.isSensitive)
    }

    /// The variables of a loop for one of its items.
    static func bindings(
        _ keyName: String?,
        _ valueName: String,
        _ item: (key: Value, value: Value)
    ) -> [(name: String, value: Value)] {
        (keyName.map { [($0, item.key)] } ?? []) + [(valueName, item.value)]
    }

    private mutating func add(_ loop: ForExpression, to result: inout LoopResult) throws(EvaluationFailure) {
        guard countStep() else { return result.depend(on: .tooLarge, orElse: loop.value) }
        if let condition = loop.condition {
            let test = try value(of: condition).asBool()
            guard !test.isNull else { throw EvaluationFailure("a condition that is null") }
            result.isSensitive = result.isSensitive || test.isSensitive
            if test.bool == false { return }
            if test.bool == nil { result.depend(on: test, orElse: condition) }
        }
        guard let keyExpression = loop.key else {
            result.elements.append(try value(of: loop.value))
            return
        }
        let key = try value(of: keyExpression)
        guard !key.isNull else { throw EvaluationFailure("an object key that is null") }
        let name = try key.asString()
        let member = try value(of: loop.value)
        result.isSensitive = result.isSensitive || key.isSensitive
        guard let known = name.string else {
            result.depend(on: name, orElse: keyExpression)
            result.elements.append(member)
            return
        }
        try result.set(known, member)
    }
}

/// What a `for` has made so far.
private struct LoopResult {
    let isObject: Bool
    let isGrouped: Bool
    var elements: [Value] = []
    var isSensitive = false
    private var table = MemberTable()
    private var unknown: Unknown?

    init(isObject: Bool, isGrouped: Bool) {
        self.isObject = isObject
        self.isGrouped = isGrouped
    }

    /// Notes that it is not known which elements there are.
    mutating func depend(on value: Value, orElse expression: Expression) {
        let next = Value.dependence(on: [value]) ?? expression.undecided
        unknown = unknown?.merging(next) ?? next
    }

    mutating func set(_ name: String, _ value: Value) throws(EvaluationFailure) {
        let present = table.value(name)
        if isGrouped {
            table.set(name, .tuple((present?.elements ?? []) + [value]))
        } else if present == nil {
            table.set(name, value)
        } else {
            throw EvaluationFailure("two members of the same name")
        }
    }

    var value: Value {
        if let unknown {
            let parts = elements + table.members.map(\.value)
            return Value(Value.dependence(on: parts).map { unknown.merging($0) } ?? unknown, isSensitive: isSensitive)
        }
        return isObject ? .object(table, isSensitive: isSensitive) : .tuple(elements, isSensitive: isSensitive)
    }
}

extension Value {
    /// The keys and values that a loop goes through, in Terraform's order; nil where the collection is not known.
    func items() throws(EvaluationFailure) -> [(key: Value, value: Value)]? {
        switch kind {
        case .unknown: return nil
        case .null: throw EvaluationFailure("a loop over null")
        case .bool, .number, .string: throw EvaluationFailure("a loop over what is no collection")
        case .list:
            let elements = elements ?? []
            if case .set = content { return elements.map { (key: $0, value: $0) } }
            return elements.enumerated().map { (key: Value(Decimal($0)), value: $1) }
        case .object:
            return sortedMembers.map { (key: Value(.string($0.name)), value: $0.value) }
        }
    }

    /// The members of an object in the order of the bytes of their names.
    var sortedMembers: [Member] {
        var table = MemberTable()
        for member in members ?? [] { table.set(member.name, member.value) }
        return table.sorted
    }

    /// What something depends on that is made of these values; nil if all of it is known.
    static func dependence(on values: [Value]) -> Unknown? {
        let unknowns = values.compactMap { $0.holes?.derived }
        guard let first = unknowns.first else { return nil }
        return unknowns.dropFirst().reduce(first) { $0.merging($1) }
    }
}

extension Expression {
    /// An unknown value of the expression for want of a better reason.
    var undecided: Unknown { unknown(because: .undecided("an expression that cannot be decided")) }
}
