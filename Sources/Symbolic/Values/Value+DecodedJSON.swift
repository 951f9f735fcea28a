import JSONReader

extension Value {
    /// The value that a JSON text stands for, with holes where the text has them.
    ///
    /// A known text becomes a view of its JSON; an encoded value is the value itself; a text with holes becomes a tree.
    /// What is no JSON for certain, and what cannot be told, is unknown: never a guess. The sensitive mark goes with it.
    package var decodedJSON: Value {
        switch content {
        case .string(let text): decoded(text)
        case .json(let node): decoded(node)
        case .encoded(.json, let value, _): value.marked(isSensitive)
        case .text(let text): HoledJSON(text).value.marked(isSensitive)
        case .unknown(let unknown): Value(unknown.decodedFromJSON, isSensitive: isSensitive)
        case .encoded(.base64, let value, _):
            Value(value.holes?.derived ?? Value.notJSON, isSensitive: isSensitive)
        case .choice(let choice):
            Value.choice(choice.condition, choice.alternatives.map { $0.marked(isSensitive).decodedJSON })
        case .sequence, .open: Value(unknown?.derived ?? Value.notJSON, isSensitive: isSensitive)
        case .null, .bool, .number, .list, .set, .object: undecoded
        }
    }

    /// Whether the value is a string that encodes a value with holes.
    package var isEncoded: Bool {
        if case .encoded = content { true } else { false }
    }

    /// The same of a string of the plan, which needs no text of its own for that.
    private func decoded(_ node: JSONNode) -> Value {
        if let document = try? JSONDocument(embeddedIn: node), document.duplicateNames.isEmpty {
            return Value(document.root, isSensitive: isSensitive, typing: .structural)
        }
        return node.string.map(decoded) ?? undecoded
    }

    private func decoded(_ text: String) -> Value {
        guard let document = try? JSONDocument(text: text) else { return undecoded }
        // Of members of the same name the last counts, so that such a document is no plain view.
        if document.duplicateNames.isEmpty {
            return Value(document.root, isSensitive: isSensitive, typing: .structural)
        }
        return HoledJSON(SymbolicString(text)).value.marked(isSensitive)
    }

    private var undecoded: Value { Value(Value.notJSON, isSensitive: isSensitive) }

    /// A text that cannot be read as JSON.
    static let notJSON = Unknown(UnknownSource(attribute: nil, reason: .undecided("the text is not JSON")))
}
