import Symbolic

/// `format` and `formatlist`: verbs as Go has them, with the differences that Terraform documents.
///
/// Source: Terraform, "format Function"; of what it leaves open, Go's `fmt` for integers and floats of any size.
enum FormatFunction {
    static func format(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        guard let format = try arguments.string(0) else { return nil }
        guard let text = try apply(try FormatPiece.pieces(of: format), Array(arguments.dropFirst())) else { return nil }
        return Value(text)
    }

    static func formatlist(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        guard !arguments.isEmpty else { throw EvaluationFailure("a call with a wrong number of arguments") }
        guard let format = try arguments.string(0) else { return nil }
        let pieces = try FormatPiece.pieces(of: format)
        let rest = arguments.dropFirst()
        guard rest.allSatisfy({ $0.kind != .unknown }) else { return nil }
        let lengths = Set(rest.compactMap { $0.elements?.count })
        guard lengths.count <= 1 else { throw EvaluationFailure("lists of different lengths") }
        guard rest.allSatisfy({ !$0.isSet || $0.holes == nil }) else { return nil }
        var results: [Value] = []
        var length = 0
        for row in 0..<(lengths.first ?? 1) {
            guard let text = try apply(pieces, rest.map { $0.elements?[row] ?? $0 }) else { return nil }
            length += text.literalLength
            guard length <= Limits.stringLength else { return .tooLarge }
            results.append(Value(text))
        }
        return .list(results)
    }

    /// The text of one call; nil where it cannot be told, or is too long.
    private static func apply(
        _ pieces: [FormatPiece],
        _ values: [Value]
    ) throws(EvaluationFailure) -> SymbolicString? {
        var text = TextBuilder()
        var next = 0
        var highest = -1
        for piece in pieces {
            switch piece {
            case .literal(let literal): text.append(.literal(literal))
            case .verb(let verb):
                let index = verb.argument.map { $0 - 1 } ?? next
                guard values.indices.contains(index) else { throw EvaluationFailure("a format with too few arguments") }
                highest = max(highest, index)
                next = index + 1
                guard let written = try verb.write(values[index]) else { return nil }
                text.append(written)
            }
        }
        guard highest == values.count - 1 else { throw EvaluationFailure("a format with too many arguments") }
        return text.finish()?.normalized
    }
}

/// A piece of a format.
enum FormatPiece {
    case literal(String)
    case verb(FormatVerb)

    /// Takes a format apart.
    static func pieces(of format: String) throws(EvaluationFailure) -> [FormatPiece] {
        var pieces: [FormatPiece] = []
        var literal: [UInt8] = []
        var rest = Array(format.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%"), rest.first != UInt8(ascii: "%") else {
                if byte == UInt8(ascii: "%") { rest = rest.dropFirst() }
                literal.append(byte)
                continue
            }
            pieces.append(.literal(String(decoding: literal, as: UTF8.self)))
            literal = []
            pieces.append(.verb(try FormatVerb(&rest)))
        }
        return pieces + [.literal(String(decoding: literal, as: UTF8.self))]
    }
}
