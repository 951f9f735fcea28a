package import Symbolic

/// The bytes of a configuration file or template, and where its lines begin.
///
/// Offsets count bytes from the start of the file, a byte order mark included.
package struct SourceText: Sendable {
    package let bytes: [UInt8]
    /// The offset of each line's first byte, ascending; a line ends with LF or CRLF.
    private let lineStarts: [Int]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    package init(_ text: String) {
        self.init(Array(text.utf8))
    }

    /// The line of a byte offset, counted from 1.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The position of a byte offset: line and column from 1, the column in Unicode scalars.
    package func position(at offset: Int) -> SourceRange.Position {
        let line = line(at: offset)
        let before = bytes[lineStarts[line - 1]..<max(lineStarts[line - 1], min(offset, bytes.count))]
        // A scalar has one byte that does not continue another.
        let column = before.count { $0 & 0xC0 != 0x80 }
        return SourceRange.Position(line: line, column: column + 1, offset: offset)
    }

    /// A range of byte offsets as lines and columns of a file.
    package func sourceRange(_ range: Range<Int>, file: String) -> SourceRange {
        SourceRange(file: file, start: position(at: range.lowerBound), end: position(at: range.upperBound))
    }

    /// The text of a range; bytes that are not UTF-8 are replaced.
    func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}

extension SourceText {
    /// The offset where the line of an offset ends, before its line break.
    package func lineEnd(at offset: Int) -> Int {
        var end = max(0, min(offset, bytes.count))
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n"), bytes[end] != UInt8(ascii: "\r") { end += 1 }
        return end
    }

    /// Whether nothing but white space stands before an offset on its line.
    package func isFirst(onItsLine offset: Int) -> Bool {
        var position = min(offset, bytes.count) - 1
        while position >= 0, bytes[position] != UInt8(ascii: "\n") {
            guard bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t") else { return false }
            position -= 1
        }
        return true
    }
}
