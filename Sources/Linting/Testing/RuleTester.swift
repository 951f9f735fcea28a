import CEL
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
    /// Whether a rule without a pass, a fail and an unknown among its tests is an error, and not merely a warning.
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
        let rules = RuleSet([file], schema: schema, countsBranches: true)
        report.diagnostics += rules.diagnostics.filter { !file.diagnostics.contains($0) }
        guard let rule = rules.rules.first else { return report }
        let (tests, problems) = RuleTestReader.tests(of: rule.definition, companion: companion)
        report.diagnostics += problems
        if let missing = missingVerdicts(among: tests, of: report) { report.diagnostics.append(missing) }
        let recorder = BranchRecorder()
        for test in tests where isIncluded(test.name) {
            report.results += run(test, file, recorder: recorder)
        }
        if isIncluded("the empty plan") { report.results.append(emptyPlan(of: rule, rules)) }
        report.coverage = RuleCoverage(of: rule, in: recorder)
        return report
    }

    /// A rule is known by what it lets pass as much as by what it finds.
    private func missingVerdicts(among tests: [RuleTest], of report: RuleTestReport) -> Diagnostic? {
        let wanted: [Verdict] = [.pass, .fail, .unknown]
        let missing = wanted.filter { verdict in !tests.contains { $0.expectation.includes(verdict) } }
        guard !missing.isEmpty else { return nil }
        let names = missing.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        return Diagnostic(
            isStrict ? .error : .warning,
            code: .missingTests,
            "no test of \(report.id) expects \(names)",
            file: report.file
        )
    }

    private func run(_ test: RuleTest, _ file: RuleFile, recorder: BranchRecorder) -> [RuleTestResult] {
        if let reason = test.skip { return [RuleTestResult(test, .skipped(reason))] }
        guard let id = file.definition?.id else { return [] }
        let setting = RuleSettings.Rule(parameters: test.parameters, source: test.source)
        let rules = RuleSet(
            [file],
            schema: schema,
            settings: RuleSettings(rules: [id: setting]),
            countsBranches: true
        )
        guard !rules.hasErrors else {
            let lines = rules.diagnostics.filter { $0.severity == .error }.flatMap { DiagnosticFrame($0).lines }
            return [RuleTestResult(test, .failed(lines))]
        }
        switch test.input {
        case .given(let resources):
            let plan = FixturePlan(resources).text
            var result = judge(test, plan, rules, id: id, recorder: recorder)
            guard result.outcome == .passed else {
                result.tree = explanation(of: plan, file, setting)
                return [result]
            }
            return [result] + inAnotherOrder(test, resources, rules, id: id)
                + withoutOneValue(test, resources, rules, id: id)
        case .plan(let path):
            guard let text = open(path, test.source.file) else {
                return [RuleTestResult(test, .failed(["cannot read \(TextEscape.escaped(path))"]))]
            }
            // The text of a real plan is not shown: it holds secrets in clear text.
            var result = judge(test, text, rules, id: id, recorder: recorder)
            if result.isFailure { result.tree = explanation(of: text, file, setting) }
            result.plan = nil
            return [result]
        }
    }

    /// How the rule comes to what it says of a plan.
    private func explanation(of plan: String, _ file: RuleFile, _ setting: RuleSettings.Rule) -> [String] {
        let id = file.definition?.id ?? ""
        let rules = RuleSet([file], schema: schema, settings: RuleSettings(rules: [id: setting]))
        guard let rule = rules[id], let subject = try? read(plan, "plan.json") else { return [] }
        return Explainer.lines(rule: rule, subject: subject, address: nil)
    }

    /// Compares what the rules say of a plan with what the test expects.
    func judge(
        _ test: RuleTest,
        _ plan: String,
        _ rules: RuleSet,
        id: String,
        recorder: BranchRecorder? = nil
    ) -> RuleTestResult {
        do {
            let subject = try read(plan, "plan.json")
            let result = lint(subject, rules, recorder: recorder)
            let lines = test.expectation.mismatches(with: result, of: id)
            if lines.isEmpty { return RuleTestResult(test, .passed, plan: plan) }
            var failed = RuleTestResult(test, .failed(lines), plan: plan)
            failed.actual = RuleOutcome(result, of: id)
            return failed
        } catch {
            return RuleTestResult(test, .failed(["the plan of the test cannot be read: \(error.message)"]), plan: plan)
        }
    }

    /// What the rules say of a plan.
    func lint(_ plan: String, _ rules: RuleSet) throws(RuleTestError) -> LintResult {
        lint(try read(plan, "plan.json"), rules, recorder: nil)
    }

    private func lint(_ subject: LintSubject, _ rules: RuleSet, recorder: BranchRecorder?) -> LintResult {
        // The rule's own `onUnknown` is for projects; a test asks what is known.
        Linter(rules: rules, options: LinterOptions(unknown: .report, recorder: recorder)).lint([subject])
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
