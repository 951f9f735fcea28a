import Symbolic

extension Value {
    init(_ number: Decimal, isSensitive: Bool = false) {
        self.init(.number(number.text), isSensitive: isSensitive)
    }

    /// The number of a number value; nil for other kinds and for numbers beyond the limits.
    var decimal: Decimal? { numberText.flatMap { Decimal($0) } }

    /// The value as a string, as Terraform converts it: numbers in full, `true` and `false`; null stays null.
    ///
    /// An unknown value stays what it is: the string of it, whatever its type.
    func asString() throws(EvaluationFailure) -> Value {
        if case .choice = content {
            return try Evaluation.distributed([self]) { (row) throws(EvaluationFailure) in try row[0].asString() }
        }
        switch kind {
        case .string, .null, .unknown: return self
        case .bool: return Value(.string(bool == true ? "true" : "false"), isSensitive: isSensitive)
        case .number:
            guard let decimal else {
                return Value(Unknown(UnknownSource(attribute: nil, reason: .limit)), isSensitive: isSensitive)
            }
            return Value(.string(decimal.text), isSensitive: isSensitive)
        case .list, .object: throw EvaluationFailure("a collection where a string is needed")
        }
    }

    /// The pieces of a string value.
    var textParts: [SymbolicString.Part] {
        if let text { return text.parts }
        return [.hole(holes?.derived ?? Value.undescribed)]
    }

    /// An unknown whose origin nothing tells.
    static var undescribed: Unknown {
        Unknown(UnknownSource(attribute: nil, reason: .undecided("a value of an unexpected form")))
    }
}

extension Value {
    /// The value as a number: strings of decimal digits are numbers too; null and unknown stay what they are.
    func asNumber() throws(EvaluationFailure) -> Value {
        switch kind {
        case .number, .null, .unknown: return self
        case .string:
            guard let text = string else { return Value(holes?.derived ?? Value.undescribed, isSensitive: isSensitive) }
            guard let number = Decimal(text) else { throw EvaluationFailure("a string that is no number") }
            return Value(number, isSensitive: isSensitive)
        case .bool, .list, .object: throw EvaluationFailure("no number where one is needed")
        }
    }

    /// The value as a bool: `"true"` and `"false"` are bools too; null and unknown stay what they are.
    func asBool() throws(EvaluationFailure) -> Value {
        switch kind {
        case .bool, .null, .unknown: return self
        case .string:
            guard let text = string else { return Value(holes?.derived ?? Value.undescribed, isSensitive: isSensitive) }
            switch text {
            case "true", "1": return Value(.bool(true), isSensitive: isSensitive)
            case "false", "0": return Value(.bool(false), isSensitive: isSensitive)
            default: throw EvaluationFailure("a string that is no bool")
            }
        case .number, .list, .object: throw EvaluationFailure("no bool where one is needed")
        }
    }
}
