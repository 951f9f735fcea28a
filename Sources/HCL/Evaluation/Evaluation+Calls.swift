import Symbolic

extension Evaluation {
    /// The result of a function.
    mutating func apply(_ call: FunctionCall, in expression: Expression) throws(EvaluationFailure) -> Value {
        var arguments: [Value] = []
        for argument in call.arguments { arguments.append(try value(of: argument)) }
        if !call.expandsLast, call.name == "jsonencode", arguments.count == 1 {
            return Evaluation.jsonencode(arguments[0])
        }
        let unsupported = expression.unknown(because: .unsupportedFunction(call.name))
        let unknown = arguments.compactMap { $0.holes?.derived }.reduce(unsupported) { $0.merging($1) }
        return Value(unknown, isSensitive: arguments.contains(where: \.isSensitive))
    }

    static func jsonencode(_ value: Value) -> Value {
        if value.holes == nil, let text = JSONWriter.text(of: value).known {
            return Value(.string(text), isSensitive: value.isDeeplySensitive)
        }
        return Value(.encoded(.json, value), isSensitive: value.isDeeplySensitive)
    }
}

extension Value {
    /// Whether the value or any part of it is sensitive.
    var isDeeplySensitive: Bool {
        if isSensitive { return true }
        switch content {
        case .list(let elements), .set(let elements): return elements.contains(where: \.isDeeplySensitive)
        case .object(let members): return members.contains(where: \.value.isDeeplySensitive)
        case .encoded(_, let value): return value.isDeeplySensitive
        case .json, .null, .bool, .number, .string, .text, .unknown: return false
        }
    }
}
