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

    @Option(name: .long, help: "What to do with verdicts that the plan cannot tell.")
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

    /// What holds where no option is given.
    static var defaults: OutputOptions {
        var options = OutputOptions()
        (options.format, options.output, options.sarifCategory) = ([], [], nil)
        (options.minimumFailureSeverity, options.unknown, options.includesSuppressed) = (nil, nil, false)
        return options
    }

    /// The options with what the project sets where the command line says nothing.
    func completed(by configuration: Configuration?) -> OutputOptions {
        var options = self
        options.minimumFailureSeverity = minimumFailureSeverity ?? configuration?.minimumFailureSeverity
        options.unknown = unknown ?? configuration?.unknown
        return options
    }
}

/// One report of a run: its format, and its file or standard output.
struct ReportTarget: Equatable {
    var format: ReportFormat
    var file: String?

    /// Pairs each `--output` with the `--format` before it, in the order of the command line.
    ///
    /// - Throws: `Failure` where an output has no format of its own, or two reports go to one place.
    static func targets(in arguments: [String], of options: OutputOptions) throws -> [ReportTarget] {
        guard !options.format.isEmpty || !options.output.isEmpty else { return [ReportTarget(format: .text)] }
        var formats = options.format.makeIterator()
        var outputs = options.output.makeIterator()
        var targets: [ReportTarget] = []
        for option in OptionOrder.options(in: arguments) {
            switch option {
            case .format:
                guard let format = formats.next() else { continue }
                targets.append(ReportTarget(format: format))
            case .output:
                guard let file = outputs.next() else { continue }
                if targets.isEmpty {
                    targets.append(ReportTarget(format: options.format.isEmpty ? .text : options.format[0]))
                }
                guard targets[targets.count - 1].file == nil else {
                    throw Failure("two --output for one --format", advice: "name a --format before each --output")
                }
                targets[targets.count - 1].file = file
            }
        }
        let toConsole = targets.filter { $0.file == nil }
        if toConsole.count > 1 {
            throw Failure("two reports go to standard output", advice: "name a file for one of them with --output")
        }
        return targets
    }
}

/// The order in which `--format` and `--output` stand on the command line.
private enum OptionOrder {
    case format, output

    static func options(in arguments: [String]) -> [OptionOrder] {
        arguments.prefix { $0 != "--" }.compactMap { argument in
            if argument == "--format" || argument.hasPrefix("--format=") || isShort(argument, "f") { return .format }
            if argument == "--output" || argument.hasPrefix("--output=") || isShort(argument, "o") { return .output }
            return nil
        }
    }

    private static func isShort(_ argument: String, _ letter: Character) -> Bool {
        argument.hasPrefix("-\(letter)") && !argument.hasPrefix("--")
    }
}
