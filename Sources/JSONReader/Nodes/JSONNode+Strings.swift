extension JSONNode {
    /// The decoded text of a string; nil for any other kind.
    package var string: String? {
        defer { withExtendedLifetime(document) {} }
        return rawString?.string
    }

    /// Whether this is a string of exactly this text; compares bytes where the string holds no escape.
    package func isString(_ text: String) -> Bool {
        defer { withExtendedLifetime(document) {} }
        guard let raw = rawString else { return false }
        return text.withBytes { raw.equals($0) }
    }

    /// Whether a string holds escapes, so that its text differs from its bytes; false for any other kind.
    package var isEscaped: Bool {
        let word = word
        return word.kind == .string && word.flag
    }

    /// Gives a scanner the UTF-8 bytes of a string's text; nil for any other kind.
    ///
    /// They are the document's own where the string holds no escape, else a copy without the escapes.
    package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        defer { withExtendedLifetime(document) {} }
        return rawString?.withDecoded(body)
    }

    /// Gives a scanner the bytes of a string between its quotes, escapes as they stand; nil for any other kind.
    package func withRawBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        defer { withExtendedLifetime(document) {} }
        guard let raw = rawString else { return nil }
        return try body(raw.bytes)
    }

    /// The string's bytes; nil for any other kind.
    @inline(__always)
    fileprivate var rawString: RawString? {
        let word = word
        return word.kind == .string ? RawString(word, in: document.bytes) : nil
    }
}

extension JSONDocument {
    /// Reads the JSON text that a string of another document is; nil if the node is no string.
    ///
    /// Offsets count in the string's text, not in the other document.
    ///
    /// - Throws: `JSONError` where the string's text is not JSON.
    package convenience init?(embeddedIn node: JSONNode, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard let text = node.rawString else { return nil }
        let size = text.bytes.count
        let copy = withExtendedLifetime(node.document) {
            JSONText(capacity: size) { memory in text.copy(to: UnsafeMutableBufferPointer(start: memory, count: size)) }
        }
        try self.init(copy, limits: limits)
    }
}

extension String {
    /// Gives access to the UTF-8 bytes, in place where the string is a native one.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}
