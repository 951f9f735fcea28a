/// A JSON text and the flat index of its values ("tape"): one word a value, byte offsets kept, nothing decoded.
@usableFromInline
package final class JSONDocument: Sendable {
    /// The text that the offsets of the document count in.
    package let text: JSONText
    /// The offsets of member names that repeat a name of the same object, ascending, at most 100 of them.
    package let duplicateNames: [Int]

    /// The index of the text's values, in their order.
    @usableFromInline nonisolated(unsafe) let words: UnsafePointer<TapeWord>
    /// Which of these words stand for nothing.
    @usableFromInline let gap: TapeGap
    /// The first byte of the text.
    nonisolated(unsafe) let bytes: UnsafePointer<UInt8>
    private let memory: TapeMemory?
    /// The document that has the memory, for a handle of it.
    private let owner: JSONDocument?

    init(_ text: JSONText, tape: consuming Tape) {
        owner = nil
        self.text = text
        bytes = text.base
        words = UnsafePointer(tape.memory.words)
        gap = tape.gap
        duplicateNames = tape.duplicateNames
        memory = tape.release()
    }

    /// A handle of a document: the same values, kept in memory by the handle as by the document itself.
    ///
    /// Each node counts as a user of its document. Threads that go through parts of a large document get handles of their
    /// own, so that they do not wait for each other to count.
    package init(handleOf document: JSONDocument) {
        text = document.text
        bytes = document.bytes
        words = document.words
        gap = document.gap
        duplicateNames = document.duplicateNames
        memory = nil
        owner = document.owner ?? document
    }

    /// What the index holds at a place; the document lives until that is read.
    @inlinable @inline(__always)
    func word(at index: Int) -> TapeWord {
        defer { withExtendedLifetime(self) {} }
        return words[index]
    }

    /// Whether a document and another, or handles of them, are one.
    package func isSame(as other: JSONDocument) -> Bool { words == other.words }

    /// Reads a JSON text that is held elsewhere.
    ///
    /// The text is one value with nothing but blanks around it: RFC 8259 to the letter, in UTF-8 without a byte order
    /// mark. What CI systems and shells add to it is the business of `read(input:limits:)`.
    ///
    /// - Throws: `JSONError` at the first byte that is not JSON (RFC 8259) or not UTF-8.
    package convenience init(_ text: JSONText, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        let tape = try Tape(text, from: 0, limits: limits)
        guard tape.end == text.count else { throw JSONError(problem: .trailing, offset: tape.end) }
        self.init(text, tape: tape)
    }

    /// Reads a JSON text from a string, as for documents embedded in a plan's attributes.
    package convenience init(text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init(JSONText(text), limits: limits)
    }

    /// The value that the text is.
    package var root: JSONNode { JSONNode(document: self, index: 0) }
    /// How many values the text has; the names of members are counted.
    package var valueCount: Int { root.valueCount }

    /// Drops the pages of some members of the outermost object from memory where the text is a mapped file; what is read
    /// again comes back by itself.
    package func releasePages(ofMembers names: [String]) {
        guard text.isDiscardable, root.isObject else { return }
        defer { withExtendedLifetime(self) {} }
        var place = 1
        while place < words.pointee.span {
            let next = place + 1 + words[place + 1].span
            if names.contains(where: { JSONNode(document: self, index: place).isString($0) }) {
                let start = AddressSpace.wholePages(words[place + 1].offset)
                let end = next < words.pointee.span ? words[next].offset : text.count
                let size = (end - start) & ~(AddressSpace.pageSize &- 1)
                if size > 0 { AddressSpace.discard(bytes + start, size) }
            }
            place = next
        }
    }

    /// The line and column of a byte offset in the text.
    package func position(at offset: Int) -> JSONPosition { text.position(at: offset) }
}
