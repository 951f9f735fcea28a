/// A value inside a `JSONDocument`: a cheap view that decodes nothing until it is asked.
@usableFromInline
package struct JSONNode: Sendable {
    /// What kind of JSON value a node is (RFC 8259 §3).
    @usableFromInline
    package enum Kind: UInt8, Sendable {
        case null, bool, number, string, array, object
    }

    /// The document that holds the node's bytes.
    @usableFromInline package let document: JSONDocument
    /// The node's place in the document's tape.
    @usableFromInline package let index: Int

    /// The node at a place that the tape has.
    @inlinable
    package init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// What the tape holds of the node.
    @inlinable @inline(__always)
    var word: TapeWord { document.word(at: index) }

    /// What kind of value this is.
    @inlinable package var kind: Kind { word.kind }
    /// The offset of the value's first byte in the text of the document.
    @inlinable package var offset: Int { word.offset }
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
    /// How many values this one takes in the document: itself, its names and all parts.
    @inlinable package var valueCount: Int {
        let span = word.span
        return span - document.gap.size(from: index, to: index + span)
    }
    /// Whether the value is `null`.
    @inlinable package var isNull: Bool { kind == .null }
    /// Whether the value is a string.
    @inlinable package var isString: Bool { kind == .string }
    /// Whether the value is an array.
    @inlinable package var isArray: Bool { kind == .array }
    /// Whether the value is an object.
    @inlinable package var isObject: Bool { kind == .object }

    /// The value of `true` or `false`; nil for any other kind.
    @inlinable package var bool: Bool? {
        let word = word
        return word.kind == .bool ? word.payload == 1 : nil
    }

    /// The length of an array or object, found by way of its last part, the last part of that, and so on.
    private var lengthOfContainer: Int {
        defer { withExtendedLifetime(document) {} }
        var part = self
        var depth = 0
        while let last = part.lastPart {
            part = last
            depth += 1
        }
        let isEmpty = part.isArray || part.isObject
        var end = document.bytes + part.offset + (isEmpty ? 1 : part.length)
        for _ in 0..<(isEmpty ? depth + 1 : depth) { end = afterBlanks(end) + 1 }
        return end - document.bytes - offset
    }

    /// The last element of an array or the value of an object's last member.
    private var lastPart: JSONNode? {
        var last: Int?
        switch kind {
        case .array: document.forEachElement(ofArrayAt: index) { last = $0 }
        case .object: document.forEachMember(ofObjectAt: index) { last = $1 }
        default: break
        }
        return last.map { JSONNode(document: document, index: $0) }
    }
}
