import ArgumentParser
import Linting
import Reporters

extension ReportFormat: ExpressibleByArgument {}
extension Severity: ExpressibleByArgument {}
extension RuleDefinition.UnknownPolicy: ExpressibleByArgument {}

/// Where the reports go, and what counts as a failure.
struct OutputOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        parsing: .singleValue,
        help: "The format of a report; may be repeated, each with its own --output."
    )
    var format: [ReportFormat] = []

    @Option(
        name: .shortAndLong,
        parsing: .singleValue,
        help: ArgumentHelp("Write the report of the --format before it to a file.", valueName: "file")
    )
    var output: [String] = []

    @Option(
        name: .customLong("minimum-failure-severity"),
        help: "The mildest severity that makes the run exit with 1. (default: info)"
    )
    var minimumFailureSeverity: Severity?

    @Option(name: .long, help: "What to do with verdicts that the plan cannot tell; by default what each rule says.")
    var unknown: RuleDefinition.UnknownPolicy?

    @Flag(
        name: .customLong("include-suppressed"),
        help: "Show in SARIF and JSON, marked as such, what comments in the source tell to ignore."
    )
    var includesSuppressed = false

    @Option(
        name: .customLong("sarif-category"),
        help: ArgumentHelp("The category of a SARIF report, where several are uploaded.", valueName: "name")
    )
    var sarifCategory: String?

    /// What was chosen.
    var choice: OutputChoice {
        OutputChoice(
            format: format,
            output: output,
            minimumFailureSeverity: minimumFailureSeverity,
            unknown: unknown,
            includesSuppressed: includesSuppressed,
            sarifCategory: sarifCategory
        )
    }
}
