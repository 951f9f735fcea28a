import Linting
import Symbolic
import Testing
import YAMLReader

/// What is said where a rule fails itself: where in its file, why, on which resource.
@Suite struct RuleFailureTests {
    private static let head = "for: [{thing: plan.things}]\n"

    private static func frames(_ lines: String, _ things: [TestObject]) -> [String] {
        let rules = TestModels.set(TestModels.rule(lines))
        #expect(!rules.hasErrors, "\(rules.diagnostics)")
        let result = Linter(rules: rules).lint([TestModels.subject(things)])
        #expect(result.hasErrors)
        return result.failures.map { DiagnosticFrame($0).lines.joined(separator: "\n") }
    }

    @Test func theFrameNamesPlaceCauseAndResource() {
        let lines =
            Self.head + "params: {max: {type: 'map(string, int)', default: {t1: 1, x: 2}}}\n"
            + "assert: |\n  thing.isOn ||\n    params.max[thing.name] > 1\n"
        let frame = """
            error[R0401]: no key "t" in `params.max`
              --> a-rule.yaml:9:16
               |
             9 |     params.max[thing.name] > 1
               |                ^^^^^^^^^^ did you mean `t1`?
               = keys: t1, x
               = while checking aws_thing.t
               = and 1 more time
            """
        let things = [TestModels.thing("t"), TestModels.thing("t")]
        #expect(Self.frames(lines, things) == [frame])
    }

    /// What asks for too much of one element is not asked of the next: ten thousand of them would take hours.
    @Test func aRuleThatAsksForTooMuchStops() {
        let lines = Self.head + "assert: thing.name == '' || lists.range(1000000).all(i, lists.range(1000000) != [])\n"
        let things = (0..<4).map { TestModels.thing("t\($0)") }
        let frames = Self.frames(lines, things)
        #expect(frames.count == 1 && frames[0].contains("while checking aws_thing.t0"), "\(frames)")
        #expect(frames[0].contains("takes too m") && !frames[0].contains("more time"), "\(frames[0])")
    }

