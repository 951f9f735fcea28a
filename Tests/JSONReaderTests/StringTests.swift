import Testing

@testable import JSONReader

/// Strings: escapes (RFC 8259 §7) and UTF-8 (RFC 3629).
@Suite struct StringTests {
    @Test(arguments: [
        (#""""#, ""), (#""plain""#, "plain"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (#""\u0041\u00e9\u20AC\u0000""#, "Aé€\u{0}"), (#""\ud83d\ude00\uDBFF\uDFFF""#, "😀\u{10FFFF}"),
        (#""a\u003cb\u003e \u0026""#, "a<b> &"), (#""é \n €""#, "é \n €"),
        (#""12345678\n12345678\n""#, "12345678\n12345678\n"),
        (#""{\"a\":\"b\",\"c\":[\"d\"]}""#, #"{"a":"b","c":["d"]}"#), (#""\\u0041""#, "\\u0041"), (#""\\\\""#, "\\\\"),
        (#""\uFFFD\uD7FF\uE000""#, "\u{FFFD}\u{D7FF}\u{E000}"), (#""e\u0301""#, "e\u{301}"),
    ])
    func decodes(_ text: String, to expected: String) throws {
        let root = try JSONDocument(text: text).root
        #expect(root.string.map { Array($0.utf8) } == Array(expected.utf8))
        #expect(root.isString(expected))
        #expect(!root.isString(expected + "x"))
        #expect(root.withUTF8 { Array($0) } == Array(expected.utf8))
        #expect(root.withRawBytes { Array($0) } == Array(text.utf8.dropFirst().dropLast()))
        #expect(root.isEscaped == text.utf8.contains(0x5C))
        #expect(root.length == text.utf8.count)
    }

    @Test(
        arguments: [
            (#""\x""#, 1, .escape), (#""\u12g4""#, 1, .escape), (#""\u123""#, 1, .escape),
            (#""abcdefg\'""#, 8, .escape),
            (#""\ud800""#, 1, .surrogate), (#""\udc00""#, 1, .surrogate), (#""\ud800\u0041""#, 1, .surrogate),
            (#""\ud800x""#, 1, .surrogate), (#""\ud800\n""#, 1, .surrogate), (#""\ude00\ud83d""#, 1, .surrogate),
            ("\"a\nb\"", 2, .controlCharacter), ("\"\t\"", 1, .controlCharacter), ("\"a\u{0}\"", 2, .controlCharacter),
            ("\"é\u{1f}\"", 3, .controlCharacter), ("{\"\\q\":1}", 2, .escape),
        ] as [(String, Int, JSONError.Problem)]
    )
    func refuses(_ text: String, offset: Int, problem: JSONError.Problem) {
        #expect(throws: JSONError(problem: problem, offset: offset)) { try JSONDocument(text: text) }
    }

    @Test(
        arguments: [
            [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xE1, 0x80, 0x80], [0xEC, 0xBF, 0xBF], [0xED, 0x80, 0x80],
            [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80],
            [0xF1, 0x80, 0x80, 0x80],
            [0xF3, 0xBF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
        ] as [[UInt8]]
    )
    func acceptsUTF8(_ character: [UInt8]) throws {
        for lead in 0..<9 {
            let inside = [UInt8](repeating: 0x61, count: lead) + character + [0x62]
            let root = try JSONDocument(JSONText([0x22] + inside + [0x22])).root
            #expect(root.string.map { Array($0.utf8) } == inside)
        }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC2], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE1, 0x80], [0xE1, 0x41, 0x80], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF],
            [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF1, 0x80, 0x80], [0xF1, 0x80, 0x41, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]]
    )
    func refusesOtherBytes(_ bytes: [UInt8]) {
        for lead in 0..<9 {
            let text = [0x22] + [UInt8](repeating: 0x61, count: lead) + bytes + [0x22]
            #expect(throws: JSONError(problem: .utf8, offset: 1 + lead)) { try JSONDocument(JSONText(text)) }
        }
    }

    @Test func readsEmbeddedDocuments() throws {
        let outer = try JSONDocument(text: #"{"policy":"{\"Version\":\"2012-10-17\",\"n\":[1,2]}","other":1}"#)
        let policy = try #require(outer.root["policy"])
        let inner = try #require(try JSONDocument(embeddedIn: policy))
        #expect(inner.root["Version"]?.string == "2012-10-17")
        #expect(inner.root["n"]?.count == 2)
        let none = try JSONDocument(embeddedIn: try #require(outer.root["other"]))
        #expect(none.map(\.root.kind) == nil)
    }
}

@Suite struct TextRunTests {
    @Test func placesOfATextAreThoseOfItsRuns() throws {
        let text = #"["plain", "a\n\u00e9b\ud83d\ude00c", "", 1]"#
        let root = try JSONDocument(text: text).root
        let runs = root.elements.map { node in node.textRuns.map { [$0.text, $0.document] } }
        #expect(runs == [[[0, 2]], [[0, 11], [2, 14], [4, 20], [9, 33]], [[0, 38]], []])
    }

    /// A mapped file can change after it was checked: what is no escape then must not need more room than it had.
    @Test(arguments: UInt8.min...UInt8.max)
    func whatIsWrittenIsNoLongerThanTheEscape(second: UInt8) {
        for bytes in [[0x5C, second], [0x5C], [0x5C, second, 0x64, 0x38], Array("\\ud83d\\".utf8) + [second]]
            as [[UInt8]]
        {
            var written = [UInt8](repeating: 0, count: 16)
            bytes.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return }
                let escape = Escape(at: start, end: start + bytes.count)
                written.withUnsafeMutableBufferPointer { written in
                    guard let memory = written.baseAddress else { return }
                    #expect(escape.write(to: memory) - memory <= escape.length)
                    #expect(1...bytes.count ~= escape.length)
                }
            }
        }
    }
}
