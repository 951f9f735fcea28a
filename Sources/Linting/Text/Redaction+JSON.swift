import Symbolic

extension Redaction {
    /// The text of a member that holds a secret in JSON, or in a string that holds JSON: `"DB_PASSWORD":"…"`,
    /// and `"value":"…"` as lists of environment variables have it, whose names stand elsewhere.
    ///
    /// - Parameters:
    ///   - bytes: The whole text.
    ///   - colon: The place of the colon behind the member's name.
    /// - Returns: Up to where the text is kept, and where the secret ends; nil for other colons.
    static func memberSecret(in bytes: UnsafeBufferPointer<UInt8>, at colon: Int) -> (kept: Int, end: Int)? {
        var quoteEnd = colon
        while quoteEnd > 0, bytes[quoteEnd - 1] == UInt8(ascii: " ") { quoteEnd -= 1 }
        guard quoteEnd > 0, [UInt8(ascii: "\""), UInt8(ascii: "'")].contains(bytes[quoteEnd - 1]) else { return nil }
        let quote = bytes[quoteEnd - 1]
        let nesting = backslashes(in: bytes, before: quoteEnd - 1)
        let nameEnd = quoteEnd - 1 - nesting
        var nameStart = nameEnd
        let dash = UInt8(ascii: "-")
        while nameStart > 0, isWord(bytes[nameStart - 1]) || bytes[nameStart - 1] == dash { nameStart -= 1 }
        guard nameStart > 0, bytes[nameStart - 1] == quote else { return nil }
        let name = bytes[nameStart..<nameEnd]
        let text = String(decoding: name, as: UTF8.self)
        // Arguments of jobs, too: `"--db_password":"…"`.
        let isVariable = name.allSatisfy(CredentialWords.isOfVariable) || text.hasPrefix("--")
        guard text == "value" || CredentialWords.areUnder(text) else { return nil }
        var start = colon + 1
        while start < bytes.count, bytes[start] == UInt8(ascii: " ") { start += 1 }
        start += nesting
        guard start < bytes.count, bytes[start] == quote, backslashes(in: bytes, before: start) == nesting else {
            return nil
        }
        start += 1
        // An ARN names a secret and is none.
        if !isVariable, text != "value", bytes[start...].starts(with: "arn:".utf8) { return nil }
        var end = start
        while end < bytes.count, bytes[end] != quote || backslashes(in: bytes, before: end) != nesting { end += 1 }
        if end < bytes.count { end -= nesting }
        // Lines of the source come with their literals masked already.
        let isMasked = bytes[start..<end].elementsEqual(String(MaskedLine.mask).utf8)
        return end > start && !isMasked ? (start, end) : nil
    }

    private static func backslashes(in bytes: UnsafeBufferPointer<UInt8>, before position: Int) -> Int {
        var start = position
        while start > 0, bytes[start - 1] == UInt8(ascii: "\\") { start -= 1 }
        return position - start
    }
}
