import Testing

@testable import JSONReader

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
        let checked = counted(bytes).enumerated().filter {
            $0.offset % 97 == 0 || $0.offset < 20 || $0.offset == bytes.count
        }
        // Backwards first, so that the index is built in one go, then in any order.
        for (offset, expected) in checked.reversed() + checked where expected.column > 0 {
            #expect(text.position(at: offset) == expected)
        }
        #expect(text.position(at: bytes.count + 5) == text.position(at: bytes.count))
        #expect(text.position(at: -1) == position(1, 1))
    }

    /// What reading has learnt about lines changes no position.
    @Test(arguments: [
        #"[{"a":1},{"b":"x"},{"c":[true,null]}]"#, "[{\"a\":1},{\"b\":\"x\"},{\"c\":[]}]\n",
        "[{\"a\":1},\n{\"b\":1},{\"c\":2}]",
        #"[{"a":"é"},{"b":"x"},{"c":"€"}]"#, #"[{"a":1},{"b":"\"é"},{"ü":"x"}] "#, " [{\"a\":\n1},{\"b\":2}]\n\n",
        "[{\"a\": \"é\"}, {\"b\": 2},{\"c\":\t3}]",
    ])
    func areTheSameAfterReading(_ document: String) throws {
        let bytes = Array(document.utf8)
        let expected = counted(bytes)
        func check(_ text: JSONText) {
            for (offset, expected) in expected.enumerated() { #expect(text.position(at: offset) == expected) }
        }
        let text = JSONText(bytes)
        _ = try Tape(text, from: 0, limits: JSONLimits())
        check(text)
        for middle in bytes.indices {
            let text = JSONText(bytes)
            let words = UnsafeMutablePointer<TapeWord>.allocate(capacity: 8192)
            defer { words.deallocate() }
            _ = TapeHalves(text, from: 0, meetingAt: middle, depth: 512, into: words, capacity: 8192)
            check(text)
        }
        // Behind lines that lead in.
        let led = JSONText(Array("x\n".utf8) + bytes)
        _ = try Tape(led, from: 2, limits: JSONLimits())
        #expect(led.position(at: 3) == position(2, 2))
    }

    /// The position of each byte and of the end, counted one by one.
    private func counted(_ bytes: [UInt8]) -> [JSONPosition] {
        var next = position(1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 0 : 1)
        var positions: [JSONPosition] = []
        for byte in bytes {
            positions.append(next)
            if byte == 0x0A {
                next = position(next.line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                next.column += 1
            }
        }
        return positions + [next]
    }
}
