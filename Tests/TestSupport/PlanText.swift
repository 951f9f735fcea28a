package import JSONReader

extension JSONDocument {
    /// The document of a text that a test writes.
    package static func of(_ text: String) throws -> JSONDocument {
        try JSONDocument(text: text)
    }
}
