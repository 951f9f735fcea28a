package import Symbolic

/// Reads a YAML text that has holes: `valueFrom: ${arn}`, `"${arn}:password::"`.
///
/// Each hole is replaced by its number between marks, and the strings of the result are split at the marks. Only holes
/// that are an attribute's own value are replaced: that such a text could hold a line break or a `: ` is not considered,
/// as no ARN, id or name does; what a function makes of several may be any YAML.
package enum HoledYAML {
    /// Scalars for private use: what encloses the number of a hole, and what begins a scalar without quotes.
    private static let mark: Unicode.Scalar = "\u{F0000}"
    private static let plainMark: Unicode.Scalar = "\u{F0001}"

    /// The value of a text; nil where it is not known or not in the subset that is read.
    package static func value(of text: SymbolicString) -> Value? {
        if let known = text.known { return YAMLSubset.value(of: known) }
        var marked = ""
        var holes: [Unknown] = []
        for part in text.parts {
            switch part {
            case .literal(let literal):
                guard !literal.unicodeScalars.contains(where: isMark) else { return nil }
                marked += literal
            case .hole(let hole):
                guard hole.identity != nil else { return nil }
                marked += "\(mark)\(holes.count)\(mark)"
                holes.append(hole)
            }
        }
        return YAMLSubset.value(of: marked).map { filled($0, with: holes) }
    }

    /// What a scalar without quotes stands for that has holes, for now; nil for other scalars.
    static func plain(_ text: String) -> Value? {
        text.unicodeScalars.contains(mark) ? Value(.string("\(plainMark)\(text)")) : nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == mark || scalar == plainMark }

    /// The value with the holes where their marks are; no deeper than the reader goes.
    private static func filled(_ value: Value, with holes: [Unknown]) -> Value {
        if let members = value.members {
            guard !members.contains(where: { $0.name.unicodeScalars.contains(where: isMark) }) else {
                return Value(dependence(on: holes))
            }
            return Value(.object(members.map { Value.Member(name: $0.name, value: filled($0.value, with: holes)) }))
        }
        if let elements = value.elements { return .tuple(elements.map { filled($0, with: holes) }) }
        guard let text = value.string, text.unicodeScalars.contains(where: isMark) else { return value }
        return scalar(text, holes)
    }

    private static func scalar(_ text: String, _ holes: [Unknown]) -> Value {
        let isPlain = text.unicodeScalars.first == plainMark
        let pieces = text.unicodeScalars.drop { $0 == plainMark }
            .split(separator: mark, omittingEmptySubsequences: false)
        var parts: [SymbolicString.Part] = []
        for (position, piece) in pieces.enumerated() {
            if position.isMultiple(of: 2) {
                parts.append(.literal(String(piece)))
            } else if let number = Int(String(piece)), holes.indices.contains(number) {
                parts.append(.hole(holes[number]))
            } else {
                return Value(dependence(on: holes))
            }
        }
        let string = SymbolicString(parts)
        guard isPlain, !isString(string) else { return Value(string) }
        return Value(dependence(on: string.holes))
    }

    /// Whether a scalar without quotes is a string, whatever its holes hold, and no number or word such as `yes`.
    private static func isString(_ text: SymbolicString) -> Bool {
        if let name = text.wholeHole?.identity?.path.root { return name == "arn" || name.hasSuffix("_arn") }
        // A number begins with a digit or a sign, and the words are letters only.
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard let first = text.prefix.utf8.first, letters.contains(first | 0x20) else { return false }
        return text.parts.contains { part in
            guard case .literal(let literal) = part else { return false }
            return literal.utf8.contains { "-_/:.".utf8.contains($0) }
        }
    }

    private static func dependence(on holes: [Unknown]) -> Unknown {
        let reason = UnknownSource(attribute: nil, reason: .undecided("what YAML makes of a text that is not known"))
        return holes.reduce(Unknown(reason)) { $0.merging($1.derived) }
    }
}
