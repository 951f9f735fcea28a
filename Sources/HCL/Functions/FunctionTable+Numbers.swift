import Symbolic

extension FunctionTable {
    /// Functions of numbers.
    static let numbers: [(String, Function)] = [
        ("max", { (arguments) throws(EvaluationFailure) in try extreme(arguments) { $0 > $1 } }),
        ("min", { (arguments) throws(EvaluationFailure) in try extreme(arguments) { $0 < $1 } }),
        ("abs", { (arguments) throws(EvaluationFailure) in try map(arguments) { $0.isNegative ? $0.negated : $0 } }),
        ("signum", { (arguments) throws(EvaluationFailure) in try map(arguments, signum) }),
        ("floor", { (arguments) throws(EvaluationFailure) in try map(arguments) { rounded($0, up: false) } }),
        ("ceil", { (arguments) throws(EvaluationFailure) in try map(arguments) { rounded($0, up: true) } }),
        ("sum", sum),
    ]

    private static func map(_ arguments: [Value], _ body: (Decimal) -> Decimal?) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try arguments.number(0).flatMap(body).map { Value($0) }
    }

    private static func extreme(
        _ arguments: [Value],
        _ isBetter: (Decimal, Decimal) -> Bool
    ) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        var best: Decimal?
        for index in arguments.indices {
            guard let number = try arguments.number(index) else { return nil }
            if best.map({ isBetter(number, $0) }) ?? true { best = number }
        }
        return best.map { Value($0) }
    }

    /// The sign of a whole number.
    private static func signum(_ number: Decimal) -> Decimal? {
        guard number.isWhole else { return nil }
        return Decimal(number.isZero ? 0 : number.isNegative ? -1 : 1)
    }

    private static func rounded(_ number: Decimal, up: Bool) -> Decimal? {
        guard !number.isWhole, let rest = number.remainder(by: Decimal(1)) else { return number }
        let whole = number.adding(rest.negated)
        if number.isNegative == up { return whole }
        return whole?.adding(Decimal(up ? 1 : -1))
    }

    private static func sum(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let elements = try arguments.elements(0) else { return nil }
        guard !elements.isEmpty else { throw EvaluationFailure("the sum of nothing") }
        var total = Decimal.zero
        for index in elements.indices {
            guard let number = try elements.number(index), let next = total.adding(number) else { return nil }
            total = next
        }
        return Value(total)
    }
}
