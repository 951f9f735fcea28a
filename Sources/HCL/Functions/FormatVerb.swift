import Symbolic

/// One `%` sequence of a format: flags, width, precision, the number of an argument, and the verb.
struct FormatVerb {
    /// Beyond this the text would be mostly padding.
    static let widthLimit = 10_000

    private(set) var isZeroPadded = false
    private(set) var isAlternate = false
    private(set) var isLeftAligned = false
    private(set) var showsPlus = false
    private(set) var leavesSpace = false
    private(set) var width: Int?
    private(set) var precision: Int?
    /// The number of the argument, from 1, where it is given.
    private(set) var argument: Int?
    let letter: Unicode.Scalar

    /// Reads what follows the `%`.
    init(_ rest: inout ArraySlice<UInt8>) throws(EvaluationFailure) {
        flags: while let byte = rest.first {
            switch Unicode.Scalar(byte) {
            case "0": isZeroPadded = true
            case "#": isAlternate = true
            case "-": isLeftAligned = true
            case "+": showsPlus = true
            case " ": leavesSpace = true
            default: break flags
            }
            rest = rest.dropFirst()
        }
        width = FormatVerb.number(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            precision = FormatVerb.number(&rest) ?? 0
        }
        if rest.first == UInt8(ascii: "[") {
            rest = rest.dropFirst()
            argument = FormatVerb.number(&rest)
            guard argument ?? 0 > 0, rest.popFirst() == UInt8(ascii: "]") else {
                throw EvaluationFailure("a format with a malformed argument number")
            }
        }
        guard let byte = rest.popFirst() else { throw EvaluationFailure("a format that ends within a verb") }
        letter = Unicode.Scalar(byte)
        guard "vtbdoxXeEfgGsq".unicodeScalars.contains(letter) else {
            throw EvaluationFailure("a format with an unknown verb")
        }
    }

    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[digits.endIndex...]
        // What is too long to be a number is too wide in any case.
        return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self)) ?? .max
    }

    /// Whether the verb has nothing that depends on the length of what it writes.
    private var isPlain: Bool { width == nil && precision == nil && !isAlternate && !showsPlus && !leavesSpace }

    /// What the verb writes for a value, with holes; nil where that cannot be told.
    func write(_ value: Value) throws(EvaluationFailure) -> [SymbolicString.Part]? {
        guard width ?? 0 <= FormatVerb.widthLimit, precision ?? 0 <= FormatVerb.widthLimit else { return nil }
        // Null is refused or written as `null`, or makes all unknown, according to its type.
        if value.isNull { return nil }
        switch letter {
        case "v": return try writeAsIs(value)
        case "s", "q": return try writeString(value)
        case "t":
            let test = try value.asBool()
            return test.bool.map { [.literal($0 ? "true" : "false")] } ?? hole(test)
        default:
            let number = try value.asNumber()
            guard number.kind != .unknown else { return hole(number) }
            guard let decimal = number.decimal else { return nil }
            if "eEfgG".unicodeScalars.contains(letter) { return writeFloat(decimal).map { [.literal($0)] } }
            guard decimal.isWhole else { throw EvaluationFailure("a fraction where a whole number is needed") }
            return writeInteger(decimal).map { [.literal($0)] }
        }
    }

    private func hole(_ value: Value) -> [SymbolicString.Part]? { isPlain ? value.textParts : nil }

    private func writeAsIs(_ value: Value) throws(EvaluationFailure) -> [SymbolicString.Part]? {
        if value.kind == .unknown { return hole(value) }
        let text: SymbolicString?
        switch value.kind {
        case .string where !isAlternate: text = SymbolicString(value.textParts)
        case .number where !isAlternate:
            text = value.decimal.map { SymbolicString($0.isNegative ? "-" + $0.shortest(nil) : $0.shortest(nil)) }
        default: text = JSONWriter.text(of: value)
        }
        return text.flatMap { padded($0) }
    }

    private func writeString(_ value: Value) throws(EvaluationFailure) -> [SymbolicString.Part]? {
        let string = try value.asString()
        if letter == "s", string.kind == .unknown { return hole(string) }
        guard letter == "s", width == nil, precision ?? 0 == 0 else {
            guard var known = string.string else { return nil }
            if let precision, precision > 0 { known = String(known.prefix(precision)) }
            return padded(SymbolicString(letter == "q" ? "\"" + JSONWriter.escaped(known) + "\"" : known))
        }
        return string.textParts
    }

    /// Fills up to the width, which counts grapheme clusters; nil where the length is not known.
    private func padded(_ text: SymbolicString) -> [SymbolicString.Part]? {
        guard let width else { return text.parts }
        guard let known = text.known else { return nil }
        let padding = String(repeating: isZeroPadded ? "0" : " ", count: max(0, width - known.count))
        return [.literal(isLeftAligned ? known + padding : padding + known)]
    }
}
