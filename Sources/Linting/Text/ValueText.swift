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
    /// How many elements of a list are shown.
    private static let elementLimit = 10
    private static let depthLimit = 4

    /// The text of a value inside a message: strings without quotes.
    ///
    /// A value that was computed from something sensitive is not shown, unless it is a mere yes or no.
    package static func text(of value: CELValue, touchedSensitive: Bool) -> String {
        if touchedSensitive {
            switch value {
            case .bool, .unknown, .error, .model: break
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
        cut(safe(TextFolding.oneLine(text)), to: lineLimit)
    }

    /// Masked first and escaped then: an escape must not hide a token's beginning.
    private static func safe(_ text: String) -> String {
        TextEscape.escaped(Redaction.masked(text))
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        var head = String.UnicodeScalarView()
        head.append(contentsOf: text.unicodeScalars.prefix(limit - 1))
        return String(head) + "…"
    }

    private static func raw(_ value: CELValue, quoted: Bool, depth: Int) -> String {
        guard depth < depthLimit else { return "…" }
        switch value {
        case .string(let text):
            // Nothing behind the cut is shown, so nothing behind it has to be read.
            let head = String(text.unicodeScalars.prefix(lineLimit * 2))
            return quoted ? AttributePath.quoted(head) : head
        case .list(let elements): return list(elements, depth: depth)
        case .unknown(let unknown): return UnknownText.short(unknown)
        case .model(let object): return place(of: object)
        case .error(let error): return "(error: \(error))"
        default: return "\(value)"
        }
    }

    private static func list(_ elements: [CELValue], depth: Int) -> String {
        var texts = elements.prefix(elementLimit).map { raw($0, quoted: true, depth: depth + 1) }
        if elements.count > elementLimit { texts.append("… \(elements.count - elementLimit) more") }
        return "[\(texts.joined(separator: ", "))]"
    }

    /// A model by its place: the resource's address, and the way inside it.
    package static func place(of object: any ModelObject) -> String {
        guard let location = object.location else { return object.modelType.name }
        return location.modelPath.isEmpty ? "\(location.address)" : "\(location.address) \(location.modelPath)"
    }
}
