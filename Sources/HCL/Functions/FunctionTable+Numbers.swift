import Symbolic

extension FunctionTable {
    /// Functions of numbers.
    static let numbers: [(String, Function)] = [
        ("max", { (arguments) throws(EvaluationFailure) in try extreme(arguments) { $0 > $1 } }),
        ("min", { (arguments) throws(EvaluationFailure) in try extreme(arguments) { $0 < $1 } }),
        ("abs", { (arguments) throws(EvaluationFailure) in try map(arguments) { $0.isNegative ? $0.negated : $0 } }),
        ("signum", signum),
        ("floor", { (arguments) throws(EvaluationFailure) in try map(arguments) { rounded($0, up: false) } }),
        ("ceil", { (arguments) throws(EvaluationFailure) in try map(arguments) { rounded($0, up: true) } }),
        ("sum", sum), ("parseint", parseint), ("pow", pow), ("log", log),
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

    private static func signum(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        return try arguments.int(0).map { Value(Decimal($0.signum())) }
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

    private static func parseint(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let base = try arguments.int(1)
        switch arguments[0].kind {
        case .unknown: return nil
        case .string: break
        default: throw EvaluationFailure("a number to parse that is no string")
        }
        guard let text = arguments[0].string, let base else { return nil }
        guard (2...62).contains(base) else { throw EvaluationFailure("a base that is not from 2 to 62") }
        guard text.utf8.count <= 2_000 else { return nil }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let digits = isNegative || text.utf8.first == UInt8(ascii: "+") ? text.utf8.dropFirst() : text.utf8[...]
        var number = Decimal.zero
        for byte in digits {
            guard let digit = digit(byte, inBase: base) else {
                throw EvaluationFailure("a digit that the base has not")
            }
            guard let next = number.multiplied(by: Decimal(base))?.adding(Decimal(digit)) else { return nil }
            number = next
        }
        guard !digits.isEmpty else { throw EvaluationFailure("a number without digits") }
        return Value(isNegative && !number.isZero ? number.negated : number)
    }

    /// The value of a digit; up to base 36 letters of both cases are the same, beyond it lower case comes first.
    private static func digit(_ byte: UInt8, inBase base: Int) -> Int? {
        let digit: Int
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = Int(byte) - 48
        case UInt8(ascii: "a")...UInt8(ascii: "z"): digit = Int(byte) - 87
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): digit = Int(byte) - (base <= 36 ? 55 : 29)
        default: return nil
        }
        return digit < base ? digit : nil
    }

    private static func pow(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (base, power) = (try arguments.number(0), try arguments.number(1))
        guard let base = base.flatMap({ Double($0.text) }), let power = power.flatMap({ Double($0.text) }) else {
            return nil
        }
        return FloatMath.pow(base, power).flatMap { value($0) }
    }

    private static func log(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (number, base) = (try arguments.number(0), try arguments.number(1))
        guard let number = number.flatMap({ Double($0.text) }), let base = base.flatMap({ Double($0.text) }) else {
            return nil
        }
        return value(FloatMath.log(number) / FloatMath.log(base))
    }

    /// The number of a float with its shortest digits, as Terraform writes it.
    ///
    /// Nil for infinities, what is no number, and whole numbers that are not what their shortest digits say.
    private static func value(_ float: Double) -> Value? {
        guard float.isFinite, abs(float) <= 0x1p53 else { return nil }
        return Decimal(float.description).map { Value($0) }
    }
}
