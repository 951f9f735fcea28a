import Linting
import Testing
import YAMLReader

@Suite struct RuleSetTests {
    private static let rest = "for: [{thing: plan.things}]\n"

    @Test(arguments: [
        ("assert: |\n  thing.isOn\n    && thing.siz > 0\n", 8, 14, "size"),
        ("assert: thing.siz > 0\n", 6, 15, "size"),
        ("assert: 'thing.siz > 0'\n", 6, 16, "size"),
        ("assert: >\n  thing.isOn &&\n  thing.siz > 0\n", 8, 9, "size"),
        ("assert: true\nmessage: \"a ${thing.nam}\"\n", 7, 21, "name"),
        ("params: {max: {type: int, default: 1}}\nassert: thing.size < params.mx\n", 7, 29, "max"),
    ])
    func placesOfExpressionErrors(lines: String, line: Int, column: Int, suggestion: String) throws {
        let rules = TestModels.set(TestModels.rule(Self.rest + lines))
        let diagnostic = try #require(rules.diagnostics.first { $0.severity == .error })
        let frame = DiagnosticFrame(diagnostic).lines.joined(separator: "\n")
        #expect(diagnostic.start == YAMLNode.Position(line: line, column: column), "\(frame)")
        #expect(frame.contains(suggestion))
        #expect(rules.rules.isEmpty)
    }

    @Test(arguments: [
        ("assert: thing.name\n", "bool"), ("when: thing.size\nassert: true\n", "bool"),
        ("assert: true\nmessage: 'a ${thing.name'\n", "`}`"),
        ("assert: thing.name == 'a #b'\n", "comment"),
        ("assert: true\nlet: [{x: '1 +'}]\n", ""),
    ])
    func refuses(lines: String, text: String) {
        let rules = TestModels.set(TestModels.rule(Self.rest + lines))
        #expect(rules.hasErrors)
        #expect(rules.diagnostics.flatMap { DiagnosticFrame($0).lines }.joined(separator: "\n").contains(text))
    }

    @Test func forNeedsAList() {
        let rules = TestModels.set(
            TestModels.rule("for: [{thing: plan.things}, {part: thing.name}]\nassert: thing.isOn\n")
        )
        #expect(rules.diagnostics.map(\.code) == ["R0104"])
    }

    @Test func oneBrokenRuleStopsNoOther() {
        let good = TestModels.rule(Self.rest + "assert: true\n", id: "good-rule")
        let bad = TestModels.rule(Self.rest + "assert: thing.nothing\n", id: "bad-rule")
        let rules = TestModels.set(bad, good)
        #expect(rules.rules.map(\.id) == ["good-rule"])
        #expect(rules.hasErrors)
    }

    @Test func duplicatesNameBothFiles() throws {
        let text =
            "rules: v1\nid: a-rule\ntitle: Things are as they should be\nseverity: info\nfor: [{t: plan.things}]\nassert: true\n"
        let first = RuleFile(file: "one/a-rule.yaml", text: text)
        let second = RuleFile(file: "two/a-rule.yaml", text: text)
        let diagnostics = TestModels.set(first, second).diagnostics
        let diagnostic = try #require(diagnostics.first { $0.code == "R0306" })
        #expect(diagnostic.file == "two/a-rule.yaml")
        #expect(diagnostic.notes == ["first defined in one/a-rule.yaml"])
    }

    @Test func newerModelsAreSkippedWithAWarning() throws {
        let rules = TestModels.set(TestModels.rule(Self.rest + "assert: thing.unheardOf\nrequires: {model: '99.1'}\n"))
        #expect(rules.rules.isEmpty)
        #expect(!rules.hasErrors)
        #expect(rules.diagnostics.map(\.code) == ["R0316"])
    }

