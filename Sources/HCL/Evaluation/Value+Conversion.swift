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
        if case .encoded(.json, let value) = content { return JSONWriter.text(of: value).parts }
        if let text { return text.parts }
        return [.hole(holes?.derived ?? Value.undescribed)]
    }

    /// An unknown whose origin nothing tells.
    private static var undescribed: Unknown {
        Unknown(UnknownSource(attribute: nil, reason: .undecided("a value of an unexpected form")))
    }
}
