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
}
