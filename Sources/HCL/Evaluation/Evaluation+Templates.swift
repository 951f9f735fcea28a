import Symbolic

extension Evaluation {
    /// The text of a template, with holes where it is not known.
    mutating func value(of template: Template) throws(EvaluationFailure) -> Value {
        if let literal = template.literal { return Value(.string(literal.normalized)) }
        if let pieces = try interpolated(template.parts) {
            return try Evaluation.distributed(pieces) { (row) throws(EvaluationFailure) in try joined(row) }
        }
        var text = TextBuilder()
        var isSensitive = false
        try append(template.parts, to: &text, &isSensitive)
        guard let finished = text.finish() else { return Value.tooLarge.marked(isSensitive) }
        return Value(finished.normalized, isSensitive: isSensitive)
    }

    /// The values of a template without directives; nil for others.
    private mutating func interpolated(_ parts: [Template.Part]) throws(EvaluationFailure) -> [Value]? {
        let isPlain = parts.allSatisfy { part in
            switch part {
            case .text, .interpolation: true
            case .condition, .loop: false
            }
        }
        guard isPlain else { return nil }
        var pieces: [Value] = []
        for part in parts {
            switch part {
            case .text(let literal, _): pieces.append(Value(.string(literal)))
            case .interpolation(let expression): pieces.append(try value(of: expression))
            case .condition, .loop: continue
            }
        }
        return pieces
    }

    private func joined(_ pieces: [Value]) throws(EvaluationFailure) -> Value {
        var text = TextBuilder()
        var isSensitive = false
        for piece in pieces { try append(piece, to: &text, &isSensitive) }
        guard let finished = text.finish() else { return Value.tooLarge.marked(isSensitive) }
        return Value(finished.normalized, isSensitive: isSensitive)
    }

    private func append(
        _ value: Value,
        to text: inout TextBuilder,
        _ isSensitive: inout Bool
    ) throws(EvaluationFailure) {
        guard !value.isNull else { throw EvaluationFailure("null in a template") }
        let string = try value.asString()
        isSensitive = isSensitive || string.isDeeplySensitive
        text.append(string.textParts)
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
                try append(try value(of: expression), to: &text, &isSensitive)
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
        if collection.isUnordered, let doubt = Value.dependence(on: [collection]) { return text.append(.hole(doubt)) }
        for item in items {
            guard !text.isTooLong, countStep() else {
                return text.append(.hole(loop.collection.unknown(because: .limit)))
            }
            guard let entry = item.entry, item.doubt == nil else {
                text.append(.hole(item.doubt ?? loop.collection.undecided))
                continue
            }
            let names = Evaluation.bindings(loop.keyName, loop.valueName, entry)
            push(names)
            defer { pop(names.count) }
            try append(loop.body, to: &text, &isSensitive)
        }
    }
}
