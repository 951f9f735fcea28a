import Linting
import TestSupport
import Testing
import YAMLReader

@Suite struct RuleFileTests {
    private static let whole = """
        rules: v1
        id: some-rule
        title: All is as it should be
        severity: warning
        tags: [a, b]
        params:
          names: {type: list(string), default: [yes, no]}
        for:
          - thing: plan.things
        let:
          - size: thing.size
        when: thing.isOn
        assert: size > 0
        message: "`${thing.name}` is empty"
        at: thing
        tests: []

        """

    @Test func readsAllKeys() throws {
        let file = RuleFile(file: "rules/some-rule.yaml", text: Self.whole)
        #expect(file.diagnostics.isEmpty)
        let rule = try #require(file.definition)
        #expect(rule.id == "some-rule")
        #expect(rule.severity == .warning)
        #expect(rule.tags == ["a", "b"])
        #expect(rule.parameters.map(\.name) == ["names"])
        #expect(rule.loops.map(\.name) == ["thing"])
        #expect(rule.lets.map(\.expression.text) == ["thing.size"])
        #expect(rule.when?.text == "thing.isOn")
        #expect(rule.assertions.map(\.that.text) == ["size > 0"])
        #expect(rule.at?.text == "thing")
    }

    /// A line of the whole rule is replaced; the diagnostic must have this code and place, and say this.
    @Test(arguments: [
        ("severity: warning", "severty: warning", "R0301", 4, 1, "did you mean `severity`?"),
        ("severity: warning", "severity: eror", "R0304", 4, 11, "did you mean `error`?"),
        ("id: some-rule", "id: other-rule", "R0305", 2, 5, "rename the file"),
        ("id: some-rule", "id: Some_Rule", "R0304", 2, 5, ""),
        ("rules: v1", "rules: v2", "R0304", 1, 8, ""),
        ("title: All is as it should be", "tags: []", "R0314", 3, 1, ""),
        ("when: thing.isOn", "when: [thing.isOn]", "R0009", 12, 7, "block"),
        ("when: thing.isOn", "when: !(thing.isOn)", "R0009", 12, 7, "block"),
        ("when: thing.isOn", "when:", "R0303", 12, 6, ""),
        ("  - size: thing.size", "  - thing: 1", "R0310", 11, 5, ""),
        ("  - size: thing.size", "  - size thing.size", "R0303", 11, 5, ""),
        ("  - size: thing.size", "  - Size: 1", "R0304", 11, 5, ""),
        ("at: thing", "at: thin", "R0309", 15, 5, "did you mean `thing`?"),
        ("type: list(string)", "type: list(strin)", "R0307", 7, 17, ""),
    ])
    func reports(line: String, replaced: String, code: String, at row: Int, column: Int, hint: String) throws {
        let text = Self.whole.replacing(line, with: replaced)
        let file = RuleFile(file: "rules/some-rule.yaml", text: text)
        let diagnostic = try #require(file.diagnostics.first { $0.code == code }, "\(file.diagnostics)")
        #expect(file.definition == nil)
        #expect(diagnostic.start == YAMLNode.Position(line: row, column: column))
        #expect(diagnostic.hint.contains(hint))
    }

    @Test func reportsAllAtOnce() {
        let file = RuleFile(file: "x.yaml", text: "rules: v1\nid: x\nseverity: bad\nfor: 1\nassrt: true\n")
        #expect(file.diagnostics.map(\.code).sorted() == ["R0301", "R0302", "R0303", "R0304"])
    }

    @Test(arguments: ["", "- a\n", "text\n", "a: [\n"])
    func neverSilent(text: String) {
        let file = RuleFile(file: "x.yaml", text: text)
        #expect(file.definition == nil)
        #expect(!file.diagnostics.isEmpty)
    }

    @Test func cutsTestsOff() {
        let cut = RuleFile.withoutTests("id: x\ntests:\n  - name: a\n    given: {}\n")
        #expect(cut == "id: x\n")
        let kept = "id: x\ntests:\n  - name: a\ntitle: y\n"
        #expect(RuleFile.withoutTests(kept) == kept)
        #expect(RuleFile.withoutTests("description: |\n  tests:\n") == "description: |\n  tests:\n")
    }

    @Test func rendersAFrame() throws {
        let text = Self.whole.replacing("severity: warning", with: "severty: warning")
        let diagnostic = try #require(RuleFile(file: "rules/some-rule.yaml", text: text).diagnostics.first)
        #expect(
            DiagnosticFrame(diagnostic).lines == [
                "error[R0301]: unknown key `severty`",
                "  --> rules/some-rule.yaml:4:1",
                "   |",
                " 4 | severty: warning",
                "   | ^^^^^^^ did you mean `severity`?",
            ]
        )
    }

    @Test(.enabled(if: Shared.exists("design/rules-examples")))
    func readsTheWorkedExamples() throws {
        let names = [
            "execution-role-secret-access", "listener-default-action", "literal-credential", "redis-url-scheme",
            "secret-ref-literal", "secrets-dropped",
        ]
        for name in names {
            let text = String(decoding: try Shared.bytes("design/rules-examples/\(name).yaml"), as: UTF8.self)
            let file = RuleFile(file: "\(name).yaml", text: text)
            #expect(file.diagnostics.isEmpty, "\(file.diagnostics.flatMap { DiagnosticFrame($0).lines })")
            let rule = try #require(file.definition)
            var reader = RuleTestReader(rule.source)
            let tests = reader.tests(try #require(rule.tests))
            #expect(reader.diagnostics.isEmpty, "\(reader.diagnostics.flatMap { DiagnosticFrame($0).lines })")
            #expect(tests.count >= 3)
        }
    }
}
