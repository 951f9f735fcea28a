import JSONReader
import Testing

@Suite struct PositionTests {
    /// Text long enough for many of the index's steps: short lines, long lines, one line, characters of every length.
    static let texts: [[UInt8]] = [
        Array("ab\ncd\r\né€😀x\n\n".utf8),
        Array(String(repeating: "a line of text, é€😀\r\n", count: 3000).utf8),
        Array(String(repeating: "😀€éx", count: 9000).utf8),
        Array("\u{feff}é\nx".utf8),
        [],
    ]

    @Test(arguments: texts)
    func agreesWithCounting(_ bytes: [UInt8]) {
        let text = JSONText(bytes)
        var expected = position(1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 0 : 1)
        var checked: [(Int, JSONPosition)] = []
        for (offset, byte) in bytes.enumerated() {
            if offset % 97 == 0 || offset < 20 { checked.append((offset, expected)) }
            if byte == 0x0A {
                expected = position(expected.line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                expected.column += 1
            }
        }
        checked.append((bytes.count, expected))
        // Backwards first, so that the index is built in one go, then in any order.
        for (offset, expected) in checked.reversed() + checked where expected.column > 0 {
            #expect(text.position(at: offset) == expected)
        }
        #expect(text.position(at: bytes.count + 5) == text.position(at: bytes.count))
        #expect(text.position(at: -1) == position(1, 1))
    }
}
