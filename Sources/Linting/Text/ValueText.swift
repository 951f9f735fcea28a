package import CEL
package import Symbolic

/// Turns values into text for people; every text of a finding and of an explanation goes through here.
///
/// What is sensitive becomes `(sensitive)`, what is not known says so, control characters are escaped, long texts are
/// cut, and what looks like a credential is masked whatever the plan says.
package enum ValueText {
    /// How many characters of one value are shown.
    static let valueLimit = 200
    /// How many characters of a whole message or line are shown.
    static let lineLimit = 1_000
    /// How many lines of a piece of configuration are shown.
    private static let linesLimit = 60
    /// How many elements of a list are shown.
    private static let elementLimit = 10
    private static let depthLimit = 4

    /// The text of a value inside a message: strings without quotes.
    ///
    /// A value that was computed from something sensitive is not shown. A mere yes or no is, where it answers what was
    /// asked (`Program.isHidden`); where it only was handed on, it is the sensitive value itself.
    package static func text(of value: CELValue, touchedSensitive: Bool) -> String {
        if touchedSensitive {
            switch value {
            case .error, .model: break
            // What is known of it is as sensitive as the whole.
            case .unknown(let unknown, _): return cut(safe(UnknownText.short(unknown)), to: valueLimit)
            default: return Redaction.mask
            }
        }
        return cut(safe(raw(value, quoted: false, depth: 0)), to: valueLimit)
    }

    /// The text of a value in an explanation: strings with quotes.
    package static func quotedText(of value: CELValue, touchedSensitive: Bool) -> String {
        if touchedSensitive { return text(of: value, touchedSensitive: true) }
        return cut(safe(raw(value, quoted: true, depth: 0)), to: valueLimit)
    }

    /// A finished line: a message, a fact, the text of a rule.
    package static func line(_ text: String) -> String {
        // Most texts have no line feed to fold and nothing to escape, and a mask brings neither.
        if TextEscape.isPlain(text) { return cut(Redaction.masked(text), to: lineLimit) }
        return cut(safe(TextFolding.oneLine(text)), to: lineLimit)
    }

    /// The lines of a piece of configuration, their indents kept.
    static func lines(_ lines: [String]) -> [String] {
        lines.prefix(linesLimit).map { cut(safe($0), to: lineLimit) }
    }

    /// Masked first and escaped then: an escape must not hide a token's beginning.
    private static func safe(_ text: String) -> String {
        TextEscape.escaped(Redaction.masked(text))
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        return String(text.unicodeScalars.prefix(limit - 1)) + "…"
    }

    private static func raw(_ value: CELValue, quoted: Bool, depth: Int) -> String {
        guard depth < depthLimit else { return "…" }
        switch value {
        case .null, .noModel, .optional(nil): return "null"
        case .bool(let bool): return bool ? "true" : "false"
        case .int(let int): return "\(int)"
        case .uint(let uint): return "\(uint)"
        case .double(let double): return "\(double)"
        case .string(let text), .type(let text): return string(text, quoted: quoted)
        case .bytes(let bytes): return "\(bytes.count) bytes"
        case .list(let list): return self.list(list, depth: depth)
        case .map(let map): return self.map(map, depth: depth)
        case .address(let address): return "\(address)"
        case .network(let network): return "\(network)"
        case .timestamp(let time): return TimeText.timestamp(time)
        case .duration(let time): return TimeText.duration(time)
        case .optional(let inner?): return raw(inner, quoted: quoted, depth: depth + 1)
        case .model(let object): return place(of: object)
        case .terraform(let value): return terraform(value, depth: depth)
        case .unknown(let unknown, let text): return text.map { symbolic($0) } ?? UnknownText.short(unknown)
        case .error(let error): return "(error: \(error.message))"
        }
    }

    private static func string(_ text: String, quoted: Bool) -> String {
        // Nothing behind the cut is shown, so nothing behind it has to be read.
        let head = text.utf8.count > lineLimit * 2 ? String(text.unicodeScalars.prefix(lineLimit * 2)) : text
        return quoted ? AttributePath.quoted(head) : head
    }

    /// A text with what it depends on in the places of its holes.
    private static func symbolic(_ text: SymbolicString) -> String {
        text.parts.map { part in
            switch part {
            case .literal(let literal): string(literal, quoted: false)
            case .hole(let unknown): UnknownText.short(unknown)
            }
        }.joined()
    }

    private static func list(_ list: CELList, depth: Int) -> String {
        var texts = list.elements.prefix(elementLimit).map { raw($0, quoted: true, depth: depth + 1) }
        if list.elements.count > elementLimit { texts.append("… \(list.elements.count - elementLimit) more") }
        if let unknown = list.membership { texts.append("perhaps more \(UnknownText.short(unknown))") }
        return "[\(texts.joined(separator: ", "))]"
    }

    private static func map(_ map: CELMap, depth: Int) -> String {
        var texts = map.entries.prefix(elementLimit).map { key, value in
            "\(raw(key, quoted: true, depth: depth + 1)): \(raw(value, quoted: true, depth: depth + 1))"
        }
        if map.entries.count > elementLimit { texts.append("… \(map.entries.count - elementLimit) more") }
        return "{\(texts.joined(separator: ", "))}"
    }

    /// A list or object of a plan; its sensitive parts carry their own marks.
    private static func terraform(_ value: Value, depth: Int) -> String {
        guard depth < depthLimit else { return "…" }
        if value.isSensitive { return Redaction.mask }
        if let elements = value.elements {
            var texts = elements.prefix(elementLimit).map { terraform($0, depth: depth + 1) }
            if elements.count > elementLimit { texts.append("… \(elements.count - elementLimit) more") }
            return "[\(texts.joined(separator: ", "))]"
        }
        if let members = value.members {
            var texts = members.prefix(elementLimit).map { member in
                "\(AttributePath.quoted(member.name)): \(terraform(member.value, depth: depth + 1))"
            }
            if members.count > elementLimit { texts.append("… \(members.count - elementLimit) more") }
            return "{\(texts.joined(separator: ", "))}"
        }
        return raw(CELValue(value), quoted: true, depth: depth + 1)
    }

    /// A model by its place: the resource's address, and the way inside it.
    package static func place(of object: any ModelObject) -> String {
        guard let location = object.location else { return object.modelType.name }
        return location.modelPath.isEmpty ? "\(location.address)" : "\(location.address) \(location.modelPath)"
    }
}
