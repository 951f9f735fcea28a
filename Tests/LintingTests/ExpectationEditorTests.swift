import Symbolic
import Testing
import YAMLReader

@testable import Linting

/// `rules test --update`: what a rule says goes into the expectations, and nothing else of the file changes.
@Suite struct ExpectationEditorTests {
    private static let head = """
        rules: v1
        id: a-rule
        title: Things are on
        severity: error
        # A comment that stays.
        for: [{thing: plan.things}]
        assert: thing.isOn
        message: '`${thing.name}` is \\ "off"'
        tests:

        """

    private static func thing(_ name: String) -> TestObject { TestModels.thing(name, ["isOn": .bool(false)]) }

    /// The text with the `expect` of its first test replaced by what the rule says of some things.
    private static func updated(_ text: String, _ things: [TestObject]) throws -> String {
        let file = RuleFile(file: "a-rule.yaml", text: text)
        let definition = try #require(file.definition)
        let (tests, problems) = RuleTestReader.tests(of: definition, companion: nil)
        #expect(problems.isEmpty)
        let expect = try #require(tests.first?.expect)
        let result = Linter(rules: TestModels.set(file)).lint([TestModels.subject(things)])
        var editor = ExpectationEditor(text)
        let isReplaced = editor.replace(expect, with: RuleOutcome(result, of: "a-rule"))
        #expect(isReplaced)
        return editor.text()
    }

    private static let finding = #"{at: "aws_thing.t", message: "`t` is \\ \"off\""}"#
    private static let block = [
        "    expect:", "      fail:", #"        - at: "aws_thing.t""#, #"          message: "`t` is \\ \"off\"""#,
    ].joined(separator: "\n")

    @Test(arguments: [
        ("  - name: x\n    given: {}\n    expect: pass\n", "  - name: x\n    given: {}\n\(block)\n"),
        ("  - name: x\n    expect: pass # so far\n    given: {}\n", "  - name: x\n\(block)\n    given: {}\n"),
        (
            "  - name: x\n    expect:\n      unknown:\n        - at: a\n          # why\n\n    given: {}\n",
            "  - name: x\n\(block)\n\n    given: {}\n"
        ),
        ("  - {name: x, given: {}, expect: pass}\n", "  - {name: x, given: {}, expect: {fail: [\(finding)]}}\n"),
        (
            #"  - {name: x, expect: {fail: [{message: "a \\"}, {at: 'it''s, }'}]}, given: {}}"#,
            "  - {name: x, expect: {fail: [\(finding)]}, given: {}}"
        ),
    ])
    func whatTheRuleSaysIsWritten(tests: String, expected: String) throws {
        #expect(try Self.updated(Self.head + tests, [Self.thing("t")]) == Self.head + expected)
        let returns = try Self.updated((Self.head + tests).replacing("\n", with: "\r\n"), [Self.thing("t")])
        #expect(returns == (Self.head + expected).replacing("\n", with: "\r\n"))
    }

    @Test(arguments: [([], "not-applicable"), ([TestModels.thing("t", ["isOn": .bool(true)])], "pass")])
    func oneWordIsEnoughWhereNothingIsFound(things: [TestObject], word: String) throws {
        let text = Self.head + "  - name: x\n    expect:\n      fail: [{}]\n    given: {}\n"
        let expected = Self.head + "  - name: x\n    expect: \(word)\n    given: {}\n"
        #expect(try Self.updated(text, things) == expected)
    }
}
