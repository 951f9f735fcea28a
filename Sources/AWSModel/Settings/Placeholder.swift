import Symbolic

/// Recognises values that stand for one to come, or for one that is looked up at run time.
enum Placeholder {
    private static let words = [
        "placeholder", "dummy", "todo", "tbd", "none", "null", "n/a", "unset", "example", "redacted",
        "secret-goes-here", "true", "false", "undefined", "fixme", "unused",
    ]

    /// The tokens that tokenizers of BERT's sort have for other purposes than text.
    ///
    /// Source: Hugging Face Transformers, BertTokenizer.
    private static let tokens = ["[pad]", "[unk]", "[cls]", "[sep]", "[mask]"]

    /// What tells to put the value there; the words stand apart with a dash, an underscore or a blank, or not at all.
    private static let instructions = [
        "change-me", "change-this", "replace-me", "replace-this", "update-me", "set-me", "set-by-hand", "set-later",
        "set-manually", "to-be-set", "to-be-changed", "to-be-replaced", "to-be-defined", "not-set", "fill-me-in",
        "dummy-value", "placeholder-value", "initial-value",
    ]

    /// The words by their length: few texts are as long as one of them.
    private static let wordsByLength: [[[UInt8]]] = {
        let spelt = instructions.flatMap { words in ["-", "_", " ", ""].map { words.replacing("-", with: $0) } }
        let words = (Placeholder.words + tokens + spelt).map { Array($0.utf8) }
        var table = [[[UInt8]]](repeating: [], count: 1 + (words.map(\.count).max() ?? 0))
        for word in words { table[word.count].append(word) }
        return table
    }()

    /// Whether a text is a placeholder as a whole: a known word, `<…>`, `xxx…`, a variable of a shell or template, a path,
    /// an ARN, the alias of a key; or a JSON document all of whose strings are, but for what tells of the database.
    static func isPlaceholder(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { isPlaceholder($0) }
    }

    /// The same of a text's bytes.
    static func isPlaceholder(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = text.trimmed
        guard let first = text.first, !isWord(text), !Instruction.isInstruction(text) else { return true }
        switch first {
        case UInt8(ascii: "<"), UInt8(ascii: "$"):
            return TemplateText.isMadeOfGroups(text) && CredentialFormat.found(in: text) == nil
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            // `{{resolve:secretsmanager:…}}` is looked up when the value is used.
            if text.starts(with: "{{".utf8) {
                return TemplateText.isMadeOfGroups(text) && CredentialFormat.found(in: text) == nil
            }
            return isDocumentOfPlaceholders(String(decoding: text, as: UTF8.self))
        case UInt8(ascii: "/"):
            return PathText.isPath(text) && CredentialFormat.found(in: text) == nil
        case UInt8(ascii: "a") where text.starts(with: "arn:".utf8) || text.starts(with: "alias/".utf8):
            return !text.contains { $0 <= 0x20 } && CredentialFormat.found(in: text) == nil
        case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."):
            return text.allSatisfy { $0 == first }
        case UInt8(ascii: "x"), UInt8(ascii: "X"):
            return text.allSatisfy { $0 | 0x20 == UInt8(ascii: "x") }
        default:
            return TemplateText.isMarkedName(text)
        }
    }

    /// Whether a text is one of the words, in any case.
    private static func isWord(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count < wordsByLength.count else { return false }
        return wordsByLength[text.count].contains { word in
            zip(word, text).allSatisfy { $0 == ((0x41...0x5A).contains($1) ? $1 | 0x20 : $1) }
        }
    }

    /// Whether some string of a document that is known in part is written there, and no placeholder.
    static func isWritten(in document: Value) -> Bool {
        if let members = document.partialMembers?.members {
            return members.contains { !SecretDocument.isHarmless($0) && isWritten(in: $0.value) }
        }
        if let elements = document.partialElements?.certain { return elements.contains(where: isWritten) }
        return document.string.map { !isPlaceholder($0) } ?? false
    }

    private static func isDocumentOfPlaceholders(_ text: String) -> Bool {
        let decoded = Value(.string(text)).decodedJSON
        guard decoded.kind == .object || decoded.kind == .list else { return false }
        return holdsOnlyPlaceholders(decoded)
    }

    private static func holdsOnlyPlaceholders(_ value: Value) -> Bool {
        if let members = value.members {
            return members.allSatisfy { SecretDocument.isHarmless($0) || holdsOnlyPlaceholders($0.value) }
        }
        if let elements = value.elements { return elements.allSatisfy(holdsOnlyPlaceholders) }
        let isPlaceholder = value.withKnownUTF8 { text in
            // A document in a document is not looked into.
            (text.first != UInt8(ascii: "{") || text.starts(with: "{{".utf8)) && Placeholder.isPlaceholder(text)
        }
        return isPlaceholder ?? (value.kind != .number)
    }
}
