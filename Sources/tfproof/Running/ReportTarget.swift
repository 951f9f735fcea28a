import Linting
import Reporters

/// One report of a run: its format, and its file or standard output.
struct ReportTarget: Equatable {
    var format: ReportFormat
    var file: String?

    /// Pairs each `--output` with the `--format` before it, in the order of the command line.
    ///
    /// - Throws: `Failure` where an output has no format of its own, or two reports go to one place.
    static func targets(in arguments: [String], of choice: OutputChoice) throws -> [ReportTarget] {
        guard !choice.format.isEmpty || !choice.output.isEmpty else { return [ReportTarget(format: .text)] }
        var formats = choice.format.makeIterator()
        var outputs = choice.output.makeIterator()
        var targets: [ReportTarget] = []
        for option in OptionOrder.options(in: arguments) {
            switch option {
            case .format:
                guard let format = formats.next() else { continue }
                targets.append(ReportTarget(format: format))
            case .output:
                guard let file = outputs.next() else { continue }
                if targets.isEmpty {
                    targets.append(ReportTarget(format: choice.format.isEmpty ? .text : choice.format[0]))
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
        var places: Set<String> = []
        for file in targets.compactMap(\.file) where !places.insert(OutputFile.place(of: file)).inserted {
            throw Failure(
                "two reports go to \(TextEscape.escaped(file))",
                advice: "name another file for one of them with --output"
            )
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
