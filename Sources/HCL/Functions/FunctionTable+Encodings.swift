import Symbolic

extension FunctionTable {
    /// Functions that write values as strings and read them back.
    static let encodings: [(String, Function)] = [
        ("jsonencode", jsonencode), ("jsondecode", jsondecode), ("base64encode", base64encode),
        ("format", { (arguments) throws(EvaluationFailure) in try FormatFunction.format(arguments) }),
    ]

    private static func jsonencode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let text = JSONWriter.text(of: arguments[0]) else { return .tooLarge }
        return text.known.map { Value(.string($0)) } ?? Value(.encoded(.json, arguments[0]))
    }

    private static func jsondecode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard !arguments[0].isNull else { throw EvaluationFailure("an argument that is null") }
        let decoded = arguments[0].decodedJSON
        return decoded.kind == .unknown && arguments[0].holes == nil ? nil : decoded
    }

    private static func base64encode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        let value = try arguments[0].asString()
        guard !value.isNull else { throw EvaluationFailure("an argument that is null") }
        if value.string?.utf8.count ?? 0 > Limits.stringLength / 2 { return .tooLarge }
        guard let text = value.string else { return Value(.encoded(.base64, value)) }
        return Value(.string(Base64.encoded(Array(text.utf8))))
    }
}
