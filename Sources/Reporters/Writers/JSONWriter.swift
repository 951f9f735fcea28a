import JSONReader
import Linting

/// Writes JSON (RFC 8259), indented by two spaces a level.
///
/// Strings come back from any reader as they went in. Characters that do not show themselves, or move others about,
/// are written as escapes, so that the text does no harm on a terminal or in a log.
struct JSONWriter {
    private var text = ""
    private var level = 0

    /// The value as a whole text, with a line feed at its end.
    static func text(of value: JSONOutput) -> String {
        var writer = JSONWriter()
        writer.write(value)
        return RunnerCommand.disarmed(writer.text) { $0.escapedForJSON } + "\n"
    }

    private mutating func write(_ value: JSONOutput) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .int(let int): text += String(int)
        case .string(let string): write(string)
        case .array(let elements):
            write(elements, between: "[", "]") { writer, element in writer.write(element) }
        case .object(let members):
            write(members, between: "{", "}") { writer, member in
                writer.write(member.name)
                writer.text += ": "
                writer.write(member.value)
            }
        }
    }

    private mutating func write<Item>(
        _ items: [Item],
        between open: String,
        _ close: String,
        each: (inout JSONWriter, Item) -> Void
    ) {
        text += open
        level += 1
        for (position, item) in items.enumerated() {
            text += position == 0 ? "\n" : ",\n"
            text += String(repeating: "  ", count: level)
            each(&self, item)
        }
        level -= 1
        if !items.isEmpty { text += "\n" + String(repeating: "  ", count: level) }
        text += close
    }

    private mutating func write(_ string: String) {
        text += "\""
        if string.utf8.allSatisfy(JSONWriter.isPlain) {
            text += string
        } else {
            text += string.escapedForJSON { !TextEscape.isPrintable($0) }
        }
        text += "\""
    }

    /// Whether a byte is a character that stands for itself.
    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
}
