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
                let first = bytes.indexAfterBlanks(place)
                let end = bytes[place...].firstIndex(of: Ascii.lineFeed) ?? bytes.count
                if first < end {
                    if line > 0, bytes.beginsObject(at: first) { return (first, line) }
                    guard bytes[first..<end].isLeadIn else { return nil }
                }
                place = end + 1
                line += 1
            }
            return nil
        }
    }

    /// How many lines after an object are skipped: from the line after it on each is blank or begins with `::` or
    /// `[command]`.
    ///
    /// On the object's own line `%0A` and `%0D`, the line ends of a workflow command's data, may follow it. Then the object
    /// must hold no such escape: it could not be told from the plan's own text.
    ///
    /// - Parameters:
    ///   - object: The offset of the object.
    ///   - end: The offset of the first byte after the object and blanks.
    /// - Throws: `JSONError` at anything else.
    func trailer(after object: Int, to end: Int) throws(JSONError) -> Int {
        try text.withBytes { (bytes) throws(JSONError) in
            let objectEnd = (bytes[object..<end].lastIndex(of: Ascii.closeBrace) ?? object) + 1
            var place = objectEnd
            while bytes.workflowEscape(at: place) == .lineEnd { place += 3 }
            if place > objectEnd, let escape = bytes.firstWorkflowEscape(in: object..<objectEnd) {
                throw JSONError(problem: .workflowEscapes, offset: escape)
            }
            let first = bytes.indexAfterBlanks(place)
            place = bytes[place...].firstIndex(of: Ascii.lineFeed).map { $0 + 1 } ?? bytes.count
            guard first >= place - 1 else { throw JSONError(problem: .trailing, offset: first) }
            var lines = place > objectEnd + 1 && bytes[objectEnd] == Ascii.percent ? 1 : 0
            while place < bytes.count {
                let lineEnd = bytes[place...].firstIndex(of: Ascii.lineFeed) ?? bytes.count
                let line = bytes[place..<lineEnd]
                let first = bytes.indexAfterBlanks(place)
                if first < lineEnd {
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

/// An escape of a workflow command's data: `%0A` and `%0D`, or `%25`.
private enum WorkflowEscape {
    case lineEnd, percent
}

extension UnsafeBufferPointer<UInt8> {
    /// The index of the first byte from one on that is no blank of JSON; the count if there is none.
    fileprivate func indexAfterBlanks(_ start: Int) -> Int {
        self[Swift.min(start, count)...].firstIndex { !Ascii.isBlank($0) } ?? count
    }

    fileprivate func beginsObject(at index: Int) -> Bool {
        guard self[index] == Ascii.openBrace else { return false }
        let next = indexAfterBlanks(index + 1)
        return next < count && (self[next] == Ascii.quote || self[next] == Ascii.closeBrace)
    }

    /// The escape at an index, if there is one.
    fileprivate func workflowEscape(at index: Int) -> WorkflowEscape? {
        guard index + 2 < count, self[index] == Ascii.percent else { return nil }
        switch (self[index + 1], self[index + 2] | 0x20) {
        case (Ascii.zero, 0x61), (Ascii.zero, 0x64): return .lineEnd
        case (0x32, 0x35): return .percent
        default: return nil
        }
    }

    fileprivate func firstWorkflowEscape(in range: Range<Int>) -> Int? {
        var place = range.lowerBound
        while let found = self[place..<range.upperBound].firstIndex(of: Ascii.percent) {
            if workflowEscape(at: found) != nil { return found }
            place = found + 1
        }
        return nil
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Whether a line that is not blank may stand before an object; see `InputLines.objectStart`.
    fileprivate var isLeadIn: Bool {
        let line = drop(while: Ascii.isBlank)
        switch line.first {
        case Ascii.openBrace, Ascii.closeBrace, Ascii.closeBracket, Ascii.quote, Ascii.comma: return false
        case Ascii.openBracket:
            let inside = line.dropFirst()
            guard let letter = inside.first, 0x61...0x7A ~= letter | 0x20 else { return false }
            return !["true", "false", "null"].contains { inside.starts(with: $0.utf8) }
        default: return true
        }
    }
}
