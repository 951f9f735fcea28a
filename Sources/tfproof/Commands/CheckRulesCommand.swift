import AWSModel
import ArgumentParser
import Linting
import Reporters

extension DiagnosticFormat: ExpressibleByArgument {}

/// `tfproof rules check [PATH|ID…]`.
struct CheckRulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check rules and their tests without running them: names, types, YAML, parameters."
    )

    @Argument(help: ArgumentHelp("Directories and files of rules, or ids of built-in rules.", valueName: "path|id"))
    var names: [String] = []

    @Option(name: .shortAndLong, help: "text, json, or sarif.")
    var format = DiagnosticFormat.text

    func run() throws {
        let sources = try RuleSources(names)
        let companions = try sources.files.compactMap { file in
            try RuleSources.companion(of: file).map { (file.source.file, $0) }
        }
        let diagnostics = RuleCheck.diagnostics(
            of: sources.files,
            companions: Dictionary(companions, uniquingKeysWith: { first, _ in first }),
            beside: sources.others,
            schema: PlanModel.schema
        )
        Console.output(format.render(diagnostics, toolVersion: Version.current))
        let errors = diagnostics.count { $0.severity == .error }
        if format == .text { Console.output(summary(sources.files.count, errors, diagnostics.count - errors)) }
        if errors > 0 { throw ExitStatus.findings }
    }

    private func summary(_ rules: Int, _ errors: Int, _ warnings: Int) -> String {
        let counts = [(rules, "rule"), (errors, "error"), (warnings, "warning")].map { number, noun in
            "\(number) \(noun)\(number == 1 ? "" : "s")"
        }
        return counts.joined(separator: ", ") + "\n"
    }
}
