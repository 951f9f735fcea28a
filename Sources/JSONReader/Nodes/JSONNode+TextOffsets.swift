extension JSONNode {
    /// Where the bytes of a string's text stand in the document, as runs without escapes; empty for any other kind.
    ///
    /// Each run begins after an escape, the first one after the opening quote. An offset in the text belongs to the last
    /// run that does not begin after it.
    package var textRuns: [TextRun] {
        let start = offset + 1
        let runs = withRawBytes { raw -> [TextRun] in
            guard isEscaped, let base = raw.baseAddress else { return [TextRun(text: 0, document: start)] }
            var runs = [TextRun(text: 0, document: start)]
            let end = base + raw.count
            var cursor = base
            var text = 0
            while cursor < end {
                guard cursor.pointee == Ascii.backslash else {
                    cursor += 1
                    text += 1
                    continue
                }
                let escape = Escape(at: cursor, end: end)
                cursor += escape.length
                text += escape.textLength
                runs.append(TextRun(text: text, document: start + (cursor - base)))
            }
            return runs
        }
        return runs ?? []
    }

    /// A run of a string's bytes that the document has as they are.
    package struct TextRun: Hashable, Sendable {
        /// The offset of the first byte in the string's text.
        package var text: Int
        /// The offset of the first byte in the document.
        package var document: Int
    }
}

extension Escape {
    /// How many bytes the character takes in UTF-8.
    fileprivate var textLength: Int {
        scalar < 0x80 ? 1 : scalar < 0x800 ? 2 : scalar < 0x10000 ? 3 : 4
    }
}
