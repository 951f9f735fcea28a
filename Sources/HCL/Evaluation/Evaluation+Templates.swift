import Symbolic

extension Evaluation {
    /// The text of a template, with holes where it is not known.
    mutating func value(of template: Template) throws(EvaluationFailure) -> Value {
        if let literal = template.literal { return Value(.string(literal.normalized)) }
        var text = TextBuilder()
        var isSensitive = false
        try append(template.parts, to: &text, &isSensitive)
        guard let finished = text.finish() else { return Value.tooLarge.marked(isSensitive) }
        return Value(finished.normalized, isSensitive: isSensitive)
    }

    private mutating func append(
        _ parts: [Template.Part],
        to text: inout TextBuilder,
        _ isSensitive: inout Bool
    ) throws(EvaluationFailure) {
        for part in parts {
            switch part {
            case .text(let literal, _): text.append(.literal(literal))
            case .interpolation(let expression):
                let value = try value(of: expression)
                guard !value.isNull else { throw EvaluationFailure("null in a template") }
                let string = try value.asString()
                isSensitive = isSensitive || string.isDeeplySensitive
                text.append(string.textParts)
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
        to text: inout TextBuilder,
        _ isSensitive: inout Bool
    ) throws(EvaluationFailure) {
        let collection = try value(of: loop.collection)
        isSensitive = isSensitive || collection.isSensitive
        guard let items = try collection.items() else {
            return text.append(.hole(Value.dependence(on: [collection]) ?? loop.collection.undecided))
        }
        for item in items {
            guard !text.isTooLong, countStep() else {
                return text.append(.hole(loop.collection.unknown(because: .limit)))
            }
            let names = Evaluation.bindings(loop.keyName, loop.valueName, item)
            push(names)
            defer { pop(names.count) }
            try append(loop.body, to: &text, &isSensitive)
        }
    }
}
