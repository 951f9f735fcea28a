/// A JSON text and the flat index of its values ("tape"): one word a value, byte offsets kept, nothing decoded.
package final class JSONDocument: Sendable {
    /// Reads a JSON text that is held elsewhere.
    ///
    /// - Throws: `JSONError` at the first byte that is not JSON (RFC 8259) or not UTF-8.
    package init(_ text: JSONText, limits: JSONLimits = JSONLimits()) throws(JSONError) {}

    /// Reads a JSON text from a string, as for documents embedded in a plan's attributes.
    package convenience init(text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init(JSONText(Array(text.utf8)), limits: limits)
    }

    /// The value that the text is.
    package var root: JSONNode { JSONNode(document: self, index: 0) }
    /// The offsets of member names that repeat a name of the same object, at most 100 of them.
    package var duplicateNames: [Int] { [] }
    /// The line and column of a byte offset.
    package func position(at offset: Int) -> JSONPosition { JSONPosition(line: 1, column: 1) }
}

/// The bytes of a JSON text, with their owner.
package final class JSONText: Sendable {
    /// Copies bytes.
    package init(_ bytes: [UInt8]) {}
}

/// A place in a text: line and column count from 1, the column in Unicode scalars.
package struct JSONPosition: Hashable, Sendable {
    package var line: Int
    package var column: Int
}

/// How large an input may be before it is refused.
package struct JSONLimits: Sendable {
    /// How deep arrays and objects may nest.
    package var depth = 512
    package init(depth: Int = 512) { self.depth = depth }
}

/// Why a text is not JSON, and where; it never quotes the text, which may hold secrets.
package struct JSONError: Error, Hashable, Sendable {
    /// What is wrong, for people: "expected `,` or `}`".
    package var message: String
    /// Where, in bytes from the start of the text.
    package var offset: Int
}
