import JSONReader
import Symbolic

extension FunctionTable {
    /// Functions that write values as strings and read them back.
    static let encodings: [(String, Function)] = [
        ("jsonencode", jsonencode), ("jsondecode", jsondecode), ("base64encode", base64encode),
        ("base64decode", base64decode), ("urlencode", urlencode), ("textencodebase64", textencodebase64),
        ("textdecodebase64", textdecodebase64),
        ("format", { (arguments) throws(EvaluationFailure) in try FormatFunction.format(arguments) }),
    ]

    private static func jsonencode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let text = JSONWriter.text(of: arguments[0]) else { return .tooLarge }
        return text.known.map { Value(.string($0)) } ?? Value(.encoded(.json, arguments[0], text: text))
    }

    private static func jsondecode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        let value = try arguments[0].asString()
        guard !value.isNull else { throw EvaluationFailure("an argument that is null") }
        if let text = value.string, try !isJSON(text) { return nil }
        let decoded = value.decodedJSON
        return decoded.kind == .unknown && value.holes == nil ? nil : decoded.structural
    }

    /// Whether a text is JSON; what is none for certain is refused, what is only too large or odd is not.
    private static func isJSON(_ text: String) throws(EvaluationFailure) -> Bool {
        guard text.unicodeScalars.first != "\u{FEFF}" else { return false }
        do throws(JSONError) {
            _ = try JSONDocument(text: text)
            return true
        } catch {
            switch error.problem {
            case .truncated, .value, .name, .colon, .memberEnd, .elementEnd, .number, .controlCharacter, .escape,
                .trailing:
                throw EvaluationFailure("what is no JSON")
            default: return false
            }
        }
    }

    private static func base64encode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        let value = try arguments[0].asString()
        guard !value.isNull else { throw EvaluationFailure("an argument that is null") }
        if value.string?.utf8.count ?? 0 > Limits.stringLength / 2 { return .tooLarge }
        guard let text = value.string else { return Value(.encoded(.base64, value, text: nil)) }
        return Value(.string(Base64.encoded(Array(text.utf8))))
    }

    private static func base64decode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        if case .encoded(.base64, let value, _) = arguments[0].content { return value }
        guard let text = try arguments.string(0) else { return nil }
        guard let bytes = Base64.decoded(text), let decoded = String(validating: bytes, as: UTF8.self) else {
            throw EvaluationFailure("what is not Base64, or not of UTF-8")
        }
        return Value(.string(decoded.normalized))
    }

    /// Writes a string for the query of a URL.
    private static func urlencode(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(1)
        guard let text = try arguments.string(0) else { return nil }
        guard text.utf8.count <= Limits.stringLength / 3 else { return .tooLarge }
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
                UInt8(ascii: "~"):
                result.append(byte)
            case UInt8(ascii: " "): result.append(UInt8(ascii: "+"))
            default:
                let digits = Array("0123456789ABCDEF".utf8)
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return Value(.string(String(decoding: result, as: UTF8.self)))
    }

    private static func textencodebase64(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (text, name) = (try arguments.string(0), try arguments.string(1))
        guard let text, let encoding = name.flatMap({ TextEncoding($0) }) else { return nil }
        guard text.utf8.count <= Limits.stringLength / 4 else { return .tooLarge }
        return Value(.string(Base64.encoded(encoding.bytes(of: text))))
    }

    private static func textdecodebase64(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (text, name) = (try arguments.string(0), try arguments.string(1))
        guard let text, let encoding = name.flatMap({ TextEncoding($0) }) else { return nil }
        guard let bytes = Base64.decoded(text) else { throw EvaluationFailure("what is not Base64") }
        guard let decoded = encoding.text(of: bytes), !decoded.unicodeScalars.contains("\u{FFFD}") else {
            throw EvaluationFailure("bytes that the encoding has not")
        }
        // Of a byte order mark the documentation does not say what becomes.
        return decoded.unicodeScalars.first == "\u{FEFF}" ? nil : Value(.string(decoded.normalized))
    }
}
