/// A JSON value to be written, with its members in order.
indirect enum JSONOutput {
    case string(String)
    case int(Int)
    case bool(Bool)
    case array([JSONOutput])
    case object([(String, JSONOutput)])

    /// Texts as an array.
    static func strings(_ texts: [String]) -> JSONOutput { .array(texts.map { .string($0) }) }

    /// The value as text, indented by two spaces a level, with a line end.
    var text: String {
        var text = ""
        write(to: &text, indentation: 0)
        return text + "\n"
    }

    private func write(to text: inout String, indentation: Int) {
        switch self {
        case .string(let string): JSONOutput.write(string, to: &text)
        case .int(let int): text += String(int)
        case .bool(let bool): text += bool ? "true" : "false"
        case .array(let elements) where elements.isEmpty: text += "[]"
        case .object(let members) where members.isEmpty: text += "{}"
        case .array(let elements):
            JSONOutput.lines(elements, "[", "]", &text, indentation) { element, text in
                element.write(to: &text, indentation: indentation + 1)
            }
        case .object(let members):
            JSONOutput.lines(members, "{", "}", &text, indentation) { member, text in
                JSONOutput.write(member.0, to: &text)
                text += ": "
                member.1.write(to: &text, indentation: indentation + 1)
            }
        }
    }

    private static func lines<Item>(
        _ items: [Item],
        _ open: String,
        _ close: String,
        _ text: inout String,
        _ indentation: Int,
        _ body: (Item, inout String) -> Void
    ) {
        text += open
        for (position, item) in items.enumerated() {
            text += position == 0 ? "\n" : ",\n"
            text += String(repeating: "  ", count: indentation + 1)
            body(item, &text)
        }
        text += "\n" + String(repeating: "  ", count: indentation) + close
    }

    /// Escapes by RFC 8259 §7, and what some readers take for a line end.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
