import JSONReader
import Testing

/// Nodes as their users see them.
@Suite struct NodeTests {
    let document: JSONDocument
    let root: JSONNode

    init() throws {
        document = try JSONDocument(
            text: #"""
                {"name": "x", "n": [1, [2, 3], {"deep": true}], "none": null, "o": {"a": 1, "b": {"c": []}},
                 "esc\u0061ped": 7, "flag": false, "": "empty"}
                """#
        )
        root = document.root
    }

    @Test func tellsKinds() {
        #expect(root.kind == .object && root.isObject)
        #expect(root["name"]?.kind == .string && root["name"]?.isString == true)
        #expect(root["n"]?.kind == .array && root["n"]?.isArray == true)
        #expect(root["none"]?.isNull == true)
        #expect(root["flag"]?.kind == .bool)
        #expect(root["n"]?[0]?.kind == .number)
    }

    @Test func looksUpMembers() {
        #expect(root["flag"]?.bool == false)
        #expect(root["escaped"]?.int == 7)
        #expect(root[""]?.string == "empty")
        #expect(root["a"] == nil)
        #expect(root["nam"] == nil)
        #expect(root["o"]?["b"]?["c"]?.count == 0)
        #expect(root["name"]?["x"] == nil)
    }

    @Test func stepsOverParts() throws {
        let list = try #require(root["n"])
        #expect(list.count == 3)
        #expect(list[1]?[1]?.int == 3)
        #expect(list[2]?["deep"]?.bool == true)
        #expect(list[3] == nil)
        #expect(list[-1] == nil)
        #expect(list.elements.map(\.kind) == [.number, .array, .object])
        #expect(root.count == 7)
        #expect(root.members.map { $0.name.string } == ["name", "n", "none", "o", "escaped", "flag", ""])
        #expect(root.members.map { $0.value.kind } == [.string, .array, .null, .object, .number, .bool, .string])
        #expect(Array(root.elements).isEmpty)
        #expect(Array(list.members).isEmpty)
        #expect(root["name"]?.count == 0)
    }

    @Test func answersNilForOtherKinds() throws {
        let none = try #require(root["none"])
        #expect(
            none.bool == nil && none.int == nil && none.double == nil && none.string == nil && none.numberText == nil
        )
        #expect(!none.isString("null"))
        #expect(none.withUTF8 { $0.count } == nil)
        #expect(root["name"]?.int == nil)
        #expect(root[0] == nil)
    }

    @Test func knowsWhereValuesAre() throws {
        #expect(root.offset == 0)
        #expect(document.position(at: try #require(root["name"]).offset) == position(1, 10))
        #expect(document.position(at: try #require(root["flag"]).offset) == position(2, 29))
        #expect(root.length == document.text.count)
        #expect(try #require(root["n"]).length == #"[1, [2, 3], {"deep": true}]"#.utf8.count)
        #expect(try #require(root["flag"]).length == 5)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("42", 42), ("-42", -42), ("9223372036854775807", Int.max),
            ("-9223372036854775808", Int.min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("99999999999999999999999", nil), ("1.0", nil),
            ("1e2", nil),
        ] as [(String, Int?)]
    )
    func readsWholeNumbers(_ text: String, expected: Int?) throws {
        let node = try JSONDocument(text: text).root
        #expect(node.int == expected)
        #expect(node.numberText == text)
        #expect(node.length == text.utf8.count)
    }

    @Test(arguments: [("0.5", 0.5), ("-1e3", -1000), ("1e400", nil), ("5", 5)] as [(String, Double?)])
    func readsFractions(_ text: String, expected: Double?) throws {
        #expect(try JSONDocument(text: text).root.double == expected)
    }

    @Test(arguments: [
        "[]", "[ ]", "{}", "[ [ ] , { } ]", "[[[]]]", "{\"a\": {\"b\": [1, \"x\" ] }\n}", "[1, true, null ]",
    ])
    func knowsHowLongContainersAre(_ text: String) throws {
        let document = try JSONDocument(text: " [0, \(text) , 1]")
        #expect(try #require(document.root[1]).length == text.utf8.count)
    }

    @Test func isSmall() {
        #expect(MemoryLayout<JSONNode>.size == 16)
    }
}

/// A position, for comparing.
func position(_ line: Int, _ column: Int) -> JSONPosition {
    JSONPosition(line: line, column: column)
}
