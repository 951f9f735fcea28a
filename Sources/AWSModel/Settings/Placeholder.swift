import Symbolic

/// Recognises values that stand for one to come, or for one that is looked up at run time.
enum Placeholder {
    private static let words: Set<String> = [
        "", "changeme", "change-me", "change_me", "placeholder", "dummy", "todo", "tbd", "none", "null", "n/a", "unset",
        "replaceme", "replace-me", "replace_me", "example", "redacted", "secret-goes-here", "true", "false",
        "undefined",
    ]

    /// Whether a text is a placeholder: a known word, `<…>`, `xxx…`, a variable of a shell or template, a path, an ARN;
    /// or a JSON document all of whose strings are.
    static func isPlaceholder(_ text: String) -> Bool {
        let trimmed = Array(text.utf8).trimmed
        let plain = String(decoding: trimmed, as: UTF8.self)
        if words.contains(plain.lowercased()) { return true }
        guard let first = trimmed.first else { return true }
        switch first {
        case UInt8(ascii: "<"):
            return trimmed.last == UInt8(ascii: ">")
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            return isDocumentOfPlaceholders(plain)
        case UInt8(ascii: "$"):
            return trimmed.count > 1 && [UInt8(ascii: "{"), UInt8(ascii: "(")].contains(trimmed[1])
        case UInt8(ascii: "/"):
            return true
        default:
            return trimmed.starts(with: "arn:".utf8) || trimmed.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
                || trimmed.allSatisfy { $0 == UInt8(ascii: "*") }
        }
    }

    /// Whether some string of a document that is known in part is written there, and no placeholder.
    static func isWritten(in document: Value) -> Bool {
        if let members = document.partialMembers?.members { return members.contains { isWritten(in: $0.value) } }
        if let elements = document.partialElements?.certain { return elements.contains(where: isWritten) }
        return document.string.map { !isPlaceholder($0) } ?? false
    }

    private static func isDocumentOfPlaceholders(_ text: String) -> Bool {
        // `{{resolve:secretsmanager:…}}` is looked up when the value is used.
        if text.utf8.starts(with: "{{".utf8) { return true }
        let decoded = Value(.string(text)).decodedJSON
        guard decoded.kind == .object || decoded.kind == .list else { return false }
        return holdsOnlyPlaceholders(decoded)
    }

    private static func holdsOnlyPlaceholders(_ value: Value) -> Bool {
        if let members = value.members { return members.allSatisfy { holdsOnlyPlaceholders($0.value) } }
        if let elements = value.elements { return elements.allSatisfy(holdsOnlyPlaceholders) }
        guard let text = value.string else { return value.kind != .number }
        return !text.utf8.starts(with: "{".utf8) && isPlaceholder(text)
    }
}

extension [UInt8] {
    /// The bytes without blanks around them.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        return self[start...end]
    }
}
