import Linting
import Testing
import YAMLReader

/// Configuration files: what they set, and everything that is wrong with them at once.
@Suite struct ConfigurationTests {
    private static let body = "for: [{thing: plan.things}]\n"
    private static let rules = TestModels.set(
        TestModels.rule(body + "aliases: [old-a]\nassert: thing.isOn\n", id: "rule-a"),
        TestModels.rule(body + "assert: thing.isOn\n", id: "rule-b"),
        TestModels.rule(body + "assert: thing.isOn\n", id: "rule-c")
    )

    private static func read(_ text: String) -> (configuration: Configuration, diagnostics: [Diagnostic]) {
        Configuration.read(SourceText(file: ".tfproof.yaml", text: text))
    }

    @Test func everythingIsRead() throws {
        let text = """
            rules:
              rule-a: {enabled: true, severity: info, params: {max: 3}}
            only: [rule-a, rule-b]
            disable: []
            rules-directories: [policies]
            unknown: fail
            minimum-failure-severity: warning
            """
        let (configuration, diagnostics) = Self.read(text)
        #expect(diagnostics.isEmpty)
        let rule = try #require(configuration.settings.rules["rule-a"])
        #expect(rule.isEnabled == true && rule.severity == .info && rule.parameters.map(\.name) == ["max"])
        #expect(configuration.only.map(\.text) == ["rule-a", "rule-b"])
        #expect(configuration.disabled.isEmpty && configuration.directories.map(\.text) == ["policies"])
        #expect(configuration.unknown == .fail && configuration.minimumFailureSeverity == .warning)
    }

    @Test(arguments: ["", "# nothing yet\n", "~\n"]) func whatIsEmptySetsNothing(text: String) {
        let (configuration, diagnostics) = Self.read(text)
        #expect(diagnostics.isEmpty && configuration.settings.rules.isEmpty && configuration.only.isEmpty)
    }

    @Test(arguments: [
        ("ruels: {}", "R0301 1:1 did you mean `rules`?"),
        ("- rules", "R0303 1:1 "),
        ("rules: v1", "R0303 1:8 a rule stands in a file of its own"),
        (
            "rules:\n  a-rule: off",
            "R0303 2:11 write `a-rule: {enabled: …}`, with `severity` and `params` where they are to be set"
        ),
        ("rules:\n  a-rule: {enabled: off}", "R0304 2:21 write `false`"),
        ("rules:\n  a-rule: {severity: warn}", "R0304 2:22 "),
        ("rules:\n  a-rule: {sevrity: warning}", "R0301 2:12 did you mean `severity`?"),
        ("rules:\n  a-rule: {params: [1]}", "R0303 2:20 "),
        ("rules: {a-rule: {}, a-rule: {}}", "R0314 1:9 "),
        ("only: []", "R0304 1:7 leave `only` out to run all rules"),
        ("only: a-rule", "R0303 1:7 write `[a-rule]`"),
        ("disable: [a-rule, a-rule]", "R0310 1:19 "),
        ("unknown: faill", "R0304 1:10 did you mean `fail`?"),
        ("minimum-failure-severity: [error]", "R0303 1:27 "),
        ("rules: &a {}", "R0313 1:8 "),
        ("rules: {", "R0300 1:8 a mapping starts here"),
    ])
    func mistakesAreReported(text: String, expected: String) {
        let found = Self.read(text).diagnostics.map { diagnostic in
            "\(diagnostic.code) \(diagnostic.start.map { "\($0.line):\($0.column)" } ?? "") \(diagnostic.hint)"
        }
        #expect(found.count == 1 && found.first?.hasPrefix(expected) == true, "\(found)")
    }

