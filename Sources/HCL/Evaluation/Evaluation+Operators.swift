import Symbolic

extension Evaluation {
    /// The result of `-x` or `!x`.
    func apply(_ operation: UnaryOperator, to operand: Value) throws(EvaluationFailure) -> Value {
        try Evaluation.distributed([operand]) { (row) throws(EvaluationFailure) in try applied(operation, to: row[0]) }
    }

    private func applied(_ operation: UnaryOperator, to operand: Value) throws(EvaluationFailure) -> Value {
        let value = operation == .negate ? try operand.asNumber() : try operand.asBool()
        guard !value.isNull else { throw EvaluationFailure("an operand that is null") }
        switch operation {
        case .negate:
            guard let number = value.decimal else { return Evaluation.undecided([value]) }
            return Value(number.negated, isSensitive: value.isSensitive)
        case .not:
            guard let bool = value.bool else { return Evaluation.undecided([value]) }
            return Value(.bool(!bool), isSensitive: value.isSensitive)
        }
    }

    /// The result of an operator between two operands.
    func apply(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        try Evaluation.distributed([left, right]) { (row) throws(EvaluationFailure) in
            try applied(operation, row[0], row[1])
        }
    }

    private func applied(
        _ operation: BinaryOperator,
        _ left: Value,
        _ right: Value
    ) throws(EvaluationFailure) -> Value {
        let isSensitive = left.isSensitive || right.isSensitive
        switch operation {
        case .equal, .notEqual:
            guard let isSame = left.isSame(as: right) else { return Evaluation.undecided([left, right]) }
            return Value(.bool(isSame == (operation == .equal)), isSensitive: isSensitive)
        case .and, .or:
            return try logic(operation, left.asBool(), right.asBool()).marked(isSensitive)
        default:
            return try arithmetic(operation, left.asNumber(), right.asNumber()).marked(isSensitive)
        }
    }

    @inline(never)
    private func logic(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws(EvaluationFailure) -> Value {
        guard !left.isNull, !right.isNull else { throw EvaluationFailure("an operand that is null") }
        // One operand may decide alone.
        let deciding = operation == .or
        if left.bool == deciding || right.bool == deciding { return Value(.bool(deciding)) }
        guard left.bool != nil, right.bool != nil else { return Evaluation.undecided([left, right]) }
        return Value(.bool(!deciding))
    }

    @inline(never)
    private func arithmetic(
        _ operation: BinaryOperator,
        _ left: Value,
        _ right: Value
    ) throws(EvaluationFailure) -> Value {
        guard !left.isNull, !right.isNull else { throw EvaluationFailure("an operand that is null") }
        guard let left = left.decimal, let right = right.decimal else { return Evaluation.undecided([left, right]) }
        let number: Decimal?
        switch operation {
        case .less: return Value(.bool(left < right))
        case .lessOrEqual: return Value(.bool(left <= right))
        case .greater: return Value(.bool(left > right))
        case .greaterOrEqual: return Value(.bool(left >= right))
        case .add: number = left.adding(right)
        case .subtract: number = left.adding(right.negated)
        case .multiply: number = left.multiplied(by: right)
        case .divide: number = left.divided(by: right)
        default: number = left.remainder(by: right)
        }
        guard let number else { return Value(Unknown(UnknownSource(attribute: nil, reason: .limit))) }
        return Value(number)
    }

    /// A value that depends on others and cannot be told.
    static func undecided(_ values: [Value]) -> Value {
        let fallback = Unknown(UnknownSource(attribute: nil, reason: .undecided("an operation that cannot be decided")))
        return Value(
            Value.dependence(on: values) ?? fallback,
            isSensitive: values.contains(where: \.isDeeplySensitive)
        )
    }

    /// The result of a conditional.
    @inline(never)
    mutating func choose(
        _ condition: Expression,
        _ then: Expression,
        _ otherwise: Expression
    ) throws(EvaluationFailure) -> Value {
        let test = try value(of: condition).asBool()
        guard !test.isNull else { throw EvaluationFailure("a condition that is null") }
        guard let bool = test.bool else { return try choose(test, condition, then, otherwise) }
        let chosen = try value(of: bool ? then : otherwise)
        var other: Value?
        // What is not chosen may fail; it has a say in the type all the same.
        do throws(EvaluationFailure) { other = try value(of: bool ? otherwise : then) } catch { other = nil }
        guard let other else { return chosen.marked(test.isSensitive) }
        return try chosen.unified(with: other).marked(test.isSensitive)
    }

    /// A choice of both arms of a conditional, for a condition that is not known; an arm that fails is not known.
    private mutating func choose(
        _ test: Value,
        _ condition: Expression,
        _ then: Expression,
        _ otherwise: Expression
    ) throws(EvaluationFailure) -> Value {
        var arms: [Value] = []
        var failure: EvaluationFailure?
        for arm in [then, otherwise] {
            do throws(EvaluationFailure) { arms.append(try value(of: arm)) } catch { failure = error }
        }
        let doubt = Value.dependence(on: [test]) ?? condition.undecided
        guard failure == nil, arms.count == 2 else {
            return try Evaluation.choice(doubt, of: arms, failure: failure).marked(test.isSensitive)
        }
        let unified = [try arms[0].unified(with: arms[1]), try arms[1].unified(with: arms[0])]
        return try Evaluation.choice(doubt, of: unified, failure: nil).marked(test.isSensitive)
    }
}
