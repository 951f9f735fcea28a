/// Where every some thousandth byte of a text lies in lines and columns; built as far as questions reach.
///
/// Plans are one line of many megabytes or many short lines, so that both lines and columns are counted ahead.
struct LineIndex: Sendable {
    /// How many bytes lie between two noted places.
    private static let stride = 8192

    /// The positions at the multiples of `stride`.
    private var noted: [JSONPosition] = []
    /// From how many bytes on it is worth giving pages back, and what the ends of such a stretch are multiples of.
    private static let leastPassed = 2 << 20
    private static let passedMultiple = 64 << 10
    /// Up to where the caller knows what has been passed.
    private var passed = 0
    /// How many bytes at the start are known to be one line of ASCII, where columns need not be counted.
    var uniformCount = 0

    /// The position of an offset that is at most the text's size.
    mutating func position(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> JSONPosition {
        if offset < uniformCount { return JSONPosition(line: 1, column: offset + 1) }
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

    /// The stretch of the text that was counted since the last time, where it is long enough to drop its pages.
    mutating func takePassed() -> Range<Int>? {
        let end = (max(1, noted.count) - 1) * LineIndex.stride / LineIndex.passedMultiple * LineIndex.passedMultiple
        guard end - passed >= LineIndex.leastPassed else { return nil }
        defer { passed = end }
        return passed..<end
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
    countLanes(of: bytes, count: count) { lanes in
        let differences = lanes ^ (Lanes.ones &* UInt64(Ascii.lineFeed))
        // A lane's highest bit is clear after this only where all of its bits are: no carry crosses lanes.
        let others = ((differences & ~Lanes.highs) &+ ~Lanes.highs) | differences
        return ~others & Lanes.highs
    }
}

/// How many Unicode scalars begin among some bytes of UTF-8: all but the continuation bytes 10xxxxxx.
private func scalars(in bytes: UnsafePointer<UInt8>, count: Int) -> Int {
    count - countLanes(of: bytes, count: count) { lanes in lanes & ~(lanes &<< 1) & Lanes.highs }
}

/// How many of some bytes are marked, eight at a time; a zero byte must not be.
///
/// Up to seven bytes after the last are read, which every text has.
@inline(__always)
private func countLanes(of bytes: UnsafePointer<UInt8>, count: Int, marked: (UInt64) -> UInt64) -> Int {
    let whole = count & ~7
    var total = 0
    var place = 0
    while place < whole {
        // A lane of `sums` overflows after 255 marks.
        let end = min(whole, place + 255 * 8)
        var sums: UInt64 = 0
        while place < end {
            sums &+= marked(Lanes.load(bytes + place)) &>> 7
            place += 8
        }
        total += Lanes.sum(sums)
    }
    guard whole < count else { return total }
    let rest = Lanes.load(bytes + whole) & (1 &<< UInt64((count - whole) * 8) &- 1)
    return total + marked(rest).nonzeroBitCount
}
