import Symbolic

/// Reads what YAML has within a line: scalars, and collections in brackets and braces.
struct YAMLInline {
    /// What the beginning of a line is.
    enum Key: Equatable {
        case none
        /// The name of a member, and the text after the colon.
        case key(String, Substring)
        case unsupported
    }

    private static let depthLimit = 32

    private var rest: Substring
    private var depth = 0

    /// The value that a text is, apart from a comment after it; nil where it is not in the subset.
    static func value(of text: Substring) -> Value? {
        var reader = YAMLInline(rest: text)
        switch text.first {
        case "[", "{", "\"", "'":
            guard let value = reader.node() else { return nil }
            let tail = reader.rest.drop { $0 == " " }
            return tail.isEmpty || tail.hasPrefix("#") && reader.rest.hasPrefix(" ") ? value : nil
        default:
            let end = text.firstRange(of: " #")?.lowerBound ?? text.endIndex
            let plain = text[..<end].trimmingBlanks
            guard isPlain(plain) else { return nil }
            return YAMLScalar.value(of: String(plain))
        }
    }

    /// Whether a line begins with the name of a member.
    static func key(of text: Substring) -> Key {
        var reader = YAMLInline(rest: text)
        var name: Value?
        switch text.first {
        case "\"", "'":
            name = reader.quoted()
            guard name != nil else { return .unsupported }
            guard reader.rest.first == ":" else { return .none }
        case "[", "{", "|", ">", "&", "*", "#", nil: return .none
        case "?", "!", "%", "@", "`": return .unsupported
        default:
            let plain = text[..<(text.firstRange(of: " #")?.lowerBound ?? text.endIndex)].trimmingBlanks
            guard let colon = plain.firstRange(of: ": ")?.lowerBound ?? (plain.last == ":" ? plain.indices.last : nil)
            else {
                return .none
            }
            let key = text[..<colon].trimmingBlanks
            guard !key.isEmpty, key != "<<", isPlain(key) else { return .unsupported }
            name = YAMLScalar.value(of: String(key))
            reader.rest = text[colon...]
        }
        let value = reader.rest.dropFirst()
        guard value.isEmpty || value.first == " ", let string = name?.keyText else { return .unsupported }
        return .key(string, value.drop { $0 == " " })
    }

    /// Whether a text is a scalar without quotes.
    private static func isPlain(_ text: Substring) -> Bool {
        guard let first = text.first, !",[]{}#&*!|>'\"%@`".contains(first) else { return false }
        let second = text.dropFirst().first
        if "-?:".contains(first), second == nil || second == " " { return false }
        return text.firstRange(of: ": ") == nil && text.last != ":"
    }

    /// Reads a value in a flow collection.
    private mutating func node() -> Value? {
        guard depth < YAMLInline.depthLimit else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch rest.first {
        case "[": return sequence()
        case "{": return mapping()
        case "\"", "'": return quoted()
        default:
            let text = rest.prefix { !",[]{}".contains($0) }
            rest = rest[text.endIndex...]
            let plain = text.trimmingBlanks
            guard YAMLInline.isPlain(plain), !plain.contains(" #"), !plain.contains(":") else { return nil }
            return YAMLScalar.value(of: String(plain))
        }
    }

    private mutating func sequence() -> Value? {
        rest = rest.dropFirst().drop { $0 == " " }
        var elements: [Value] = []
        while rest.first != "]" {
            guard let element = node() else { return nil }
            elements.append(element)
            guard takeSeparator(before: "]") else { return nil }
        }
        rest = rest.dropFirst()
        return .tuple(elements)
    }

    private mutating func mapping() -> Value? {
        rest = rest.dropFirst().drop { $0 == " " }
        var table = MemberTable()
        while rest.first != "}" {
            var name: Value?
            if rest.first == "\"" || rest.first == "'" {
                name = quoted()
                guard rest.first == ":" else { return nil }
                rest = rest.dropFirst()
            } else {
                let text = rest.prefix { !",[]{}:\"'#".contains($0) }
                rest = rest[text.endIndex...]
                guard rest.hasPrefix(": "), YAMLInline.isPlain(text.trimmingBlanks), text != "<<" else { return nil }
                name = YAMLScalar.value(of: String(text.trimmingBlanks))
                rest = rest.dropFirst()
            }
            rest = rest.drop { $0 == " " }
            guard let name = name?.keyText, table.value(name) == nil, let value = node() else { return nil }
            table.set(name, value)
            guard takeSeparator(before: "}") else { return nil }
        }
        rest = rest.dropFirst()
        return .object(table)
    }

    /// Takes the comma between two values; true too where the collection ends.
    private mutating func takeSeparator(before end: Character) -> Bool {
        rest = rest.drop { $0 == " " }
        if rest.first == end { return true }
        guard rest.first == "," else { return false }
        rest = rest.dropFirst().drop { $0 == " " }
        return true
    }

    private mutating func quoted() -> Value? {
        let quote = rest.unicodeScalars.first
        var scalars = rest.unicodeScalars.dropFirst()
        var text = String.UnicodeScalarView()
        while let scalar = scalars.popFirst() {
            if scalar == quote {
                guard quote == "'", scalars.first == "'" else {
                    rest = Substring(scalars)
                    return Value(.string(String(text).normalized))
                }
                scalars = scalars.dropFirst()
                text.append("'")
            } else if scalar == "\\", quote == "\"" {
                guard let escaped = YAMLInline.escaped(&scalars) else { return nil }
                text.append(escaped)
            } else {
                text.append(scalar)
            }
        }
        return nil
    }

    private static func escaped(_ scalars: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard let letter = scalars.popFirst() else { return nil }
        switch letter {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "0": return "\0"
        case "\"", "\\", "/", " ": return letter
        case "x", "u", "U":
            let digits = scalars.prefix(letter == "x" ? 2 : letter == "u" ? 4 : 8)
            let isHexadecimal = digits.allSatisfy { $0.isASCII && $0.properties.isASCIIHexDigit }
            guard isHexadecimal, digits.count == (letter == "x" ? 2 : letter == "u" ? 4 : 8) else { return nil }
            scalars = scalars[digits.endIndex...]
            return UInt32(String(digits), radix: 16).flatMap { Unicode.Scalar($0) }
        default: return nil
        }
    }
}

extension Substring {
    /// The text without blanks at its ends.
    fileprivate var trimmingBlanks: Substring {
        let head = drop { $0 == " " }
        return head.lastIndex { $0 != " " }.map { head[...$0] } ?? head[head.endIndex...]
    }
}

extension Value {
    /// The name of a member that a scalar is: what it is as a string.
    fileprivate var keyText: String? { isNull ? nil : string ?? decimal?.text ?? bool.map { $0 ? "true" : "false" } }
}
