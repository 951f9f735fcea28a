import JSONReader
import Testing

/// RFC 8259, case by case.
@Suite struct GrammarTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "1", "-1", "12", "0.5", "-0.5e10", "1E+2", "1e-2",
        "123456789012345678901234",
        "\"\"", "\"a\"", "[]", "{}", "[ ]", "{ }", " [\t1 ,\r\n2 ] ", "[[],[[]],{}]", "{\"a\":1}",
        "{\"a\":{},\"b\":[{}]}",
        "{ \"a\" : [ 1 , true , \"x\" ] , \"\" : null }", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\"", "\"\\ud83d\\ude00\"",
        "\"\u{7f}\"", "\"exactly8\"", "\"a text of more than sixteen bytes\"", "[\"\\u0000\"]", "\"é€😀\u{10FFFF}\"",
    ])
    func accepts(_ text: String) throws {
        _ = try JSONDocument(text: text)
    }

    @Test(
        arguments: [
            ("", 0, .truncated), ("  ", 2, .truncated), ("[", 1, .truncated), ("[1", 2, .truncated),
            ("[1,", 3, .truncated),
            ("{", 1, .truncated), ("{\"a", 3, .truncated), ("{\"a\"", 4, .truncated), ("{\"a\":", 5, .truncated),
            ("{\"a\":1", 6, .truncated), ("{\"a\":1,", 7, .truncated), ("\"abc", 4, .truncated),
            ("\"12345678", 9, .truncated),
            ("nul", 0, .value), ("tru", 0, .value), ("nulL", 0, .value), ("True", 0, .value), ("NaN", 0, .value),
            ("[1,]", 3, .value), ("[,1]", 1, .value), ("[}", 1, .value), ("{]", 1, .name), ("{a:1}", 1, .name),
            ("{\"a\":1,}", 7, .name), ("{,}", 1, .name), ("{1:2}", 1, .name), ("{\"a\" 1}", 5, .colon),
            ("{\"a\":}", 5, .value),
            ("{\"a\":1]", 6, .memberEnd), ("{\"a\":1 \"b\":2}", 7, .memberEnd), ("[1}", 2, .elementEnd),
            ("[1 2]", 3, .elementEnd), ("[1:2]", 2, .elementEnd), ("// x", 0, .value), ("'a'", 0, .value),
            ("1 2", 2, .trailing), ("{}}", 2, .trailing), ("[]]", 2, .trailing), ("truex", 4, .trailing),
            ("{} x", 3, .trailing), ("\"a\"b", 3, .trailing), ("null\u{0}", 4, .trailing), ("\u{0}", 0, .value),
            ("01", 0, .number), ("-", 0, .number), ("-a", 0, .number), ("1.", 0, .number), ("1.e1", 0, .number),
            ("1e", 0, .number), ("1e+", 0, .number), ("-01", 0, .number), ("+1", 0, .value), (".5", 0, .value),
            ("1.5.5", 3, .trailing), ("0x1", 1, .trailing), ("\u{feff}1", 0, .value), ("\u{a0}1", 0, .value),
            ("\u{b}1", 0, .value), ("[1\u{c}]", 2, .elementEnd),
        ] as [(String, Int, JSONError.Problem)]
    )
    func refuses(_ text: String, offset: Int, problem: JSONError.Problem) {
        #expect(throws: JSONError(problem: problem, offset: offset)) { try JSONDocument(text: text) }
    }

    @Test func refusesEveryTruncation() throws {
        let text = #"{"a":[1.5e3,true,false,null,"x\né",{"b":{}}],"c":"\ud83d\ude00"}"#
        let bytes = Array(text.utf8)
        _ = try JSONDocument(JSONText(bytes))
        for count in bytes.indices {
            #expect(throws: JSONError.self) { try JSONDocument(JSONText(Array(bytes.prefix(count)))) }
        }
    }

    @Test(arguments: ["[", "{\"a\":"])
    func limitsDepth(_ opening: String) throws {
        func nested(_ depth: Int) -> String {
            let closing = opening == "[" ? "]" : "}"
            return String(repeating: opening, count: depth - 1) + (opening == "[" ? "[" : "{")
                + String(repeating: closing, count: depth)
        }
        for depth in [1, 23, 24, 25, 26, 512] { _ = try JSONDocument(text: nested(depth)) }
        let error = #expect(throws: JSONError.self) { try JSONDocument(text: nested(513)) }
        #expect(error?.problem == .depth)
        #expect(error?.offset == 512 * opening.utf8.count)
        _ = try JSONDocument(text: nested(3), limits: JSONLimits(depth: 3))
        #expect(throws: JSONError.self) { try JSONDocument(text: nested(4), limits: JSONLimits(depth: 3)) }
        _ = try JSONDocument(text: "1", limits: JSONLimits(depth: 0))
    }

    @Test func neverQuotesTheText() {
        let error = #expect(throws: JSONError.self) { try JSONDocument(text: "{\"password\": hunter2}") }
        #expect(error?.message.contains("hunter2") == false)
        #expect(error?.message.isEmpty == false)
    }
}
