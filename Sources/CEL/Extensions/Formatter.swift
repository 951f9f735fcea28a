/// `'…'.format([…])`: the clauses `%s %d %f %e %b %o %x %X %%` (cel-go `ext`, "Strings").
enum Formatter {
    /// The longest fraction that can be asked for.
    private static let precisionLimit = 1_000
    private static let depthLimit = 64

    static func format(_ pattern: String, _ arguments: [CELValue]) -> CELValue {
        var result = ""
        var rest = Array(pattern.unicodeScalars)[...]
        var arguments = arguments[...]
        while let scalar = rest.popFirst() {
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if rest.first == "%" {
                result.unicodeScalars.append("%")
                rest.removeFirst()
                continue
            }
            guard let precision = precision(&rest), let clause = rest.popFirst() else {
                return failed("a clause does not end")
            }
            guard let argument = arguments.popFirst() else { return failed("there are too few arguments") }
            guard let text = text(argument, clause, precision) else {
                return failed("a clause does not take a \(argument.typeName)")
            }
            result += text
        }
        return .string(result)
    }

    private static func failed(_ reason: String) -> CELValue { .error(CELError("`format`: \(reason)")) }

    /// The digits behind the point; 6 where none are asked for, nil where there is no number.
    private static func precision(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
        guard rest.first == "." else { return 6 }
        rest.removeFirst()
        var digits = ""
        while let scalar = rest.first, ("0"..."9").contains(scalar) {
            digits.unicodeScalars.append(scalar)
            rest.removeFirst()
        }
        return Int(digits).flatMap { $0 <= precisionLimit ? $0 : nil }
    }

    private static func text(_ value: CELValue, _ clause: Unicode.Scalar, _ precision: Int) -> String? {
        switch clause {
        case "s": plain(value, depth: 0)
        case "d": decimal(value)
        case "f": number(value).map { Decimals.fixed($0, digits: precision) }
        case "e": number(value).map { Decimals.scientific($0, digits: precision) }
        case "b": integer(value, radix: 2) ?? boolean(value)
        case "o": integer(value, radix: 8)
        case "x": hexadecimal(value)
        case "X": hexadecimal(value)?.uppercased()
        default: nil
        }
    }

    private static func number(_ value: CELValue) -> Double? {
        switch value {
        case .int(let int): Double(int)
        case .uint(let uint): Double(uint)
        case .double(let double): double
        default: nil
        }
    }

    private static func decimal(_ value: CELValue) -> String? {
        switch value {
        case .double(let double) where !double.isFinite: Conversions.text(of: double)
        default: integer(value, radix: 10)
        }
    }

    private static func integer(_ value: CELValue, radix: Int) -> String? {
        switch value {
        case .int(let int): String(int, radix: radix)
        case .uint(let uint): String(uint, radix: radix)
        default: nil
        }
    }

    private static func boolean(_ value: CELValue) -> String? {
        if case .bool(let bool) = value { bool ? "1" : "0" } else { nil }
    }

    private static func hexadecimal(_ value: CELValue) -> String? {
        switch value {
        case .string(let text): text.utf8.map(pair).joined()
        case .bytes(let bytes): bytes.map(pair).joined()
        default: integer(value, radix: 16)
        }
    }

    private static func pair(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

    /// A value as `%s` shows it; the keys of maps in the order of their texts.
    private static func plain(_ value: CELValue, depth: Int) -> String? {
        guard depth < depthLimit else { return nil }
        switch value {
        case .null: return "null"
        case .type(let name): return name
        case .string, .bool, .int, .uint, .double, .bytes, .timestamp, .duration:
            if case .string(let text) = Conversions.toString(value) { return text }
            return nil
        default: break
        }
        if let list = value.asList {
            let parts = list.elements.compactMap { plain($0, depth: depth + 1) }
            return parts.count == list.elements.count ? "[\(parts.joined(separator: ", "))]" : nil
        }
        guard let map = value.asMap else { return nil }
        var parts: [(key: String, value: String)] = []
        for entry in map.entries {
            guard let key = plain(entry.key, depth: depth + 1), let value = plain(entry.value, depth: depth + 1) else {
                return nil
            }
            parts.append((key, value))
        }
        parts.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        return "{\(parts.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
    }
}
