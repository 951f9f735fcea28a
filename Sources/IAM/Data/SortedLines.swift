/// Constant text of lines that are sorted by the bytes of their first column; a tab ends a column.
///
/// The first line is the header, which begins with `#`. A line is found by binary search, so that nothing else of the
/// text has to be read.
struct SortedLines {
    private let text: UnsafeBufferPointer<UInt8>

    /// - Parameter text: Must live as long as the program.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
    }

    /// A column of the first line; empty where there is none.
    func header(_ column: Int) -> String {
        let columns = text.prefix { $0 != SortedLines.newline }.split(separator: SortedLines.tab)
        return columns.indices.contains(column) ? String(decoding: columns[column], as: UTF8.self) : ""
    }

    /// The first columns of all lines but the header, in the order of their bytes.
    var keys: [String] {
        var result: [String] = []
        var start = text.startIndex
        while start < text.endIndex {
            let line = text[start...].prefix { $0 != SortedLines.newline }
            if let first = line.first, first != UInt8(ascii: "#") {
                result.append(String(decoding: line.prefix { $0 != SortedLines.tab }, as: UTF8.self))
            }
            start = line.endIndex + 1
        }
        return result
    }

    /// What stands behind the first column of the line that begins with a key.
    func line(_ key: String) -> String? {
        let wanted = Array(key.utf8)
        var (low, high) = (0, text.count)
        while low < high {
            let middle = low + (high - low) / 2
            let start = startOfLine(at: middle, notBefore: low)
            let found = text[start..<end(from: start, at: SortedLines.tab)]
            // Lines are long: to their ends only where that is needed.
            if found.elementsEqual(wanted) {
                let lineEnd = end(from: found.endIndex, at: SortedLines.newline)
                return String(decoding: text[min(found.endIndex + 1, lineEnd)..<lineEnd], as: UTF8.self)
            }
            if found.lexicographicallyPrecedes(wanted) {
                low = end(from: max(middle, found.endIndex), at: SortedLines.newline) + 1
            } else {
                high = start
            }
        }
        return nil
    }

    /// Where the line begins that an offset is in; lines are long, and so gone through by eight bytes.
    private func startOfLine(at offset: Int, notBefore limit: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(text)
        var start = offset
        while start >= limit + 8,
            !Lanes.have(SortedLines.newline, bytes.loadUnaligned(fromByteOffset: start - 8, as: UInt64.self))
        {
            start -= 8
        }
        while start > limit, text[start - 1] != SortedLines.newline { start -= 1 }
        return start
    }

    /// The first place from an offset on where a byte or the end of the line is.
    private func end(from offset: Int, at byte: UInt8) -> Int {
        let bytes = UnsafeRawBufferPointer(text)
        var offset = offset
        while offset + 8 <= bytes.count {
            let lanes = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if Lanes.have(SortedLines.newline, lanes) || Lanes.have(byte, lanes) { break }
            offset += 8
        }
        while offset < text.count, text[offset] != byte, text[offset] != SortedLines.newline { offset += 1 }
        return offset
    }

    private static let tab = UInt8(ascii: "\t")
    private static let newline = UInt8(ascii: "\n")
}