    @Test(arguments: [
        ("int", "3", true), ("int", "3.5", false), ("bool", "yes", false), ("bool", "true", true),
        ("string", "yes", true),
        ("double", "1e3", true), ("double", "x", false), ("duration", "1h30m", true), ("duration", "soon", false),
        ("regex", "'^a+$'", true), ("regex", "'(a'", false), ("list(string)", "[yes, no]", true),
        ("list(int)", "[a]", false),
        ("list(string)", "a", false), ("map(string, int)", "{a: 1}", true), ("map(string, int)", "[1]", false),
    ])
    func parameterValues(type: String, value: String, isGood: Bool) {
        let lines = "params: {p: {type: \"\(type)\", default: \(value)}}\nassert: params.p == params.p\n"
        let rules = TestModels.set(TestModels.rule(Self.rest + lines))
        #expect(rules.hasErrors == !isGood, "\(rules.diagnostics)")
        if !isGood { #expect(rules.diagnostics.map(\.code) == ["R0308"]) }
    }

    @Test func settingsReplaceDefaults() throws {
        let rule = TestModels.rule(
            Self.rest + "params: {names: {type: list(string), default: []}}\nassert: thing.name in params.names\n"
        )
        let node = try #require(YAMLDocument("names: [yes]\n").root?.mapping?.first)
        let setting = RuleSettings.Rule(severity: .info, parameters: [node])
        let rules = TestModels.set(rule, settings: RuleSettings(rules: ["a-rule": setting]))
        #expect(rules.diagnostics.isEmpty)
        #expect(rules.rules.first?.severity == .info)
        let result = Linter(rules: rules).lint([TestModels.subject([TestModels.thing("yes"), TestModels.thing("no")])])
        #expect(result.tallies["a-rule"] == Report.Tally(passed: 1, failed: 1))
    }

    /// A setting with nothing behind it is none: the empty regular expression would match everything.
    @Test(arguments: [
        ("regex", "", "write a value, or `''` for the empty text"),
        ("regex", "~", "write a value, or `'~'` for that text"),
        ("string", "null", "write a value, or `'null'` for that text"),
        ("int", "", "write a value"), ("list(string)", "", "write a value"),
        ("list(string)", "[a, ~]", "write a value, or `'~'` for that text"),
        ("map(string, regex)", "{a: }", "write a value, or `''` for the empty text"),
        ("regex", "''", nil), ("string", "'null'", nil), ("list(string)", "['', '~']", nil),
    ])
    func settingsOfNothingAreErrors(type: String, written: String, hint: String?) throws {
        let lines = "params: {p: {type: \"\(type)\"}}\nassert: params.p == params.p\n"
        let (configuration, _) = Configuration.read(
            SourceText(file: ".tfproof.yaml", text: "rules:\n  a-rule:\n    params:\n      p: \(written)\n")
        )
        let rules = TestModels.set(TestModels.rule(Self.rest + lines), settings: configuration.settings)
        let errors = rules.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.hint) == (hint.map { [$0] } ?? []))
        #expect(errors.allSatisfy { $0.code == "R0308" && $0.file == ".tfproof.yaml" })
    }

    @Test func unknownSettingsAreErrors() throws {
        let node = try #require(YAMLDocument("nams: 1\n").root?.mapping?.first)
        let rule = TestModels.rule(Self.rest + "params: {names: {type: int, default: 1}}\nassert: params.names > 0\n")
        let setting = RuleSettings.Rule(parameters: [node])
        let rules = TestModels.set(
            rule,
            settings: RuleSettings(rules: ["a-rule": setting, "a-rul": RuleSettings.Rule()])
        )
        #expect(rules.diagnostics.map(\.code) == ["R0317", "R0317"])
        #expect(rules.diagnostics.map(\.hint) == ["did you mean `names`?", "did you mean `a-rule`?"])
    }

    @Test(arguments: [
        ("params: {max: {type: int, default: 1}}\nassert: thing.size < 9 || thing.name == 'params.maximum'\n", "R0202"),
        ("let: [{big: thing.size > 1}]\nassert: thing.isOn || 'bigger' != ''\n", "R0201"),
    ])
    func warnsOfWhatIsNotUsed(lines: String, code: String) {
        let rules = TestModels.set(TestModels.rule(Self.rest + lines))
        #expect(rules.diagnostics.map(\.code) == [code])
        #expect(!rules.hasErrors)
        #expect(rules.rules.count == 1)
    }
}