    @Test(arguments: [
        ("assert: 1 / thing.size > 0", "division by zero", "1 / thing.size", ["`thing.size` is 0"]),
        ("assert: thing.size + 9223372036854775807 + 1 > 0", "integer overflow", "thing.size + 9", []),
        ("assert: thing.parts[3].name == ''", "no index 3 in `thing.parts`, which has 1 element", "3]", []),
        ("assert: int(thing.name) > 0", "the value cannot be converted to int", "int(", ["`thing.name` is \"t\""]),
        (
            "assert: \"thing.parts.all(p, int(p.value) > 0)\"", "the value cannot be converted to int", "int(p",
            ["`p.value` is \"v\"", "with `p` = aws_thing.t parts[\"p\"]"]
        ),
        ("when: \"{'a': 1}[thing.name] == 1\"\nassert: thing.isOn", "no key \"t\" in `{'a': 1}`", "thing.name]", []),
        ("let: [{n: 1 / thing.size}]\nassert: n > 0", "division by zero", "1 / thing.size", []),
        ("assert: \"cel.bind(n, 1 / thing.size, n > 0)\"", "division by zero", "1 / thing.size", []),
        ("assert: \"(thing.isOn ? 1 : 1 / thing.size) > 0\"", "division by zero", "1 / thing.size", []),
    ])
    func theCauseIsFound(lines: String, message: String, marked: String, notes: [String]) throws {
        let thing = TestModels.thing("t", parts: [("p", .string("v"))], ["size": .int(0), "isOn": .bool(false)])
        let rules = TestModels.set(TestModels.rule(Self.head + lines + "\n"))
        #expect(!rules.hasErrors, "\(rules.diagnostics)")
        let failures = Linter(rules: rules).lint([TestModels.subject([thing])]).failures
        let failure = try #require(failures.first)
        #expect(failures.count == 1 && failure.message == message && failure.code == "R0401")
        let column = try #require(failure.start?.column)
        #expect(String(failure.sourceLine.dropFirst(column - 1)).hasPrefix(marked), "\(failure)")
        #expect(failure.notes.last == "while checking aws_thing.t")
        for note in notes { #expect(failure.notes.contains(note), "\(failure.notes)") }
    }

    /// Elements on which nothing is known yet stand before the one that fails, and are not taken for it.
    @Test(arguments: [
        "thing.parts.filter(p, int(p.value) > 3).size() > 3", "thing.parts.exists_one(p, int(p.value) > 3)",
        "thing.parts.filter(p, p.name != 'open').map(p, int(p.value)).size() > 3",
    ])
    func theElementThatFailsIsFoundBehindUnknownOnes(expression: String) throws {
        let parts: [(String, ModelValue)] = [
            ("open", .unknown(TestModels.unknown("t", "value"))), ("b", .string("v")), ("c", .string("w")),
        ]
        let rules = TestModels.set(TestModels.rule(Self.head + "assert: \"\(expression)\"\n"))
        #expect(!rules.hasErrors, "\(rules.diagnostics)")
        let subject = TestModels.subject([TestModels.thing("t", parts: parts)])
        let failure = try #require(Linter(rules: rules).lint([subject]).failures.first)
        let column = try #require(failure.start?.column)
        #expect(String(failure.sourceLine.dropFirst(column - 1)).hasPrefix("int(p.value)"), "\(failure)")
        #expect(failure.notes.contains("with `p` = aws_thing.t parts[\"b\"]"), "\(failure.notes)")
    }

    @Test func aSensitiveYesOrNoIsNotShown() throws {
        let thing = TestModels.thing("t", ["isOn": .sensitive(.bool(true))])
        let rules = TestModels.set(TestModels.rule(Self.head + "assert: int(string(dyn(thing.isOn))) > 0\n"))
        let failure = try #require(Linter(rules: rules).lint([TestModels.subject([thing])]).failures.first)
        #expect(!"\(failure)".contains("is true") && "\(failure)".contains("(sensitive)"), "\(failure)")
    }

    @Test func aForThatFailsIsShown() {
        let frames = Self.frames("for: [{n: '[1, 0].map(i, 1 / i)'}]\nassert: n > 0\n", [])
        #expect(frames.count == 1 && frames[0].contains("a-rule.yaml:5:26") && frames[0].contains("`i` is 0"))
    }

    @Test func limitsAreSaidToBeLimits() throws {
        let body = "assert: lists.range(4000).all(a, lists.range(4000).all(b, a + b >= 0 && thing.name != ''))\n"
        let rules = TestModels.set(TestModels.rule(Self.head + body))
        let result = Linter(rules: rules).lint([TestModels.subject([TestModels.thing("t")])])
        #expect(result.failures.map(\.code) == ["R0402"])
    }

    @Test(arguments: [
        "assert: int(thing.secret) > 0", "assert: \"{'a': 1}[thing.secret] == 1\"",
        "assert: \"thing.parts.all(p, int(p.value) > 0)\"", "assert: \"[thing.secret].all(s, int(s) > 0)\"",
        "assert: \"{thing.secret: 1}['a'] == 1\"", "assert: \"'x'.matches(thing.secret)\"",
        "assert: \"cel.bind(s, thing.secret, int(s + s) > 0)\"",
        "let: [{s: \"[thing.secret]\"}]\nassert: s.all(x, timestamp(x) > timestamp(0))",
    ])
    func nothingSensitiveIsShown(lines: String) {
        let secret = ModelValue.sensitive(.string("hunter2(["))
        let thing = TestModels.thing("t", parts: [("p", secret)], ["secret": secret])
        let rules = TestModels.set(TestModels.rule(Self.head + lines + "\n"))
        #expect(!rules.hasErrors, "\(rules.diagnostics)")
        let result = Linter(rules: rules).lint([TestModels.subject([thing])])
        #expect(result.failures.count == 1)
        let shown =
            result.failures.flatMap { DiagnosticFrame($0).lines }.joined(separator: "\n")
            + result.findings.map { "\($0.finding)" }.joined()
        #expect(!shown.contains("hunter2") && !shown.contains("(["), "\(shown)")
    }
}