    @Test(arguments: [
        ("", [], [], "rule-a rule-b rule-c"),
        ("only: [rule-a]", [], [], "rule-a"),
        ("disable: [rule-a]", [], [], "rule-b rule-c"),
        ("rules: {rule-b: {enabled: false}}", [], [], "rule-a rule-c"),
        ("disable: [old-a]", [], [], "rule-b rule-c"),
        // The command line outweighs the configuration.
        ("only: [rule-a]", ["rule-b"], [], "rule-b"),
        ("disable: [rule-a]", ["rule-a"], [], "rule-a"),
        ("rules: {rule-a: {enabled: false}}", ["old-a"], [], "rule-a"),
        ("only: [rule-a, rule-b]", [], ["rule-a"], "rule-b"),
        ("rules: {rule-b: {enabled: true}}", [], ["rule-b"], "rule-a rule-c"),
    ])
    func theRulesThatRun(text: String, only: [String], disabled: [String], expected: String) {
        let configuration = Self.read(text).configuration
        let choice = RuleSelection(only: only, disabled: disabled, configuration: configuration)
            .choose(from: Self.rules)
        #expect(choice.rules.rules.map(\.id).joined(separator: " ") == expected)
        #expect(choice.diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test func whatIsTurnedOffIsSaid() {
        let configuration = Self.read("disable: [rule-a]\nrules: {rule-c: {enabled: false}}").configuration
        let choice = RuleSelection(configuration: configuration).choose(from: Self.rules)
        #expect(choice.notices == [".tfproof.yaml: 2 rules are turned off: rule-a, rule-c"])
        let named = RuleSelection(disabled: ["rule-a"], configuration: configuration).choose(from: Self.rules)
        #expect(named.notices == [".tfproof.yaml: 1 rule is turned off: rule-c"])
    }

    @Test(arguments: [
        ("disable: [rule-a]\nonly: [rule-a]", "R0319 1:11"),
        ("disable: [old-a]\nrules: {rule-a: {enabled: true}}", "R0319 1:11"),
        ("only: [rule-a]\nrules: {rule-a: {enabled: false}}", "R0319 1:8"),
        ("only: [rule-a]\nrules: {rule-b: {enabled: true}}", "R0319 2:9"),
        ("only: [rule-x]", "R0317 1:8"),
    ])
    func contradictionsAreErrors(text: String, expected: String) {
        let choice = RuleSelection(configuration: Self.read(text).configuration).choose(from: Self.rules)
        let errors = choice.diagnostics.filter { $0.severity == .error }
        let found = errors.map { "\($0.code) \($0.start.map { "\($0.line):\($0.column)" } ?? "")" }
        #expect(found == [expected])
    }

    @Test func formerIDsWorkAndAreSaid() throws {
        let rule = TestModels.rule(Self.body + "aliases: [old-a, older-a]\nassert: thing.isOn\n", id: "rule-a")
        let settings = Self.read("rules: {old-a: {severity: info}}").configuration.settings
        let rules = TestModels.set(rule, settings: settings)
        #expect(rules.rules.first?.severity == .info)
        #expect(
            rules.diagnostics.map { "\($0.place): \($0.message)" } == [
                ".tfproof.yaml:1:9: the rule `old-a` is called `rule-a` now"
            ]
        )
        #expect(rules.diagnostics.first?.edit?.text == "rule-a")
        for text in ["rules: {old-a: {}, rule-a: {}}", "rules: {old-a: {}, older-a: {}}"] {
            let twice = TestModels.set(rule, settings: Self.read(text).configuration.settings)
            #expect(twice.diagnostics.filter { $0.severity == .error }.map(\.code) == ["R0319"], "\(text)")
        }
    }

    @Test func aRuleThatCannotBeReadIsNotSaidToBeMissing() {
        let settings = Self.read("rules: {broken: {severity: info}}").configuration.settings
        let rules = TestModels.set(RuleFile(file: "broken.yaml", text: "rules: v1\n"), settings: settings)
        #expect(!rules.diagnostics.contains { $0.code == "R0317" } && rules.hasErrors)
    }
}
