import YAMLReader

/// The text of a document as the editor has it, with the places of its lines.
struct TextDocument: Sendable {
    /// What the characters of a position count (LSP 3.17, "PositionEncodingKind").
    enum Encoding: String, Sendable {
        case utf8 = "utf-8"
        case utf16 = "utf-16"
    }

    /// A place: line and character count from 0.
    struct Position: Hashable, Sendable {
        var line: Int
        var character: Int
    }

    let uri: String
    var version: Int?
    let encoding: Encoding
    private(set) var bytes: [UInt8] = []
    /// The offset of each line's first byte.
    private var lineStarts: [Int] = [0]

    init(uri: String, version: Int?, text: String, encoding: Encoding) {
        self.uri = uri
        self.version = version
        self.encoding = encoding
        replaceAll(with: text)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var lineCount: Int { lineStarts.count }

    /// Where the text ends.
    var end: Position { position(at: bytes.count) }

    mutating func replaceAll(with text: String) {
        bytes = Array(text.utf8)
        indexLines()
    }

    /// Replaces a part; places beyond the text are taken for the nearest in it.
    mutating func replace(from start: Position, to end: Position, with text: String) {
        let lower = offset(of: start)
        let upper = max(lower, offset(of: end))
        bytes.replaceSubrange(lower..<upper, with: text.utf8)
        indexLines()
    }

    /// A line ends with a line feed, a carriage return, or both (LSP 3.17, "Text Documents").
    private mutating func indexLines() {
        lineStarts = [0]
        for (offset, byte) in bytes.enumerated() {
            let isReturn = byte == UInt8(ascii: "\r")
            let isHalf = isReturn && offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
            if byte == UInt8(ascii: "\n") || isReturn && !isHalf { lineStarts.append(offset + 1) }
        }
    }

    /// The bytes of a line without its end; empty for a line that there is not.
    func line(_ number: Int) -> ArraySlice<UInt8> {
        bytes[lineRange(number)]
    }

    private func lineRange(_ number: Int) -> Range<Int> {
        guard lineStarts.indices.contains(number) else { return bytes.count..<bytes.count }
        let start = lineStarts[number]
        var end = number + 1 < lineStarts.count ? lineStarts[number + 1] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The offset of a place in UTF-8; the end of the line, or of the text, for a place beyond it.
    func offset(of position: Position) -> Int {
        guard position.line >= 0 else { return 0 }
        guard position.line < lineStarts.count else { return bytes.count }
        let line = lineRange(position.line)
        var offset = line.lowerBound
        var character = 0
        while offset < line.upperBound {
            let width = TextDocument.width(ofScalarFrom: bytes[offset])
            let units = units(ofScalarOf: width)
            guard character + units <= position.character else { break }
            character += units
            offset = min(offset + width, line.upperBound)
        }
        return offset
    }

    /// The place of an offset.
    func position(at offset: Int) -> Position {
        let offset = max(0, min(offset, bytes.count))
        // The last line that starts at or before the offset.
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        var character = 0
        var current = lineStarts[low]
        while current < offset {
            let width = TextDocument.width(ofScalarFrom: bytes[current])
            character += units(ofScalarOf: width)
            current += width
        }
        return Position(line: low, character: character)
    }

    /// The offset of a place as the readers of YAML count: from 1, the column in Unicode scalars.
    func offset(of position: YAMLNode.Position) -> Int {
        let line = lineRange(position.line - 1)
        var offset = line.lowerBound
        var column = 1
        while offset < line.upperBound, column < position.column {
            offset = min(offset + TextDocument.width(ofScalarFrom: bytes[offset]), line.upperBound)
            column += 1
        }
        return offset
    }

    /// A place of the readers of YAML as the editor counts.
    func position(_ position: YAMLNode.Position) -> Position {
        self.position(at: offset(of: position))
    }

    /// A place of the editor as the readers of YAML count.
    func yamlPosition(_ position: Position) -> YAMLNode.Position {
        let offset = offset(of: position)
        let line = min(max(0, position.line), lineStarts.count - 1)
        let start = lineStarts[line]
        let scalars = bytes[start..<max(start, offset)].count { $0 & 0xC0 != 0x80 }
        return YAMLNode.Position(line: line + 1, column: scalars + 1)
    }

    private func units(ofScalarOf width: Int) -> Int {
        switch encoding {
        case .utf8: width
        case .utf16: width == 4 ? 2 : 1
        }
    }

    /// The length in UTF-8 of the scalar that a byte begins; the text is valid UTF-8.
    private static func width(ofScalarFrom byte: UInt8) -> Int {
        switch byte {
        case ..<0x80: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }
}
