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

    package init(document: JSONDocument, index: Int) {
        self.document = document
        self.index = index
    }

    /// What kind of value this is.
    package var kind: Kind { .null }
    /// The offset of the value's first byte in the text of the document.
    package var offset: Int { 0 }
    /// Whether the value is `null`.
    package var isNull: Bool { kind == .null }
    /// The value of `true` or `false`; nil for any other kind.
    package var bool: Bool? { nil }
    /// The decoded text of a string; nil for any other kind.
    package var string: String? { nil }
    /// The digits of a number as the document writes them; nil for any other kind.
    package var numberText: String? { nil }
    /// The value of a number that is a whole number of 64 bits, written without fraction and exponent.
    package var int: Int? { nil }
    /// How many elements an array or members an object has; 0 for any other kind.
    package var count: Int { 0 }

    /// The value of an object's member; nil if there is none of that name or this is no object.
    ///
    /// Where a name is repeated the last one counts, as Go's decoder has it.
    package subscript(key: String) -> JSONNode? { nil }
    /// An array's element; nil if there are not that many or this is no array.
    package subscript(position: Int) -> JSONNode? { nil }

    /// Whether this is a string of exactly this text; compares bytes where the string holds no escape.
    package func isString(_ text: String) -> Bool { false }

    /// The elements of an array, in order; empty for any other kind.
    package var elements: Elements { Elements() }
    /// The members of an object, in the document's order; empty for any other kind.
    package var members: Members { Members() }

    /// The elements of an array.
    package struct Elements: Sequence, IteratorProtocol {
        package mutating func next() -> JSONNode? { nil }
    }

    /// The members of an object; the name is a string node, decoded when asked.
    package struct Members: Sequence, IteratorProtocol {
        package mutating func next() -> (name: JSONNode, value: JSONNode)? { nil }
    }
}
