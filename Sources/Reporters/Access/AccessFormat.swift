package import AWSModel

/// The formats that an access report can be written in, by the names of the command line.
package enum AccessFormat: String, Hashable, Sendable, CaseIterable {
    case text, json, dot, mermaid, html

    /// The report in this format, with a line feed at its end: the same report into the same text.
    package func render(_ report: AccessReport, options: AccessOptions) -> String {
        let view = AccessView(report, options: options)
        return switch self {
        case .text: AccessTextReporter(style: options.usesColour ? .coloured : .plain).render(view)
        case .json: AccessJSONReporter().render(view)
        case .dot: AccessDOTReporter().render(view)
        case .mermaid: AccessMermaidReporter().render(view)
        case .html: AccessPage(view).text
        }
    }
}

/// What a format shows besides the report itself.
package struct AccessOptions: Hashable, Sendable {
    /// The version of tfproof.
    package var toolVersion: String
    /// The plan as the user named it.
    package var plan: String
    /// Remarks on what was read.
    package var notices: [String]
    /// Whether the text is coloured for a terminal.
    package var usesColour: Bool

    package init(toolVersion: String, plan: String, notices: [String] = [], usesColour: Bool = false) {
        self.toolVersion = toolVersion
        self.plan = plan
        self.notices = notices
        self.usesColour = usesColour
    }
}
