package import Linting

/// The formats that a report can be written in, by the names of the command line.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    case text, json, sarif, junit

    /// What writes this format.
    package func reporter(options: ReportOptions = ReportOptions()) -> any Reporter {
        switch self {
        case .text:
            TextReporter(style: options.usesColour ? .coloured : .plain)
        case .json: JSONReporter(includesSuppressed: options.includesSuppressed)
        case .sarif:
            SARIFReporter(
                includesUnknown: options.includesUnknown,
                includesSuppressed: options.includesSuppressed,
                category: options.sarifCategory
            )
        case .junit: JUnitReporter()
        }
    }

    /// The report in this format, with a line feed at its end.
    package func render(_ report: Report, options: ReportOptions = ReportOptions()) -> String {
        reporter(options: options).render(report)
    }

    /// Hands on the same text, in one or more pieces.
    package func write(
        _ report: Report,
        options: ReportOptions = ReportOptions(),
        to output: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        reporter(options: options).write(report, to: output)
    }
}

/// What the user can choose of a format; each format takes from it what it knows of.
package struct ReportOptions: Hashable, Sendable {
    /// Whether the text is coloured for a terminal.
    package var usesColour: Bool
    /// Whether unknown verdicts are results in SARIF.
    package var includesUnknown: Bool
    /// Whether findings that the source tells to pass over are in SARIF and JSON, marked as such.
    package var includesSuppressed: Bool
    /// What tells a SARIF report from others of the same commit.
    package var sarifCategory: String?

    package init(
        usesColour: Bool = false,
        includesUnknown: Bool = false,
        includesSuppressed: Bool = false,
        sarifCategory: String? = nil
    ) {
        self.usesColour = usesColour
        self.includesUnknown = includesUnknown
        self.includesSuppressed = includesSuppressed
        self.sarifCategory = sarifCategory
    }
}
