import Symbolic

extension Evaluation {
    /// The text of a template, with holes where it is not known.
    mutating func value(of template: Template) throws(EvaluationFailure) -> Value {
        if let literal = template.literal { return Value(.string(literal.normalized)) }
        var text = SymbolicString()
        var isSensitive = false
        try append(template.parts, to: &text, &isSensitive)
        return Value(text.normalized, isSensitive: isSensitive)
    }

    private mutating func append(
        _ parts: [Template.Part],
        to text: inout SymbolicString,
        _ isSensitive: inout Bool
    ) throws(EvaluationFailure) {
        for part in parts {
            switch part {
            case .text(let literal, _): text.append(.literal(literal))
            case .interpolation(let expression):
                let value = try value(of: expression)
                guard !value.isNull else { throw EvaluationFailure("null in a template") }
                let string = try value.asString()
                isSensitive = isSensitive || string.isSensitive
                for part in string.textParts { text.append(part) }
            case .condition(let condition, _, _):
                text.append(.hole(condition.unknown(because: .undecided("a directive that is not evaluated"))))
            case .loop(let loop):
                text.append(.hole(loop.collection.unknown(because: .undecided("a directive that is not evaluated"))))
            }
        }
    }
}
