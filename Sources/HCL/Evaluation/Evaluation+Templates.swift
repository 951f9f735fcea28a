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
            case .condition(let condition, let then, let otherwise):
                let test = try value(of: condition).asBool()
                isSensitive = isSensitive || test.isSensitive
                guard !test.isNull else { throw EvaluationFailure("a condition that is null") }
                if let bool = test.bool {
                    try append(bool ? then : otherwise, to: &text, &isSensitive)
                } else {
                    text.append(.hole(Value.dependence(on: [test]) ?? condition.undecided))
                }
            case .loop(let loop): try append(loop, to: &text, &isSensitive)
            }
        }
    }

    private mutating func append(
        _ loop: TemplateLoop,
        to text: inout SymbolicString,
        _ isSensitive: inout Bool
    ) throws(EvaluationFailure) {
        let collection = try value(of: loop.collection)
        isSensitive = isSensitive || collection.isSensitive
        guard let items = try collection.items() else {
            text.append(.hole(Value.dependence(on: [collection]) ?? loop.collection.undecided))
            return
        }
        for item in items {
            let names = Evaluation.bindings(loop.keyName, loop.valueName, item)
            let (piece, mark) = try withLocals(names) { (evaluation) throws(EvaluationFailure) in
                var piece = SymbolicString()
                var mark = false
                try evaluation.append(loop.body, to: &piece, &mark)
                return (piece, mark)
            }
            for part in piece.parts { text.append(part) }
            isSensitive = isSensitive || mark
        }
    }
}
