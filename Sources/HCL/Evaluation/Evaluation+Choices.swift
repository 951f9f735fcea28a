import Symbolic

extension Evaluation {
    /// All ways to take one alternative of each value; nil where none is a choice, or where the ways are too many.
    static func combinations(of values: [Value]) -> (condition: Unknown, rows: [[Value]])? {
        var condition: Unknown?
        var rows: [[Value]] = [[]]
        for value in values {
            guard case .choice(let choice) = value.content else {
                for index in rows.indices { rows[index].append(value) }
                continue
            }
            condition = condition?.merging(choice.condition) ?? choice.condition
            let alternatives = value.alternatives
            guard rows.count * alternatives.count <= Choice.limit else { return nil }
            rows = rows.flatMap { row in alternatives.map { row + [$0] } }
        }
        return condition.map { ($0, rows) }
    }

    /// What an operation makes of values of which some are choices: a choice of what it makes of the alternatives.
    ///
    /// It fails only where it fails for all; where it fails for some, nobody knows what comes of those.
    static func distributed(
        _ values: [Value],
        _ operation: ([Value]) throws(EvaluationFailure) -> Value
    ) throws(EvaluationFailure) -> Value {
        guard let (condition, rows) = combinations(of: values) else {
            let isChoice = values.contains { if case .choice = $0.content { true } else { false } }
            return isChoice ? undecided(values) : try operation(values)
        }
        var results: [Value] = []
        var failure: EvaluationFailure?
        for row in rows {
            do throws(EvaluationFailure) {
                results.append(try operation(row))
            } catch {
                failure = error
            }
        }
        return try choice(condition, of: results, failure: failure)
    }

    /// A choice of results, of which some may be missing because their branch fails.
    static func choice(
        _ condition: Unknown,
        of results: [Value],
        failure: EvaluationFailure?
    ) throws(EvaluationFailure) -> Value {
        var results = results
        if let failure {
            guard !results.isEmpty else { throw failure }
            results.append(Value(Unknown(UnknownSource(attribute: nil, reason: failure.reason))))
        }
        return Value.choice(condition, distinct(results))
    }

    /// The values without those that equal another in every world.
    static func distinct(_ values: [Value]) -> [Value] {
        var kept: [Value] = []
        for value in values {
            let twin = kept.firstIndex { $0.isAlike(value) }
            if let twin {
                kept[twin] = kept[twin].marked(value.isSensitive)
            } else {
                kept.append(value)
            }
        }
        return kept
    }
}

extension Value {
    /// Whether two values are the same, types included, at little cost: scalars only.
    fileprivate func isAlike(_ other: Value) -> Bool {
        switch kind {
        case .null: other.isNull
        case .bool, .string: isSame(as: other) == true
        // There is a negative zero.
        case .number: isSame(as: other) == true && decimal?.isZero == false
        case .unknown: unknown?.identity != nil && unknown?.identity == other.unknown?.identity
        case .list: elements?.isEmpty == true && other.elements?.isEmpty == true && typing == other.typing
        case .object: members?.isEmpty == true && other.members?.isEmpty == true && typing == other.typing
        }
    }
}
