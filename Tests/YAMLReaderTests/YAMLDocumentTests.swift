import Testing
import YAMLReader

@Suite struct YAMLDocumentTests {
    @Test func keepsTextsAndPlaces() throws {
        let document = YAMLDocument("a: yes\nb:\n  - 'it''s'\n  - {c: 010}\n")
        #expect(document.problems.isEmpty)
        let root = try #require(document.root)
        #expect(root["a"]?.scalar == "yes")
        #expect(root["a"]?.position == YAMLNode.Position(line: 1, column: 4))
        let elements = try #require(root["b"]?.sequence)
        #expect(elements[0].scalar == "it's")
        #expect(elements[0].style == .singleQuoted)
        #expect(elements[1]["c"]?.scalar == "010")
        #expect(elements[1].mapping?.first?.position == YAMLNode.Position(line: 4, column: 6))
    }

    @Test(arguments: [
        ("when: !(a in b)\n", YAMLProblem.Kind.mangled(.tag), 1, 7),
        ("a: !Ref x\n", .mangled(.tag), 1, 4),
        ("a: &x 1\n", .alias, 1, 4),
        ("a: &x [1]\nb: *x\n", .alias, 1, 4),
        ("a: *x\n", .mangled(.alias), 1, 4),
        ("<<: {a: 1}\n", .alias, 1, 1),
        ("a: 1\nb: 2\na: 3\n", .duplicateKey, 1, 1),
        ("when: [1].exists(x, x)\n", .mangled(.list), 1, 7),
        ("a: 'b' + c\n", .mangled(.quotedText), 1, 4),
        ("a: b: c\n", .mangled(.mapping), 1, 4),
        ("a: 1\n--- \nb: 2\n", .syntax, 2, 1),
    ])
    func refuses(text: String, kind: YAMLProblem.Kind, line: Int, column: Int) throws {
        let problem = try #require(YAMLDocument(text).problems.first)
        #expect(problem.kind == kind)
        #expect(problem.position == YAMLNode.Position(line: line, column: column))
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), String(repeating: "- ", count: 5_000) + "x",
        "a: " + String(repeating: "{a: ", count: 2_000),
    ])
    func refusesDepth(text: String) throws {
        let problem = try #require(YAMLDocument(text).problems.first)
        #expect(problem.kind == .limit)
    }

    @Test func refusesSize() throws {
        let text = "a: " + String(repeating: "x", count: YAMLDocument.sizeLimit)
        #expect(try #require(YAMLDocument(text).problems.first).kind == .limit)
    }

    @Test func takesRulersForText() {
        let document = YAMLDocument("a: |\n  " + String(repeating: "-", count: 200) + "\n")
        #expect(document.problems.isEmpty)
    }

    @Test(arguments: ["", "\n", "# nothing\n"])
    func emptyTextIsNoProblem(text: String) {
        let document = YAMLDocument(text)
        #expect(document.problems.isEmpty)
        #expect(document.root == nil)
    }
}
