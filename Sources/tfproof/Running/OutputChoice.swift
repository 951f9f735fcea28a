import Linting
import Reporters

/// Where the reports go, and what counts as a failure, as far as it was said.
struct OutputChoice {
    /// The formats of reports, in the order of the command line.
    var format: [ReportFormat] = []
    /// The files of reports, likewise.
    var output: [String] = []
    /// The mildest severity that counts as a failure.
    var minimumFailureSeverity: Severity?
    /// What is done with verdicts that the plan cannot tell.
    var unknown: RuleDefinition.UnknownPolicy?
    /// Whether reports show what comments tell to pass over.
    var includesSuppressed = false
    /// The category of a SARIF report.
    var sarifCategory: String?

    /// The choice with what the project sets where the command line says nothing.
    func completed(by configuration: Configuration?) -> OutputChoice {
        var choice = self
        choice.minimumFailureSeverity = minimumFailureSeverity ?? configuration?.minimumFailureSeverity
        choice.unknown = unknown ?? configuration?.unknown
        return choice
    }
}
