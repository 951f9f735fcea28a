import Symbolic

/// Writes values as YAML the way `yamlencode` does: in block style, with strings in quotes or as literal blocks.
///
/// What libyaml's emitter, which Terraform has, would break into lines or write with escapes of its own is not written.
struct YAMLWriter {
    private static let depthLimit = 100
    /// Where the emitter breaks lines at blanks.
    private static let width = 80

    /// Stands before the number of a hole, and behind it; no text that is written has it.
    private static let mark = "\u{E000}"

    private var text = ""
    private var holes: [Unknown] = []

    /// The YAML of a value, with holes; nil where its form cannot be told.
    static func text(of value: Value) -> SymbolicString? {
        var writer = YAMLWriter()
        guard writer.write(value, indent: 0, blockIndent: 2, depth: 0) else { return nil }
        let pieces = writer.text.pieces(separatedBy: mark)
        return SymbolicString(
            pieces.enumerated().map { position, piece in
                guard position % 2 == 1 else { return .literal(piece) }
                let number = Int(piece).flatMap { writer.holes.indices.contains($0) ? $0 : nil }
                return .hole(number.map { writer.holes[$0] } ?? Value.undescribed)
            }
        )
    }

    private func doubt(of value: Value) -> Unknown { (value.holes ?? Value.undescribed).derived }

    private mutating func markHole(_ hole: Unknown) -> String {
        holes.append(hole)
        return "\(YAMLWriter.mark)\(holes.count - 1)\(YAMLWriter.mark)"
    }

    /// A text with holes: in quotes where these are names, else with a hole for all that may depend on them.
    private mutating func written(_ parts: [SymbolicString.Part], of value: Value) -> String {
        let doubt = doubt(of: value)
        let isLine = parts.allSatisfy { part in
            switch part {
            case .literal(let text): !text.utf8.contains(UInt8(ascii: " ")) && quoted(text) != nil
            case .hole(let hole): Value(hole).isNeverEmpty
            }
        }
        var result = isLine ? "\"" : markHole(doubt)
        for part in parts {
            switch part {
            case .hole(let hole): result += markHole(isLine ? hole : hole.derived)
            case .literal(let text) where isLine: result += quoted(text)?.dropFirst().dropLast() ?? ""
            case .literal(let text):
                // Lines are indented, or broken at blanks, and some characters have escapes.
                for word in text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace) {
                    let isPlain = isPlain(String(word)) && !word.contains("\"") && !word.contains("\\")
                    result += (isPlain ? word : "") + markHole(doubt)
                }
            }
        }
        return result + (isLine ? "\"" : markHole(doubt))
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
            guard let string = value.string else {
                text += written(value.textParts, of: value) + "\n"
                return true
            }
            guard let written = written(string, blockIndent: blockIndent) else { return false }
            text += written + "\n"
        case .list where value.isUnordered && value.holes != nil: text += markHole(doubt(of: value)) + "\n"
        case .list: return writeSequence(value.elements ?? [], indent: indent, depth: depth)
        case .object: return writeMapping(value.sortedMembers, indent: indent, depth: depth)
        case .unknown:
            text += (value.isNeverEmpty ? written(value.textParts, of: value) : markHole(doubt(of: value))) + "\n"
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
            case (.unknown, _) where !member.value.isNeverEmpty: break
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
