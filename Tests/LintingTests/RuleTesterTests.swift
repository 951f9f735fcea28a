import JSONReader
import Linting
import Symbolic
import TerraformPlan
import Testing

/// The tester over a model that shows every resource of the type `aws_thing`, read from a real plan.
@Suite struct RuleTesterTests {
    private static func tester(isStrict: Bool = false) -> RuleTester {
        RuleTester(schema: TestModels.schema, isStrict: isStrict) { text, name throws(RuleTestError) in
            do throws(PlanError) {
                let plan = try Plan.read(JSONText(Array(text.utf8)), name: name)
                let things = plan.instances.all.filter { $0.address.type == "aws_thing" }
                return TestModels.subject(
                    things.map { instance in
                        var values: [String: ModelValue] = ["name": .string(instance.address.name)]
                        for name in ["size", "isOn", "secret"] {
                            values[name] = instance.attribute(name).map { RuleTesterTests.modelValue($0) } ?? .absent
                        }
                        return TestModels.thing(instance.address.name, values)
                    }
                )
            } catch {
                throw RuleTestError(error.message)
            }
        }
    }

    private static func modelValue(_ value: Value) -> ModelValue {
        if let unknown = value.unknown { return .unknown(unknown) }
        if let bool = value.bool { return .bool(bool) }
        if let int = value.int { return .int(Int64(int)) }
        return value.string.map { .string($0) } ?? .absent
    }

    private static func report(
        _ tests: String,
        assert: String = "thing.size > 0",
        isStrict: Bool = false
    ) -> RuleTestReport {
        let rule = TestModels.rule(
            "for: [{thing: plan.things}]\nassert: \(assert)\nmessage: '`${thing.name}` has size ${thing.size}'\n"
                + tests
        )
        return tester(isStrict: isStrict).run(rule)
    }

    @Test(arguments: [
        ("given: {aws_thing.a: {size: 1}}", "pass", true),
        ("given: {aws_thing.a: {size: 0}}", "fail", true),
        ("given: {aws_thing.a: {size: {$unknown: true}}}", "unknown", true),
        ("given: {aws_other.a: {size: 0}}", "not-applicable", true),
        ("given: {aws_thing.a: {size: 0}}", "pass", false),
        ("given: {aws_thing.a: {size: 0}, aws_thing.b: {size: {$unknown: true}}}", "fail", false),
        ("given: {aws_thing.a: {size: 0}}", "{fail: [{at: aws_thing.a, message: '`a` has * 0'}]}", true),
        ("given: {aws_thing.a: {size: 0}}", "{fail: [{at: aws_thing.b}]}", false),
        ("given: {aws_thing.a: {size: 0}}", "{fail: [{not-message: '*size*'}]}", false),
        ("given: {aws_thing.a: {size: 0}, aws_thing.b: {size: 0}}", "{fail: [{at: aws_thing.b}]}", false),
        ("given: {aws_thing.a: {size: 0}, aws_thing.b: {size: 0}}", "{fail: [{}, {at: aws_thing.a}]}", true),
        ("given: {aws_thing.a: {size: 0}, aws_thing.b: {size: 1}}", "{pass: true, fail: [{}]}", true),
        ("given: {aws_thing.a: {size: 0}}", "{pass: true, fail: [{}]}", false),
        ("given: {aws_thing.a: {size: {$unknown: x_y.z.w}}}", "{unknown: [{because: [x_y.z.w]}]}", true),
        ("given: {aws_thing.a: {size: {$unknown: true}}}", "{unknown: [{because: [aws_thing.a.size]}]}", true),
        ("given: {aws_thing.a: {size: {$unknown: true}}}", "{unknown: [{because: [aws_thing.a.siz]}]}", false),
    ])
    func expectations(given: String, expect: String, holds: Bool) {
        let report = Self.report("tests:\n  - {name: t, \(given), expect: \(expect)}\n")
        #expect((report.failed == 0) == holds, "\(report.lines())")
        #expect(report.results.map(\.name).contains("the empty plan"))
    }

    @Test func saysWhatDiffers() {
        let report = Self.report(
            "tests:\n  - {name: t, given: {aws_thing.a: {size: 0}}, expect: {fail: [{at: aws_thing.b}]}}\n"
        )
        let lines = report.lines().joined(separator: "\n")
        #expect(lines.contains("FAIL  t"))
        #expect(lines.contains("expected fail: at aws_thing.b"))
        #expect(lines.contains("got fail: aws_thing.a  `a` has size 0"))
        #expect(RuleTestReport.summary([report]) == "1 rule, 2 tests: 1 passed, 1 failed")
    }

    @Test func strictnessAsksForAllVerdicts() {
        let tests = "tests:\n  - {name: t, given: {aws_thing.a: {size: 1}}, expect: pass}\n"
        #expect(Self.report(tests, isStrict: true).diagnostics.map(\.severity) == [.error])
        #expect(Self.report(tests).diagnostics.map(\.severity) == [.warning])
    }

    @Test func takesValuesAway() {
        let tests = """
            tests:
              - {name: p, given: {aws_thing.a: {size: 1}}, expect: pass}
              - {name: f, given: {aws_thing.a: {size: 0}}, expect: fail}
              - {name: u, given: {aws_thing.a: {size: {$unknown: true}}}, expect: unknown}

            """
        #expect(Self.report(tests, isStrict: true).isGood)
        // `known` makes a rule that knows less say the opposite.
        let unsound = Self.report(tests, assert: "'known(thing.size) ? thing.size > 0 : false'", isStrict: true)
        #expect(unsound.lines().joined().contains("without aws_thing.a.size"))
    }

    @Test func brokenTestsAreReported() {
        let report = Self.report("tests:\n  - {name: t, given: {}, expct: pass}\n")
        #expect(report.diagnostics.contains { $0.code == "R0301" })
        #expect(!report.isGood)
    }

    /// What is no expectation must not be taken for one that holds.
    @Test(arguments: [
        "{pass: false}", "{pass: [{at: aws_thing.z}]}", "{fail: []}", "{fail: [{at: [aws_thing.a]}]}",
        "{fail: [{not-message: ['*size*']}]}", "{unknown: []}", "{fail: [{message: }]}",
    ])
    func whatIsNoExpectationIsReported(expect: String) {
        for size in [0, 1] {
            let given = "{aws_thing.a: {size: \(size)}}"
            let report = Self.report("tests:\n  - {name: t, given: \(given), expect: \(expect)}\n")
            #expect(!report.diagnostics.isEmpty && !report.isGood, "\(size)")
        }
    }

    @Test func aFormOfValuesStandsByItself() {
        let given = "{aws_thing.a: {size: {$sensitive: 1, more: 2}}}"
        let report = Self.report("tests:\n  - {name: t, given: \(given), expect: pass}\n")
        #expect(report.diagnostics.contains { $0.message.contains("`$sensitive` stands by itself") })
        #expect(!report.isGood)
    }

    @Test func skippedTestsSayWhy() {
        let report = Self.report("tests:\n  - {name: t, skip: not yet, given: {}, expect: fail}\n")
        #expect(report.isGood)
        #expect(report.lines().contains { $0.contains("skip  t") && $0.contains("(not yet)") })
    }
}
