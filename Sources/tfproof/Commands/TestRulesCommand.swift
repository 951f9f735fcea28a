import AWSModel
import ArgumentParser
import JSONReader
import Linting
import TerraformPlan

/// `tfproof rules test [PATH|ID…]`.
struct TestRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests that rules carry: of the built-in rules, or of the named ones."
    )

    @Argument(help: ArgumentHelp("Directories and files of rules, or ids of built-in rules.", valueName: "path|id"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Run only tests whose name holds this text.", valueName: "text"))
    var filter: String?

    @Flag(help: "Show the plan that a failing test became.")
    var verbose = false

    func run() throws {
        let files = try ruleFiles()
        let tester = RuleTester(schema: PlanModel.schema, isStrict: names.isEmpty, read: TestRulesCommand.read) {
            path,
            rule in
            TestRulesCommand.open(path, besides: rule)
        }
        let reports = files.map { file in
            tester.run(file, companion: TestRulesCommand.companion(of: file)) { name in
                filter.map { name.contains($0) } ?? true
            }
        }
        for report in reports { Console.output(report.lines(verbose: verbose).joined(separator: "\n") + "\n") }
        Console.output(RuleTestReport.summary(reports) + "\n")
        guard reports.allSatisfy(\.isGood) else { throw ExitStatus.findings }
        if reports.allSatisfy(\.results.isEmpty) { throw Failure("no test was run") }
    }

    private func ruleFiles() throws -> [RuleFile] {
        let builtIn = BuiltInRules.sources.map { RuleFile(file: $0.file, text: $0.text) }
        guard !names.isEmpty else { return builtIn }
        return try names.flatMap { name in
            let named = builtIn.filter { $0.definition?.id == name }
            return named.isEmpty ? try RuleDirectory(name).files(tests: true) : named
        }
    }

    private static func read(_ text: String, _ name: String) throws(RuleTestError) -> LintSubject {
        do {
            let plan = try Plan.read(JSONText(text), name: name)
            return LintSubject(name: name, model: PlanModel(plan))
        } catch {
            throw RuleTestError(error.message)
        }
    }

    /// The text of a file that a test names, relative to its rule.
    private static func open(_ path: String, besides rule: String) -> String? {
        let folder = rule.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let directory = RuleDirectory(folder)
        return try? directory.text(of: path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)")
    }

    /// The `<id>.test.yaml` beside a rule.
    private static func companion(of file: RuleFile) -> SourceText? {
        guard file.source.file.hasSuffix(".yaml") else { return nil }
        let path = file.source.file.dropLast(".yaml".count) + ".test.yaml"
        return (try? RuleDirectory(String(path)).text(of: String(path))).map {
            SourceText(file: String(path), text: $0)
        }
    }
}
