import Symbolic

/// `format` and `formatlist`: the verbs `%s`, `%v`, `%d`, `%q` and `%%` without flags; others are not evaluated.
enum FormatFunction {
    /// A piece of a format.
    private enum Piece {
        case literal(String)
        case verb(UInt8)
    }

    static func format(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        guard let format = try arguments.string(0), let pieces = pieces(of: format) else { return nil }
        return try apply(pieces, Array(arguments.dropFirst())).map { Value($0) }
    }

    static func formatlist(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        guard let format = try arguments.string(0), let pieces = pieces(of: format) else { return nil }
        let rest = arguments.dropFirst()
        guard rest.allSatisfy({ $0.kind != .unknown && $0.kind != .object }) else { return nil }
        let lengths = Set(rest.compactMap { $0.elements?.count })
        guard lengths.count <= 1 else { throw EvaluationFailure("lists of different lengths") }
        guard rest.allSatisfy({ if case .set = $0.content { $0.holes == nil } else { true } }) else { return nil }
        var results: [Value] = []
        var length = 0
        for row in 0..<(lengths.first ?? 1) {
            guard let text = try apply(pieces, rest.map { $0.elements?[row] ?? $0 }) else { return nil }
            length += text.literalLength
            guard length <= Limits.stringLength else { return .tooLarge }
            results.append(Value(text))
        }
        return Value(.list(results))
    }

    /// The pieces of a format; nil if it has a verb or a flag that is not evaluated.
    private static func pieces(of format: String) -> [Piece]? {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var rest = Array(format.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                literal.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "%"): literal.append(byte)
            case let verb? where [UInt8(ascii: "s"), UInt8(ascii: "v"), UInt8(ascii: "d")].contains(verb):
                pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
                literal = []
                pieces.append(.verb(verb))
            default: return nil
            }
        }
        return pieces + [.literal(String(decoding: literal, as: UTF8.self))]
    }

    private static func apply(_ pieces: [Piece], _ values: [Value]) throws(EvaluationFailure) -> SymbolicString? {
        var text = TextBuilder()
        var rest = values[...]
        for piece in pieces {
            switch piece {
            case .literal(let literal): text.append(.literal(literal))
            case .verb(let verb):
                guard let value = rest.popFirst() else { throw EvaluationFailure("a format with too few arguments") }
                guard let written = try write(value, verb) else { return nil }
                text.append(written)
            }
        }
        guard rest.isEmpty else { throw EvaluationFailure("a format with too many arguments") }
        return text.finish()
    }

    private static func write(_ value: Value, _ verb: UInt8) throws(EvaluationFailure) -> [SymbolicString.Part]? {
        // What is null is written in a way of its own, which differs from verb to verb.
        if value.isNull { return nil }
        switch verb {
        case UInt8(ascii: "s"): return try value.asString().textParts
        case UInt8(ascii: "d"):
            let number = try value.asNumber()
            if number.kind == .unknown { return number.textParts }
            return number.decimal.flatMap { $0.isWhole ? [.literal($0.text)] : nil }
        default:
            if value.kind == .list || value.kind == .object { return JSONWriter.text(of: value)?.parts }
            return try value.asString().textParts
        }
    }
}
