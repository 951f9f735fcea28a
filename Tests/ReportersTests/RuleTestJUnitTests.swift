import AWSModel
import Reporters
import Testing

@testable import Linting

/// What tests of rules came to, as CI reads it.
@Suite struct RuleTestJUnitTests {
    private static let rule = """
        rules: v1
        id: x
        title: T
        severity: error
        for: [{task: plan.ecs.taskDefinitions}]
        assert: task.family != ''
        tests:
          - {name: "it <fails> & \\e[1m", given: {}, expect: pass}
          - {name: not yet, given: {}, expect: pass, skip: "not <now>"}
          - {name: it holds, given: {}, expect: pass}

        """

    /// The report of a run in which the first test fails, the second is not run, and the third holds.
    private static func report() -> RuleTestReport {
        let tester = RuleTester(schema: PlanModel.schema, isStrict: false) { _, _ throws(RuleTestError) in
            throw RuleTestError("no plan, 'cause \u{1B}[31m")
        }
        var report = tester.run(RuleFile(file: "x.yaml", text: rule))
        if let last = report.results.lastIndex(where: { $0.name == "it holds" }) {
            report.results[last].outcome = .passed
        }
        return report
    }

    @Test func everyTestIsACaseAndTheCountsAgree() throws {
        let elements = try XMLScanner.elements(of: RuleTestJUnit.text(of: [Self.report()]))
        let suite = try #require(elements.first { $0.name == "testsuite" })
        let cases = elements.filter { $0.name == "testcase" }
        #expect(suite.attributes["name"] == "x" && suite.attributes["tests"] == "\(cases.count)")
        let failures = elements.filter { $0.name == "failure" }
        #expect(suite.attributes["failures"] == "\(failures.count)" && !failures.isEmpty)
        #expect(suite.attributes["skipped"] == "1" && suite.attributes["errors"] == "0")
        #expect(Set(cases.compactMap { $0.attributes["name"] }).count == cases.count)
        #expect(failures[0].attributes["message"]?.contains("no plan, 'cause \\u{1b}[31m") == true)
        #expect(elements.contains { $0.name == "skipped" && $0.attributes["message"] == "not <now>" })
        #expect(cases.contains { $0.attributes["name"] == "it holds" })
    }

    @Test func aRuleThatDoesNotLoadIsAnError() throws {
        let file = RuleFile(file: "x.yaml", text: Self.rule.replacing("task.family", with: "task.famly"))
        let tester = RuleTester(schema: PlanModel.schema, isStrict: false) { _, _ throws(RuleTestError) in
            throw RuleTestError("not read")
        }
        let elements = try XMLScanner.elements(of: RuleTestJUnit.text(of: [tester.run(file)]))
        let suite = try #require(elements.first { $0.name == "testsuite" })
        #expect(suite.attributes["errors"] == "1")
        let error = try #require(elements.first { $0.name == "error" })
        #expect(error.attributes["type"] == "R0102" && error.text.contains("did you mean `family`?"))
    }
}
