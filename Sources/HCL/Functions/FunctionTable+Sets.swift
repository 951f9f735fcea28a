import Symbolic

extension FunctionTable {
    /// Functions that combine lists and sets.
    static let sets: [(String, Function)] = [
        ("setunion", setunion), ("setintersection", setintersection), ("setsubtract", setsubtract),
        ("setproduct", setproduct), ("chunklist", chunklist), ("index", index), ("matchkeys", matchkeys),
        ("transpose", transpose),
    ]

    private static func setunion(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard let sets = try sets(arguments) else { return nil }
        return set(of: sets.flatMap { $0 })
    }

    private static func setintersection(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard let sets = try sets(arguments), let first = sets.first else { return nil }
        return try select(from: first) { element in
            var isEverywhere: Bool? = true
            for other in sets.dropFirst() {
                guard let isThere = other.has(element) else { return nil }
                if !isThere { isEverywhere = false }
            }
            return isEverywhere
        }
    }

    private static func setsubtract(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        guard let sets = try sets(arguments), sets.count == 2 else { return nil }
        return try select(from: sets[0]) { element in sets[1].has(element).map { !$0 } }
    }

    /// The elements of all arguments, converted to the one type that sets of them have.
    private static func sets(_ arguments: [Value]) throws(EvaluationFailure) -> [[Value]]? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        var sets: [[Value]] = []
        for index in arguments.indices {
            guard let elements = try arguments.elements(index) else { return nil }
            sets.append(try Value.unified(elements))
        }
        let all = sets.flatMap { $0 }
        // The type of an empty set, which may make strings of all others, is not kept; an empty tuple has none.
        let isTyped = zip(arguments, sets).contains { $0.typing != .structural && $1.isEmpty }
        guard !isTyped || all.allSatisfy({ $0.kind == .string }) else { return nil }
        var rest = try Value.unified(all)[...]
        return sets.map { set in
            defer { rest = rest.dropFirst(set.count) }
            return Array(rest.prefix(set.count))
        }
    }

    private static func select(
        from elements: [Value],
        _ isWanted: (Value) -> Bool?
    ) throws(EvaluationFailure) -> Value? {
        var kept: [Value] = []
        for element in elements {
            guard element.holes == nil, let isWanted = isWanted(element) else { return nil }
            if isWanted { kept.append(element) }
        }
        return set(of: kept)
    }

    /// A set with each element once; nil where its order cannot be told.
    private static func set(of elements: [Value]) -> Value? {
        let set = Value(.set(elements)).sortedSet
        return set.isOrderedSet || set.holes != nil ? set : nil
    }

    private static func setproduct(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        var rows: [[Value]] = [[]]
        var isList = true
        for (index, argument) in arguments.enumerated() {
            guard var elements = try arguments.elements(index) else { return nil }
            if argument.isSet {
                isList = false
                guard argument.holes == nil else { return nil }
            } else {
                // What a plan calls a list may be a set.
                guard argument.typing != .unspecified else { return nil }
                elements = try Value.unified(elements)
            }
            let (count, isTooMany) = rows.count.multipliedReportingOverflow(by: elements.count)
            guard !isTooMany, count <= Limits.elementCount else { return .tooLarge }
            rows = rows.flatMap { row in elements.map { row + [$0] } }
        }
        if isList { return .list(rows.map { .tuple($0) }) }
        // The elements of such a set are ordered by their texts, each in quotes.
        guard rows.allSatisfy({ $0.allSatisfy { $0.string?.utf8.allSatisfy { $0 > 0x22 && $0 < 0x7F } ?? false } })
        else {
            return rows.count < 2 ? Value(.set(rows.map { .tuple($0) }), typing: .collection) : nil
        }
        var keyed: [String: [Value]] = [:]
        for row in rows { keyed[row.map { "\"\($0.string ?? "")\";" }.joined()] = row }
        let sorted = keyed.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return Value(.set(sorted.map { .tuple($0.value) }), typing: .collection)
    }

    private static func chunklist(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let size = try arguments.int(1)
        guard let elements = try arguments.elements(0), let size else { return nil }
        guard size >= 0 else { throw EvaluationFailure("chunks of a negative size") }
        guard size > 0 || !elements.isEmpty else { return nil }
        let unified = try Value.unified(elements)
        let chunks = stride(from: 0, to: unified.count, by: size == 0 ? max(1, unified.count) : size).map { start in
            Value.list(Array(size == 0 ? unified[...] : unified[start...].prefix(size)))
        }
        return .list(chunks)
    }

    private static func index(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        if arguments[0].isSet { throw EvaluationFailure("an index of a set") }
        guard !arguments[1].isNull else { throw EvaluationFailure("an argument that is null") }
        guard let elements = try arguments.elements(0) else { return nil }
        for (position, element) in elements.enumerated() {
            guard let isSame = element.isSame(as: arguments[1]) else { return nil }
            if isSame { return Value(Decimal(position)) }
        }
        throw EvaluationFailure("an element that the list has not")
    }

    private static func matchkeys(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(3)
        guard let values = try arguments.elements(0), let keys = try arguments.elements(1),
            let wanted = try arguments.elements(2)
        else { return nil }
        guard values.count == keys.count else { throw EvaluationFailure("lists of different lengths") }
        let unified = try Value.unified(keys + wanted)
        let wantedKeys = Array(unified[keys.count...])
        var kept: [Value] = []
        for (value, key) in zip(try Value.unified(values), unified) {
            guard let isWanted = wantedKeys.has(key) else { return nil }
            if isWanted { kept.append(value) }
        }
        return .list(kept)
    }

    private static func transpose(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard arguments[0].kind == .object else {
            guard arguments[0].kind == .unknown else { throw EvaluationFailure("what is no map of lists") }
            return nil
        }
        var names: [String: [String]] = [:]
        var table = MemberTable()
        // The members come in the order of their names, and so do the names in each list.
        for member in arguments[0].sortedMembers {
            guard let elements = try [member.value].elements(0) else { return nil }
            for index in elements.indices {
                guard let name = try elements.string(index) else { return nil }
                names[name, default: []].append(member.name)
            }
        }
        for (name, list) in names { table.set(name, .list(list.map { Value(.string($0)) })) }
        return .map(table)
    }
}

extension [Value] {
    /// Whether an element is the same as a value; nil where that cannot be told.
    fileprivate func has(_ value: Value) -> Bool? {
        let answers = map { $0.isSame(as: value) }
        return answers.contains(true) ? true : answers.contains(nil) ? nil : false
    }
}
