import JSONReader
import Testing

@testable import LanguageServer

@Suite struct DiagnosticsTests {
    private func codes(_ nodes: [JSONNode]) -> [String] { nodes.compactMap { $0["code"]?.string } }

    @Test func aRuleInOrderHasNone() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text)
        #expect(session.diagnostics("r.yaml").isEmpty)
        #expect(session.notifications.count == 1)
    }

    @Test func anErrorHasARangeACodeAndTheAdvice() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text.replacing("title:", with: "titel:"))
        let found = try #require(session.diagnostics("r.yaml").first { $0["code"]?.string == "R0301" })
        #expect(found["severity"]?.int == 1)
        #expect(found["source"]?.string == "tfproof")
        #expect(found["message"]?.string?.contains("did you mean `title`?") == true)
        #expect(found["range"]?["start"]?["line"]?.int == 2)
        #expect(found["range"]?["end"]?["character"]?.int == 5)
    }

    @Test func whatIsChangedIsCheckedAndWhatIsClosedIsCleared() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text)
        let range: JSONValue = ["start": ["line": 12, "character": 8], "end": ["line": 12, "character": 17]]
        try session.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": "file:///w/r.yaml", "version": 2],
                "contentChanges": [["range": range, "text": "isDestroyed"]],
            ]
        )
        #expect(codes(session.diagnostics("r.yaml")) == ["R0102"])
        #expect(session.notifications.last?["params"]?["version"]?.int == 2)
        try session.notify(
            "textDocument/didChange",
            [
                "textDocument": ["uri": "file:///w/r.yaml", "version": 3],
                "contentChanges": [["text": "rules: v1\nid: [\n"]],
            ]
        )
        #expect(codes(session.diagnostics("r.yaml")) == ["R0009"])
        try session.notify("textDocument/didClose", ["textDocument": ["uri": "file:///w/r.yaml"]])
        #expect(session.diagnostics("r.yaml").isEmpty)
        #expect(session.notifications.last?["params"]?["diagnostics"]?.count == 0)
    }

    @Test func manyChangesAtOnceAreCheckedOnce() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text)
        let changes = (2..<30).map { version in
            JSONValue.notification(
                "textDocument/didChange",
                [
                    "textDocument": ["uri": "file:///w/r.yaml", "version": .int(version)],
                    "contentChanges": [["text": .string("rules: v1 #\(version)")]],
                ]
            )
        }
        #expect(try session.send(changes).count == 1)
        #expect(session.notifications.last?["params"]?["version"]?.int == 29)
    }

    @Test func otherYAMLIsLeftAlone() throws {
        let session = try Session()
        try session.open("ci.yaml", "on: push\njobs: {}\n")
        #expect(session.diagnostics("ci.yaml").isEmpty)
    }

    @Test func aConfigurationIsCheckedAgainstTheRulesThatThereAre() throws {
        let session = try Session(files: ["policies/mine.yaml": SampleRule.text.replacing("id: r", with: "id: mine")])
        let text = """
            rules-directories: [policies]
            rules:
              mine: {params: {alowed: []}}
              literal-credental: {enabled: false}
            only: [mine, yours]
            unknwon: fail
            """
        try session.open(".tfproof.yaml", text)
        let found = session.diagnostics(".tfproof.yaml")
        #expect(codes(found) == ["R0317", "R0317", "R0317", "R0301"])
        #expect(found.map { $0["range"]?["start"]?["line"]?.int } == [2, 3, 4, 5])
        try session.open(".tfproof.yaml", "rules-directories: [policies]\nonly: [mine, literal-credential]\n")
        #expect(session.diagnostics(".tfproof.yaml").isEmpty)
    }

    @Test func anIDThatAnotherFileHasIsReportedAtTheID() throws {
        let session = try Session(files: ["other/r.yaml": SampleRule.text, "x.yaml": "on: push"])
        try session.open("r.yaml", SampleRule.text)
        let found = try #require(session.diagnostics("r.yaml").first)
        #expect(found["code"]?.string == "R0306")
        #expect(found["message"]?.string?.contains("/w/other/r.yaml") == true)
        #expect(found["range"]?["start"]?["line"]?.int == 1)
        // Two open documents find each other, too; the newest text of both counts.
        try session.open("other/r.yaml", SampleRule.text.replacing("id: r\n", with: "id: q\n"))
        #expect(session.diagnostics("r.yaml").isEmpty)
        #expect(codes(session.diagnostics("other/r.yaml")) == ["R0305"])
    }

    @Test func anIDOfABuiltInRuleIsTaken() throws {
        let session = try Session()
        try session.open("secrets-dropped.yaml", SampleRule.text.replacing("id: r\n", with: "id: secrets-dropped\n"))
        #expect(codes(session.diagnostics("secrets-dropped.yaml")) == ["R0306"])
    }

    @Test func anUnnamedDocumentNeedsNoFittingName() throws {
        let session = try Session()
        try session.notify(
            "textDocument/didOpen",
            ["textDocument": ["uri": "untitled:Untitled-1", "version": 1, "text": .string(SampleRule.text)]]
        )
        #expect(session.notifications.last?["params"]?["diagnostics"]?.count == 0)
    }

    @Test func testsBesideARuleAreChecked() throws {
        let session = try Session(files: ["r.yaml": SampleRule.text])
        try session.open("r.test.yaml", "- name: x\n  given: {}\n  expects: pass\n  expect: pass\n")
        #expect(codes(session.diagnostics("r.test.yaml")) == ["R0301"])
    }

    @Test func whatADiagnosticSuggestsCanBeDone() throws {
        let session = try Session()
        try session.open("r.yaml", SampleRule.text.replacing("title:", with: "titel:"))
        let place: JSONValue = ["line": 2, "character": 1]
        func actions(_ place: JSONValue) throws -> [JSONNode] {
            Array(
                try session.request(
                    "textDocument/codeAction",
                    [
                        "textDocument": ["uri": "file:///w/r.yaml"], "range": ["start": place, "end": place],
                        "context": ["diagnostics": []],
                    ]
                ).elements
            )
        }
        let action = try #require(try actions(place).first)
        #expect(action["title"]?.string == "Replace with `title`")
        #expect(action["kind"]?.string == "quickfix")
        let edit = try #require(action["edit"]?["changes"]?["file:///w/r.yaml"]?[0])
        #expect(edit["newText"]?.string == "title")
        #expect(edit["range"]?["end"]?["character"]?.int == 5)
        #expect(try actions(["line": 8, "character": 0]).isEmpty)
    }

    /// What an editor does with the fixes that are offered, one after another, makes the rule right.
    @Test(arguments: [
        ("!task.isDestroy", "!task.isDestory", "R0102"), ("task.containers\n", "task.container\n", "R0102"),
        ("name in params.allowed", "nam in params.allowed", "R0101"),
        ("name in params.allowed", "name in params.alowed", "R0102"),
        ("!task.isDestroy", "task.family.startWith('a')", "R0101"),
        ("!task.isDestroy", "task.containers.exist(c, c.name == '')", "R0101"),
        ("${container.name}", "${container.nme}", "R0102"),
        (
            "when: |\n  !task.isDestroy", "when: 'task.containers.exists(c, c.secrets.exists(s, s.kind == ''smm''))'",
            "R0205"
        ),
        (
            "when: |\n  !task.isDestroy", "when: \"task.containers.exists(c, c.secrets.exists(s, s.kind == 'smm'))\"",
            "R0205"
        ),
        ("!task.isDestroy", "task.family = 'a'", "R0003"), ("!task.isDestroy", "has(params['allowed'])", "R0106"),
        ("type: list(string)", "type: list(sting)", "R0307"), ("severity: error", "severity: eror", "R0304"),
    ])
    func fixesPutTheRuleRight(old: String, new: String, code: String) throws {
        let session = try Session()
        var text = SampleRule.text.replacing(old, with: new)
        try session.open("r.yaml", text)
        #expect(codes(session.diagnostics("r.yaml")).contains(code))
        for diagnostic in session.diagnostics("r.yaml").reversed() where diagnostic["code"]?.string == code {
            let place = try #require(diagnostic["range"]?["start"])
            let start: JSONValue = [
                "line": .int(place["line"]?.int ?? 0), "character": .int(place["character"]?.int ?? 0),
            ]
            let actions = try session.request(
                "textDocument/codeAction",
                [
                    "textDocument": ["uri": "file:///w/r.yaml"], "range": ["start": start, "end": start],
                    "context": ["diagnostics": []],
                ]
            )
            let edit = try #require(actions[0]?["edit"]?["changes"]?["file:///w/r.yaml"]?[0])
            text = Self.applied(edit, to: text)
        }
        let fixed = try Session()
        try fixed.open("r.yaml", text)
        #expect(!codes(fixed.diagnostics("r.yaml")).contains(code), "\(text)")
    }

    private static func applied(_ edit: JSONNode, to text: String) -> String {
        var document = TextDocument(uri: "", version: nil, text: text, encoding: .utf16)
        func position(_ name: String) -> TextDocument.Position {
            let place = edit["range"]?[name]
            return .init(line: place?["line"]?.int ?? 0, character: place?["character"]?.int ?? 0)
        }
        document.replace(from: position("start"), to: position("end"), with: edit["newText"]?.string ?? "")
        return document.text
    }
}
