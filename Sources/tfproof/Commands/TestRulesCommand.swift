import AWSModel
import ArgumentParser
import Files
import FoundationEssentials
import JSONReader
import Linting
import RegularExpressions
import Reporters
import TerraformPlan

/// `tfproof rules test [PATH|ID…]`.
struct TestRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests that rules carry: of the built-in rules, or of the named ones."
    )

    @Argument(help: ArgumentHelp("Directories and files of rules, or ids of built-in rules.", valueName: "path|id"))
    var names: [String] = []

    @Option(help: ArgumentHelp("Run only tests whose name this regular expression finds.", valueName: "regex"))
    var filter: String?

    @Flag(help: "Show which conditions no test saw true, or false; each of them is a failure.")
    var coverage = false

    @Flag(help: "Write what the rules say into the expectations that do not hold.")
    var update = false

    @Option(help: ArgumentHelp("Write the results as JUnit XML to a file.", valueName: "file"))
    var junit: String?

    @Flag(help: "Show the plan that a failing test became.")
    var verbose = false

    func run() throws {
        let sources = try RuleSources(names)
        let tester = RuleTester(
            schema: PlanModel.schema,
            isStrict: names.isEmpty || coverage,
            read: TestRulesCommand.read,
            open: TestRulesCommand.open
        )
        let isIncluded = try included()
        let reports = try sources.files.map { file in
            tester.run(file, companion: try RuleSources.companion(of: file), isIncluded: isIncluded)
        }
        try OutputFile.refuseInputs([junit].compactMap { $0 })
        for report in reports { Console.output(report.lines(verbose: verbose).joined(separator: "\n") + "\n") }
        Console.output(RuleTestReport.summary(reports, coverage: coverage) + "\n")
        if let junit { try OutputFile.write(RuleTestJUnit.text(of: reports), to: junit) }
        if update { return try rewrite(reports) }
        if reports.allSatisfy(\.results.isEmpty), reports.allSatisfy(\.isGood) { throw Failure("no test was run") }
        let hasGaps = coverage && reports.contains { !($0.coverage?.gaps.isEmpty ?? false) }
        if hasGaps || !reports.allSatisfy(\.isGood) { throw ExitStatus.findings }
    }

    /// Which tests run, by their names.
    private func included() throws -> (String) -> Bool {
        guard let filter else { return { _ in true } }
        do {
            let regex = try LinearRegex(filter)
            return { regex.matches($0) }
        } catch {
            throw Failure("--filter is no regular expression: \(TextEscape.escaped(error.message))")
        }
    }

    /// Rewrites the expectations that do not hold in their files; built-in rules are rewritten by their path.
    private func rewrite(_ reports: [RuleTestReport]) throws {
        var editors: [String: ExpectationEditor] = [:]
        var count = 0
        for result in reports.flatMap(\.results) where result.isFailure {
            guard let actual = result.actual, actual.isSound, let expect = result.test.expect else { continue }
            let source = result.test.source
            var editor = editors[source.file] ?? ExpectationEditor(source.text)
            if editor.replace(expect, with: actual) { count += 1 }
            editors[source.file] = editor
        }
        for (file, editor) in editors.sorted(by: { $0.key < $1.key }) {
            guard FileManager.default.fileExists(atPath: file) else {
                throw Failure("\(TextEscape.escaped(file)) is not here", advice: "name the rule by its path")
            }
            try OutputFile.write(editor.text(), to: file)
        }
        let noun = count == 1 ? "expectation" : "expectations"
        Console.output("\(count) \(noun) updated; read them before you keep them\n")
        let left = reports.reduce(0) { $0 + $1.failed } - count
        if left > 0 { throw ExitStatus.findings }
    }

    private static func read(_ text: String, _ name: String) throws(RuleTestError) -> LintSubject {
        do {
            let plan = try Plan.read(JSONText(text), name: name)
            return LintSubject(name: name, model: PlanModel(plan))
        } catch {
            throw RuleTestError(error.message)
        }
    }

    /// The text of a file of the rule's project that a test names, relative to the file of the test.
    private static func open(_ path: String, besides rule: String) -> String? {
        let folder = rule.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let file = path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
        guard let project = try? ProjectFolder(around: folder.isEmpty ? "." : folder) else { return nil }
        return try? TextFile.text(of: file, in: project)
    }
}
