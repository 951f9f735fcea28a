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
        return Value(.string(base64(Array(text.utf8))))
    }

    /// Base64 with padding (RFC 4648 §4).
    private static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
            let bits = group[0] << 16 | group[1] << 8 | group[2]
            for place in 0..<4 {
                let isPadding = start + place > bytes.count
                result.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
