/// The lines around the JSON object of an input.
struct InputLines {
    private let text: JSONText

    init(_ text: JSONText) { self.text = text }

    /// The object that begins on a later line than the first, and how many lines stand before it.
    ///
    /// It begins with `{`, followed after blanks by `"` or `}`, as the first thing on its line. The lines before it must
    /// not look like JSON, so that no part of a broken text is taken for the whole: none begins with `{`, `}`, `]`, `"`
    /// or `,`, and one that begins with `[` goes on with a letter (`[command]`) but not with `true`, `false` or `null`.
    func objectStart(from start: Int) -> (offset: Int, line: Int)? {
        text.withBytes { bytes in
            var place = start
            var line = 0
            while place < bytes.count {
                let end = bytes[place...].firstIndex(of: Ascii.lineFeed) ?? bytes.count
                if let first = bytes[place..<end].firstIndex(where: { !Ascii.isBlank($0) }) {
                    if line > 0, bytes.beginsObject(at: first) { return (first, line) }
                    guard bytes[first..<end].isLeadIn else { return nil }
                }
                place = end + 1
                line += 1
            }
            return nil
        }
    }

    /// How many lines after an object are skipped.
    ///
    /// Each begins with `::` or `[command]` or is blank, which is not counted. Nothing but blanks may follow the object
    /// on its own line.
    ///
    /// - Parameter end: The offset of the first byte after the object and blanks.
    /// - Returns: The number of lines that are not blank.
    /// - Throws: `JSONError` at anything else.
    func trailer(from end: Int) throws(JSONError) -> Int {
        try text.withBytes { (bytes) throws(JSONError) in
            guard bytes[end - 1] == Ascii.lineFeed else { throw JSONError(problem: .trailing, offset: end) }
            var place = end
            var lines = 0
            while place < bytes.count {
                let lineEnd = bytes[place...].firstIndex(of: Ascii.lineFeed) ?? bytes.count
                let line = bytes[place..<lineEnd]
                if let first = line.firstIndex(where: { !Ascii.isBlank($0) }) {
                    guard line.starts(with: "::".utf8) || line.starts(with: "[command]".utf8) else {
                        throw JSONError(problem: .trailing, offset: first)
                    }
                    lines += 1
                }
                place = lineEnd + 1
            }
            return lines
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a byte is `{` and goes on as an object of JSON does.
    fileprivate func beginsObject(at index: Int) -> Bool {
        guard self[index] == Ascii.openBrace else { return false }
        let next = self[(index + 1)...].first { !Ascii.isBlank($0) }
        return next == Ascii.quote || next == Ascii.closeBrace
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Whether a line, from its first byte on that is not blank, may stand before an object; see `InputLines.objectStart`.
    fileprivate var isLeadIn: Bool {
        switch first {
        case Ascii.openBrace, Ascii.closeBrace, Ascii.closeBracket, Ascii.quote, Ascii.comma: return false
        case Ascii.openBracket:
            let inside = dropFirst()
            guard let letter = inside.first, 0x61...0x7A ~= letter | 0x20 else { return false }
            return !["true", "false", "null"].contains { inside.starts(with: $0.utf8) }
        default: return true
        }
    }
}
