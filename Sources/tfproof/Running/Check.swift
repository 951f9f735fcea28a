import AWSModel
import JSONReader
import Linting
import Reporters
import TerraformPlan

/// A run that lints plans and writes reports.
struct Check {
    /// The names of the plans.
    var plans: [String]
    var source = SourceChoice()
    var rules = RuleChoice()
    var organization = ControlChoice()
    var output = OutputChoice()

    func run() throws {
        let targets = try ReportTarget.targets(in: CommandLine.arguments, of: output)
        // The built-in rules are made ready meanwhile by a thread of their own; what is wrong with rules is said first.
        let read = Result { try readPlans() }
        let loaded = try rules.load()
        let output = output.completed(by: loaded.configuration)
        let inputs = try read.get()
        let linter = Linter(rules: loaded.rules, options: LinterOptions(unknown: output.unknown, today: .today))
        let result = linter.lint(inputs.map(\.subject))
        let report = result.report(
            toolVersion: Version.current,
            plans: inputs.map(\.plan.name),
            rules: loaded.rules,
            notices: loaded.notices + notices(of: inputs),
            managedPoliciesDate: inputs.lazy.compactMap(\.model.managedPoliciesDate).first
        )
        try OutputFile.refuseInputs(targets.compactMap(\.file))
        for target in targets { try write(report, to: target, output) }
        let failures = result.failures
        if !failures.isEmpty { Console.error(Failure(failures).lines) }
        // The process ends here: nothing is gained by taking apart what was read and found.
        withExtendedLifetime((inputs, linter, result, report)) { status(of: result, output).exit() }
    }

    private func readPlans() throws -> [PlanInput] {
        guard !plans.isEmpty else {
            throw Failure(
                "no plan is named",
                advice: "name a file made by `terraform show -json`, or - for standard input; tfproof --help shows more"
            )
        }
        if plans.filter({ $0 == "-" }).count > 1 { throw Failure("standard input can be read only once") }
        var files = PolicyFiles()
        let controls = try organization.controls(reading: &files)
        return try plans.map { try PlanInput($0, source: source, controls: controls) }
    }

    private func notices(of inputs: [PlanInput]) -> [String] {
        inputs.flatMap { input in
            let notices = input.plan.notices + input.plan.sourceNotices
            return notices.map { "\(input.plan.name): \($0)" }
        }
    }

    private func write(_ report: Report, to target: ReportTarget, _ output: OutputChoice) throws {
        let style = target.file == nil && Console.usesColour
        let options = ReportOptions(
            usesColour: style,
            includesUnknown: output.unknown == .report,
            includesSuppressed: output.includesSuppressed,
            sarifCategory: output.sarifCategory
        )
        guard let file = target.file else {
            return target.format.write(report, options: options) { Console.output($0) }
        }
        try OutputFile.write(target.format.render(report, options: options), to: file)
    }

    /// An error of a rule outweighs everything; then a failure at or above the severity that counts.
    private func status(of result: LintResult, _ output: OutputChoice) -> ExitStatus {
        if result.hasErrors { return .unusable }
        let severity = output.minimumFailureSeverity ?? .info
        let fails = result.findings.contains { linted in
            linted.finding.verdict == .fail && linted.finding.severity >= severity
        }
        return fails ? .findings : .clean
    }
}

extension Check {
    /// The check that plain arguments ask for; nil where they may ask for anything else.
    ///
    /// A plain check is most of what is run, and small plans are checked in less time than all options are looked up.
    init?(of arguments: ArraySlice<String>) {
        let names = arguments.first == CheckCommand.name ? arguments.dropFirst() : arguments
        guard !names.isEmpty, names.allSatisfy(Check.isPath) else { return nil }
        self.init(plans: Array(names))
    }

    /// Whether an argument can only be a path: no subcommand has a dot or a slash in its name.
    private static func isPath(_ argument: String) -> Bool {
        !argument.hasPrefix("-") && argument.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
    }
}
