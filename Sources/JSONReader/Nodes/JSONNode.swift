/// A value inside a `JSONDocument`: a cheap view that decodes nothing until it is asked.
package struct JSONNode: Sendable {
    /// What kind of JSON value a node is (RFC 8259 §3).
    package enum Kind: UInt8, Sendable {
        case null, bool, number, string, array, object
    }

    /// The document that holds the node's bytes.
    package let document: JSONDocument
    /// The node's place in the document's tape.
    package let index: Int

    /// The node at a place that the tape has.
    package init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// What the tape holds of the node.
    @inline(__always)
    var word: TapeWord { document.words[index] }

    /// What kind of value this is.
    package var kind: Kind { word.kind }
    /// The offset of the value's first byte in the text of the document.
    package var offset: Int { word.offset }
    /// The size of the value in the text: up to the closing quote, brace or bracket.
    package var length: Int {
        let word = word
        switch word.kind {
        case .null: return 4
        case .bool: return word.payload == 1 ? 4 : 5
        case .number: return word.payload
        case .string: return word.payload + 2
        case .array, .object: return lengthOfContainer
        }
    }
    /// Whether the value is `null`.
    package var isNull: Bool { kind == .null }
    /// Whether the value is a string.
    package var isString: Bool { kind == .string }
    /// Whether the value is an array.
    package var isArray: Bool { kind == .array }
    /// Whether the value is an object.
    package var isObject: Bool { kind == .object }

    /// The value of `true` or `false`; nil for any other kind.
    package var bool: Bool? {
        let word = word
        return word.kind == .bool ? word.payload == 1 : nil
    }

    /// The length of an array or object: to its last part's end, then over blanks, a comma being none of its own.
    private var lengthOfContainer: Int {
        defer { withExtendedLifetime(document) {} }
        var last = -1
        var place = index + 1
        let end = index + word.payload
        while place < end {
            last = place
            place += document.words[place].span
        }
        let start = document.bytes + offset
        guard last >= 0 else { return afterBlanks(start + 1) - start + 1 }
        let part = JSONNode(document: document, index: last)
        return afterBlanks(document.bytes + part.offset + part.length) - start + 1
    }
}
