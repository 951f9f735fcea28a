package import Symbolic
import YAMLReader

/// Runs the tests that rules carry, and those that every rule gets without writing any.
package struct RuleTester: Sendable {
    /// Reads the text of a plan; how a plan is read is not the tester's business.
    package typealias PlanReader = @Sendable (_ text: String, _ name: String) throws(RuleTestError) -> LintSubject

    private let schema: ModelSchema
    private let read: PlanReader
    /// The text of a file that a test names, by its path relative to the rule's; nil where there is none.
    private let open: @Sendable (_ path: String, _ rule: String) -> String?
    /// Whether a rule without a pass, a fail and an unknown among its tests is an error.
    private let isStrict: Bool

    package init(
        schema: ModelSchema,
        isStrict: Bool = false,
        read: @escaping PlanReader,
        open: @escaping @Sendable (_ path: String, _ rule: String) -> String? = { _, _ in nil }
    ) {
        self.schema = schema
        self.isStrict = isStrict
        self.read = read
        self.open = open
    }

    /// Runs the tests of a rule's file, which was read with its tests, and of the `<id>.test.yaml` beside it.
    ///
    /// `isIncluded` says by a test's name whether it is to be run.
    package func run(
        _ file: RuleFile,
        companion: SourceText? = nil,
        isIncluded: (String) -> Bool = { _ in true }
    ) -> RuleTestReport {
        var report = RuleTestReport(file: file.source.file, id: file.definition?.id ?? file.source.stem)
        report.diagnostics = file.diagnostics
        let rules = RuleSet([file], schema: schema)
        report.diagnostics += rules.diagnostics.filter { !file.diagnostics.contains($0) }
        guard let rule = rules.rules.first else { return report }
        let tests = tests(of: rule.definition, companion: companion, report: &report)
        checkCoverage(of: tests, report: &report)
        for test in tests where isIncluded(test.name) {
            report.results.append(contentsOf: run(test, file))
        }
        if isIncluded("the empty plan") { report.results.append(emptyPlan(rules, id: rule.id)) }
        return report
    }

    private func tests(
        of rule: RuleDefinition,
        companion: SourceText?,
        report: inout RuleTestReport
    ) -> [RuleTest] {
        var tests: [RuleTest] = []
        if let node = rule.tests {
            var reader = RuleTestReader(rule.source)
            tests += reader.tests(node)
            report.diagnostics += reader.diagnostics
        }
        if let companion {
            let document = YAMLDocument(companion.text)
            var reader = RuleTestReader(companion)
            for problem in document.problems {
                report.diagnostics.append(
                    companion.diagnostic(.notYAML, problem.message, from: problem.position, hint: problem.hint)
                )
            }
            if let root = document.root, document.problems.isEmpty { tests += reader.tests(root) }
            report.diagnostics += reader.diagnostics
        }
        return tests
    }

    /// A rule is known by what it lets pass as much as by what it finds.
    private func checkCoverage(of tests: [RuleTest], report: inout RuleTestReport) {
        let wanted: [Verdict] = [.pass, .fail, .unknown]
        let missing = wanted.filter { verdict in !tests.contains { $0.expectation.includes(verdict) } }
        guard !missing.isEmpty else { return }
        let names = missing.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        report.diagnostics.append(
            Diagnostic(
                isStrict ? .error : .warning,
                code: .missingTests,
                "no test of \(report.id) expects \(names)",
                file: report.file
            )
        )
    }

    private func run(_ test: RuleTest, _ file: RuleFile) -> [RuleTestResult] {
        if let reason = test.skip { return [RuleTestResult(name: test.name, outcome: .skipped(reason))] }
        guard let id = file.definition?.id else { return [] }
        let setting = RuleSettings.Rule(parameters: test.parameters, source: file.source)
        let rules = RuleSet([file], schema: schema, settings: RuleSettings(rules: [id: setting]))
        guard !rules.hasErrors else {
            let lines = rules.diagnostics.filter { $0.severity == .error }.flatMap { DiagnosticFrame($0).lines }
            return [RuleTestResult(name: test.name, outcome: .failed(lines))]
        }
        switch test.input {
        case .given(let resources):
            let plan = FixturePlan(resources).text
            var results = [judge(test, plan, rules, id: id)]
            if resources.count > 1, results[0].outcome == .passed {
                let shuffled = FixturePlan(resources.reversed()).text
                var result = judge(test, shuffled, rules, id: id)
                result.name += " (resources in another order)"
                if result.outcome != .passed { results.append(result) }
            }
            if isStrict, results[0].outcome == .passed {
                results += withoutOneValue(test, resources, rules, id: id)
            }
            return results
        case .plan(let path):
            guard let text = open(path, file.source.file) else {
                return [RuleTestResult(name: test.name, outcome: .failed(["cannot read \(path)"]))]
            }
            var result = judge(test, text, rules, id: id)
            // The file is there to be looked at; it may hold what nobody should print.
            result.plan = nil
            return [result]
        }
    }

    private func judge(_ test: RuleTest, _ plan: String, _ rules: RuleSet, id: String) -> RuleTestResult {
        do {
            let result = try lint(plan, rules)
            var lines = test.expectation.mismatches(with: result, of: id)
            if lines.isEmpty { return RuleTestResult(name: test.name, outcome: .passed, plan: plan) }
            if case .verdict = test.expectation { lines += result.findings.flatMap(RuleTester.describe) }
            return RuleTestResult(name: test.name, outcome: .failed(lines), plan: plan)
        } catch {
            return RuleTestResult(
                name: test.name,
                outcome: .failed(["the plan of the test cannot be read: \(error.message)"]),
                plan: plan
            )
        }
    }

    /// Where there is nothing there is nothing to find, and nothing to praise.
    private func emptyPlan(_ rules: RuleSet, id: String) -> RuleTestResult {
        let test = RuleTest(
            name: "the empty plan",
            position: .init(line: 1, column: 1),
            parameters: [],
            input: .given([]),
            expectation: .verdict(.notApplicable)
        )
        return judge(test, FixturePlan([]).text, rules, id: id)
    }

    func lint(_ plan: String, _ rules: RuleSet) throws(RuleTestError) -> LintResult {
        let subject = try read(plan, "plan.json")
        // The rule's own `onUnknown` is for projects; a test asks what is known.
        return Linter(rules: rules, options: LinterOptions(unknown: .report)).lint([subject])
    }

    private static func describe(_ linted: LintedFinding) -> [String] {
        let finding = linted.finding
        let place = finding.modelPath.isEmpty ? finding.attribute : finding.modelPath
        let at = place.isEmpty ? finding.address : "\(finding.address)#\(place)"
        return ["\(finding.verdict.rawValue) at \(at)  \(finding.message)"]
            + finding.evidence.map { "  \($0)" } + finding.dependsOn.map { "  depends on \($0)" }
    }
}

/// Why the plan of a test cannot be read.
package struct RuleTestError: Error, Sendable {
    package var message: String

    package init(_ message: String) {
        self.message = message
    }
}

extension RuleExpectation {
    /// Whether a verdict is among what is expected.
    func includes(_ verdict: Verdict) -> Bool {
        switch self {
        case .verdict(let own): own == verdict
        case .findings(let fail, let unknown, let pass):
            (verdict == .fail && !fail.isEmpty) || (verdict == .unknown && !unknown.isEmpty)
                || (verdict == .pass && pass)
        }
    }
}
