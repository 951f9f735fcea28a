import Symbolic

/// Writes values as YAML the way `yamlencode` does: in block style, with strings in quotes or as literal blocks.
///
/// What libyaml's emitter, which Terraform has, would break into lines or write with escapes of its own is not written.
struct YAMLWriter {
    private static let depthLimit = 100
    /// Where the emitter breaks lines at blanks.
    private static let width = 80

    private var text = ""

    /// The YAML of a known value; nil where its form cannot be told.
    static func text(of value: Value) -> String? {
        var writer = YAMLWriter()
        guard writer.write(value, indent: 0, blockIndent: 2, depth: 0) else { return nil }
        return writer.text
    }

    /// Writes a value where the line already begins, and the line break after it; false where that cannot be done.
    private mutating func write(_ value: Value, indent: Int, blockIndent: Int, depth: Int) -> Bool {
        guard depth < YAMLWriter.depthLimit, text.utf8.count < Limits.stringLength else { return false }
        switch value.kind {
        case .null: text += "null\n"
        case .bool: text += value.bool == true ? "true\n" : "false\n"
        case .number:
            guard let number = value.decimal else { return false }
            text += number.text + "\n"
        case .string:
            guard let string = value.string, let written = written(string, blockIndent: blockIndent) else {
                return false
            }
            text += written + "\n"
        case .list: return writeSequence(value.elements ?? [], indent: indent, depth: depth)
        case .object: return writeMapping(value.sortedMembers, indent: indent, depth: depth)
        case .unknown: return false
        }
        return true
    }

    private mutating func writeSequence(_ elements: [Value], indent: Int, depth: Int) -> Bool {
        if elements.isEmpty { text += "[]\n" }
        for (position, element) in elements.enumerated() {
            if position > 0 { text += String(repeating: " ", count: indent) }
            text += "- "
            guard write(element, indent: indent + 2, blockIndent: indent + 2, depth: depth + 1) else { return false }
        }
        return true
    }

    private mutating func writeMapping(_ members: [Value.Member], indent: Int, depth: Int) -> Bool {
        if members.isEmpty { text += "{}\n" }
        for (position, member) in members.enumerated() {
            guard let name = quoted(member.name), name.utf8.count < YAMLWriter.width else { return false }
            if position > 0 { text += String(repeating: " ", count: indent) }
            text += name + ":"
            var inner = indent
            switch (member.value.kind, member.value.elements?.isEmpty ?? member.value.members?.isEmpty) {
            case (.list, false): text += "\n" + String(repeating: " ", count: indent)
            case (.object, false):
                inner = indent + 2
                text += "\n" + String(repeating: " ", count: inner)
            default: text += " "
            }
            guard write(member.value, indent: inner, blockIndent: indent + 2, depth: depth + 1) else { return false }
        }
        return true
    }

    private func written(_ string: String, blockIndent: Int) -> String? {
        guard string.utf8.contains(UInt8(ascii: "\n")) else {
            guard let quoted = quoted(string) else { return nil }
            let column = text.utf8.reversed().prefix { $0 != UInt8(ascii: "\n") }.count
            let mayBreak = string.utf8.contains(UInt8(ascii: " ")) && column + quoted.utf8.count >= YAMLWriter.width
            return mayBreak ? nil : quoted
        }
        var lines = string.pieces(separatedBy: "\n")
        let isClosed = lines.last == ""
        if isClosed { lines.removeLast() }
        guard let first = lines.first, let last = lines.last, !first.isEmpty, !last.isEmpty,
            first.utf8.first != UInt8(ascii: " "), lines.allSatisfy({ isPlain($0) && !$0.hasSuffix(" ") })
        else { return nil }
        let margin = String(repeating: " ", count: blockIndent)
        return (isClosed ? "|" : "|-") + lines.map { $0.isEmpty ? "\n" : "\n" + margin + $0 }.joined()
    }

    private func quoted(_ string: String) -> String? {
        guard isPlain(string) else { return nil }
        var result = "\""
        for scalar in string.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    /// Whether the text has only what needs no escapes for certain.
    private func isPlain(_ string: String) -> Bool {
        string.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0x20...0x7E: true
            case 0xA0...0xD7FF: scalar.value != 0x2028 && scalar.value != 0x2029
            default: false
            }
        }
    }
}
