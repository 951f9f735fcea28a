/// A place in a text: line and column count from 1, the column in Unicode scalars.
///
/// A line ends with a line feed; a carriage return before it is the line's last character. A byte order mark at the
/// start of the text takes no column.
package struct JSONPosition: Hashable, Sendable {
    /// The line, from 1.
    package var line: Int
    /// The column in Unicode scalars, from 1.
    package var column: Int

    /// A position from its line and column.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Where every some thousandth byte of a text lies in lines and columns; built as far as questions reach.
///
/// Plans are one line of many megabytes or many short lines, so that both lines and columns are counted ahead.
struct LineIndex: Sendable {
    /// How many bytes lie between two noted places.
    static let stride = 8192

    /// The positions at the multiples of `stride`.
    private var noted: [JSONPosition] = []

    /// The position of an offset that is at most the text's size.
    mutating func position(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> JSONPosition {
        if noted.isEmpty {
            noted.append(JSONPosition(line: 1, column: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 0 : 1))
        }
        while noted.count <= offset / LineIndex.stride {
            let start = (noted.count - 1) * LineIndex.stride
            noted.append(noted[noted.count - 1].advanced(over: bytes[start..<start + LineIndex.stride]))
        }
        let block = offset / LineIndex.stride
        var position = noted[block].advanced(over: bytes[block * LineIndex.stride..<offset])
        position.column = max(1, position.column)
        return position
    }
}

extension JSONPosition {
    /// The position after some more bytes of the text.
    fileprivate func advanced(over bytes: Slice<UnsafeBufferPointer<UInt8>>) -> JSONPosition {
        var position = self
        for byte in bytes {
            if byte == Ascii.lineFeed {
                position.line += 1
                position.column = 1
            } else if byte & 0xC0 != 0x80 {
                position.column += 1
            }
        }
        return position
    }
}
