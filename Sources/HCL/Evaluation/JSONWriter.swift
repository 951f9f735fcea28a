import JSONReader
import Symbolic

/// Writes values as JSON the way `jsonencode` does: names in the order of their bytes, no blanks, numbers in full.
///
/// `<`, `>`, `&`, U+2028 and U+2029 are escaped, as Go's encoder does for the sake of HTML. A hole inside a string stays
/// a hole, as if its text needed no escapes; a value that is unknown as a whole is a hole outside of strings.
struct JSONWriter {
    private var result = SymbolicString()
    /// Text that is not yet part of the result.
    private var pending = ""
    /// The bytes that are written.
    private var length = 0

    /// The JSON of a value, with holes; nil if it is too long.
    static func text(of value: Value) -> SymbolicString? {
        var writer = JSONWriter()
        writer.write(value)
        writer.flush()
        return writer.length > Limits.stringLength ? nil : writer.result
    }

    private mutating func flush() {
        length += pending.utf8.count
        result.append(.literal(pending))
        pending = ""
    }

    private mutating func hole(_ unknown: Unknown) {
        flush()
        result.append(.hole(unknown))
    }

    private mutating func write(_ value: Value) {
        switch value.kind {
        case .null: pending += "null"
        case .bool: pending += value.bool == true ? "true" : "false"
        case .number: writeNumber(value)
        case .string: writeString(value)
        case .list:
            guard value.isUnordered, let holes = value.holes else { return writeList(value.elements ?? []) }
            // Where the elements stand depends on what they turn out to be.
            pending += "["
            hole(holes.derived)
            pending += "]"
        case .object: writeObject(value.members ?? [])
        case .unknown:
            if let unknown = value.unknown {
                hole(value.conversion == .reordered ? unknown.derived : unknown.encodedAsJSON)
            }
        }
    }

    private mutating func writeNumber(_ value: Value) {
        if let number = value.decimal {
            pending += number.text
        } else {
            hole(Unknown(UnknownSource(attribute: nil, reason: .limit)))
        }
    }

    private mutating func writeString(_ value: Value) {
        pending += "\""
        for part in value.textParts {
            switch part {
            case .literal(let text):
                if pending.utf8.count > Limits.stringLength { flush() }
                if length <= Limits.stringLength { pending += JSONWriter.escaped(text) }
            case .hole(let unknown): hole(unknown)
            }
        }
        pending += "\""
    }

    private mutating func writeList(_ elements: [Value]) {
        pending += "["
        for (position, element) in elements.enumerated() {
            if position > 0 { pending += "," }
            write(element)
        }
        pending += "]"
    }

    private mutating func writeObject(_ members: [Value.Member]) {
        var table = MemberTable()
        for member in members { table.set(member.name, member.value) }
        pending += "{"
        for (position, member) in table.sorted.enumerated() {
            if position > 0 { pending += "," }
            pending += "\"\(JSONWriter.escaped(member.name))\":"
            write(member.value)
        }
        pending += "}"
    }

    /// The text between the quotes of a JSON string, as Go's encoder escapes it.
    static func escaped(_ text: String) -> String {
        text.escapedForJSON { scalar in
            switch scalar {
            case "<", ">", "&", "\u{2028}", "\u{2029}": true
            default: false
            }
        }
    }
}
