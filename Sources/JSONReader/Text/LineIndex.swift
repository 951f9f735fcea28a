/// Where every some thousandth byte of a text lies in lines and columns; built as far as questions reach.
///
/// Plans are one line of many megabytes or many short lines, so that both lines and columns are counted ahead.
struct LineIndex: Sendable {
    /// How many bytes lie between two noted places.
    private static let stride = 8192

    /// The positions at the multiples of `stride`.
    private var noted: [JSONPosition] = []

    /// The position of an offset that is at most the text's size.
    mutating func position(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> JSONPosition {
        guard let start = bytes.baseAddress else { return JSONPosition(line: 1, column: 1) }
        if noted.isEmpty {
            noted.append(JSONPosition(line: 1, column: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 0 : 1))
        }
        let block = offset / LineIndex.stride
        while noted.count <= block {
            let last = noted.count - 1
            noted.append(noted[last].advanced(over: start + last * LineIndex.stride, count: LineIndex.stride))
        }
        let done = block * LineIndex.stride
        var position = noted[block].advanced(over: start + done, count: offset - done)
        position.column = max(1, position.column)
        return position
    }
}

extension JSONPosition {
    /// The position after some more bytes of the text.
    fileprivate func advanced(over bytes: UnsafePointer<UInt8>, count: Int) -> JSONPosition {
        let breaks = lineFeeds(in: bytes, count: count)
        guard breaks > 0 else {
            return JSONPosition(line: line, column: column + scalars(in: bytes, count: count))
        }
        var lineStart = count
        while lineStart > 0 && bytes[lineStart - 1] != Ascii.lineFeed { lineStart -= 1 }
        let column = 1 + scalars(in: bytes + lineStart, count: count - lineStart)
        return JSONPosition(line: line + breaks, column: column)
    }
}

/// How many line feeds there are among some bytes.
private func lineFeeds(in bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    var result = 0
    var place = 0
    while place + 8 <= count {
        let differences = Lanes.load(bytes + place) ^ (Lanes.ones &* UInt64(Ascii.lineFeed))
        // A lane's highest bit is clear after this only where all of its bits are: no borrow crosses lanes.
        let others = ((differences & ~Lanes.highs) &+ ~Lanes.highs) | differences
        result += (~others & Lanes.highs).nonzeroBitCount
        place += 8
    }
    while place < count {
        if bytes[place] == Ascii.lineFeed { result += 1 }
        place += 1
    }
    return result
}

/// How many Unicode scalars begin among some bytes of UTF-8.
private func scalars(in bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    var continuations = 0
    var place = 0
    while place + 8 <= count {
        let lanes = Lanes.load(bytes + place)
        continuations += (lanes & ~(lanes &<< 1) & Lanes.highs).nonzeroBitCount
        place += 8
    }
    while place < count {
        if bytes[place] & 0xC0 == 0x80 { continuations += 1 }
        place += 1
    }
    return count - continuations
}
