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

    /// Each line stands for nine times what the line before stands for; the last may use it as a key.
    private static func bomb(levels: Int, last: String = "") -> String {
        let lines = (1...levels).map { level in
            let elements = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            return "n\(level): &a\(level) [\(elements)]\n"
        }
        return "n0: &a0 [x, x, x, x, x, x, x, x, x]\n" + lines.joined() + last
    }

    @Test(arguments: [
        bomb(levels: 12), bomb(levels: 12, last: "? *a12\n: 1\n"), bomb(levels: 6, last: "k: {[*a6, *a6]: 1}\n"),
        // The second anchor of a name is not there before its node ends.
        "n: &a [x, x]\n" + (1...40).map { "n\($0): &a [*a, *a]\n" }.joined(),
        "n: &a {k: x}\n" + (1...24).map { "n\($0): &a {p: *a, q: *a}\n" }.joined(),
        "{n: &a [x], " + (1...40).map { "\"n\($0)\":&a [*a,*a], " }.joined() + "}",
    ])
    func refusesWhatStandsForTooMuch(text: String) throws {
        let clock = ContinuousClock()
        let start = clock.now
        let problem = try #require(YAMLDocument(text).problems.first)
        #expect(problem.kind == .limit && problem.position.line >= 1 && !problem.hint.isEmpty)
        #expect(clock.now - start < .seconds(5))
    }

    @Test func saysWhereItStandsForTooMuch() throws {
        let problem = try #require(YAMLDocument(Self.bomb(levels: 12)).problems.first)
        #expect(problem.position == YAMLNode.Position(line: 3, column: 35))
    }

    @Test(arguments: [
        "a: &x [1]\nb: *x\n", "a: &x 1\n" + (1...8).map { "b\($0): *x\n" }.joined(), bomb(levels: 1),
    ])
    func saysThatAnchorsAreNotAllowed(text: String) throws {
        let document = YAMLDocument(text)
        #expect(document.problems.allSatisfy { $0.kind == .alias } && !document.problems.isEmpty)
    }

    @Test(
        arguments: [
            "a: |\n  " + String(repeating: "x &&y * *y *z **y && y\n  ", count: 9) + "\n", "a: \"&b *b *b\"\n",
        ]
    )
    func takesSignsInTextForText(text: String) {
        #expect(YAMLDocument(text).problems.isEmpty)
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
