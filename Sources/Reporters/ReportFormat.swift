package import Linting

/// The formats that a report can be written in.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
    case text, json, sarif, junit

    /// The report in this format, with a line end at its end.
    package func render(_ report: Report, options: ReportOptions = ReportOptions()) -> String {
        let reporter: any Reporter =
            switch self {
            case .text: TextReporter(usesColour: options.usesColour)
            case .json: JSONReporter()
            case .sarif: SARIFReporter(includesUnknown: options.includesUnknown, category: options.sarifCategory)
            case .junit: JUnitReporter()
            }
        return reporter.render(report)
    }
}

/// What the user can choose of a format.
package struct ReportOptions: Hashable, Sendable {
    /// Whether the text is coloured for a terminal.
    package var usesColour: Bool
    /// Whether unknown verdicts are results in SARIF.
    package var includesUnknown: Bool
    /// What tells a SARIF report from others of the same commit.
    package var sarifCategory: String?

    package init(usesColour: Bool = false, includesUnknown: Bool = false, sarifCategory: String? = nil) {
        self.usesColour = usesColour
        self.includesUnknown = includesUnknown
        self.sarifCategory = sarifCategory
    }
}

/// Turns a report into text: the same report into the same text, and nothing besides.
protocol Reporter {
    func render(_ report: Report) -> String
}
