import Symbolic

/// Reads the part of YAML that configurations are written in; what is beyond it is not read at all.
///
/// Read are block and flow collections, scalars of one line, literal blocks, comments, anchors and aliases. Not read
/// are documents after the first, tags, merge keys, keys that are no scalars, scalars and flow collections over several
/// lines, folded blocks and tabs. Source: YAML 1.1, which Terraform's `yamldecode` follows.
struct YAMLSubset {
    struct Line {
        var indent: Int
        /// The text after the indentation.
        var text: Substring
    }

    private static let depthLimit = 64

    private var lines: ArraySlice<Line>
    private var anchors: [String: Value] = [:]
    private var depth = 0

    /// The value of a document; nil where it is not in the subset, or is malformed.
    static func value(of text: String) -> Value? {
        // Marks that join with what stands before them would hide it.
        let isRead = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n"
                || scalar.value >= 0x20 && scalar.value != 0x7F && scalar != "\u{FEFF}"
                    && !scalar.properties.isGraphemeExtend
        }
        guard isRead else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let content = line.drop { $0 == " " }
            return Line(indent: line.utf8.count - content.utf8.count, text: content)
        }
        var reader = YAMLSubset(lines: lines[...])
        if let first = reader.content, first.indent == 0, first.text == "---" { reader.lines.removeFirst() }
        // Directives and document marks.
        guard
            !reader.lines.contains(where: { $0.indent == 0 && ($0.text.hasPrefix("---") || $0.text.hasPrefix("...")) })
        else { return nil }
        guard let value = reader.block(deeperThan: -1), reader.content == nil else { return nil }
        return value
    }

    /// The next line that has more than a comment; the lines before it are passed over.
    private var content: Line? {
        mutating get {
            lines = lines.drop { $0.text.isEmpty || $0.text.hasPrefix("#") }
            return lines.first
        }
    }

    /// The value of the lines that are indented deeper; null if there are none.
    private mutating func block(deeperThan indent: Int) -> Value? {
        guard let line = content, line.indent > indent else { return Value(.null) }
        guard depth < YAMLSubset.depthLimit else { return nil }
        depth += 1
        defer { depth -= 1 }
        if line.isItem { return sequence(at: line.indent) }
        switch YAMLInline.key(of: line.text) {
        case .key: return mapping(at: line.indent)
        case .none:
            lines.removeFirst()
            return value(of: line.text, in: indent, sequencesAt: indent + 1)
        case .unsupported: return nil
        }
    }

    private mutating func sequence(at indent: Int) -> Value? {
        var elements: [Value] = []
        while let line = content, line.indent == indent, line.isItem {
            let rest = line.text.dropFirst().drop { $0 == " " }
            let column = indent + line.text.utf8.count - rest.utf8.count
            let item = Line(indent: column, text: rest)
            let element: Value?
            if item.isItem || YAMLInline.key(of: rest) != .none {
                // A collection that begins in the line of the item.
                lines[lines.startIndex] = item
                element = block(deeperThan: indent)
            } else {
                lines.removeFirst()
                element = value(of: rest, in: indent, sequencesAt: indent + 1)
            }
            guard let element else { return nil }
            elements.append(element)
        }
        return isEnd(of: indent) ? .tuple(elements) : nil
    }

    private mutating func mapping(at indent: Int) -> Value? {
        var table = MemberTable()
        while let line = content, line.indent == indent, !line.isItem {
            guard case .key(let name, let rest) = YAMLInline.key(of: line.text), table.value(name) == nil else {
                return nil
            }
            lines.removeFirst()
            guard let value = value(of: rest, in: indent, sequencesAt: indent) else { return nil }
            table.set(name, value)
        }
        return isEnd(of: indent) ? .object(table) : nil
    }

    /// Whether what follows belongs to a collection around the one at an indentation, or to none.
    private mutating func isEnd(of indent: Int) -> Bool {
        content.map { $0.indent <= indent } ?? true
    }

    /// The value that begins in the rest of a line, of a collection at an indentation.
    private mutating func value(of text: Substring, in indent: Int, sequencesAt least: Int) -> Value? {
        guard text.first == "&" else { return plainValue(of: text, in: indent, sequencesAt: least) }
        let name = text.dropFirst().prefix { $0 != " " }
        guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }) else {
            return nil
        }
        let rest = text[name.endIndex...].drop { $0 == " " }
        // An alias within is a cycle, which is an error; so the anchor is set only now.
        let value = plainValue(of: rest, in: indent, sequencesAt: least)
        anchors[String(name)] = value
        return value
    }

    private mutating func plainValue(of text: Substring, in indent: Int, sequencesAt least: Int) -> Value? {
        if text.isEmpty || text.hasPrefix("#") {
            if let line = content, line.indent == least, line.isItem { return sequence(at: least) }
            return block(deeperThan: indent)
        }
        if text.hasPrefix("|") { return literal(text, in: indent) }
        if text.hasPrefix("*") {
            guard let value = anchors[String(text.dropFirst())], !continues(beyond: indent) else { return nil }
            return value
        }
        guard let value = YAMLInline.value(of: text), !continues(beyond: indent) else { return nil }
        return value
    }

    /// Whether the next line continues a scalar that began in a line before.
    private mutating func continues(beyond indent: Int) -> Bool {
        content.map { $0.indent > indent } ?? false
    }

    /// Reads the lines of a literal block, without their common indentation.
    private mutating func literal(_ header: Substring, in indent: Int) -> Value? {
        guard ["|", "|-", "|+"].contains(header), let first = lines.first(where: { !$0.text.isEmpty }) else {
            return nil
        }
        guard first.indent > indent, first.indent > 0 else { return nil }
        var texts: [String] = []
        while let line = lines.first, line.text.isEmpty || line.indent >= first.indent {
            // Blanks in empty lines count where they go beyond the indentation.
            texts.append(String(repeating: " ", count: max(0, line.indent - first.indent)) + line.text)
            lines.removeFirst()
        }
        guard lines.first.map({ $0.indent <= indent }) ?? true else { return nil }
        let kept = texts.lastIndex { !$0.isEmpty } ?? -1
        let isClosed = !lines.isEmpty || texts.count > kept + 1
        let text = texts[...kept].joined(separator: "\n")
        switch header {
        case "|-": return Value(.string(text.normalized))
        case "|": return Value(.string((isClosed ? text + "\n" : text).normalized))
        default: return nil
        }
    }
}

extension YAMLSubset.Line {
    /// Whether the line begins with the dash of a sequence.
    var isItem: Bool { text == "-" || text.hasPrefix("- ") }
}
