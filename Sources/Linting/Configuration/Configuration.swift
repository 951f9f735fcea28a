import YAMLReader

/// What a project sets in its `.tfproof.yaml`: which rules run and how, and what counts as a failure.
///
/// The command line outweighs it, and it outweighs what the files of the rules say.
package struct Configuration: Sendable {
    /// What the file is called.
    package static let fileNames = [".tfproof.yaml", ".tfproof.yml"]

    package var source: SourceText
    /// What is set for single rules.
    package var settings = RuleSettings()
    /// The ids of the only rules that run; empty where all do.
    package var only: [RuleDefinition.Text] = []
    /// The ids of rules that do not run.
    package var disabled: [RuleDefinition.Text] = []
    /// Folders of rules, relative to that of the file.
    package var directories: [RuleDefinition.Text] = []
    /// What an unknown verdict counts as, for all rules.
    package var unknown: RuleDefinition.UnknownPolicy?
    /// The mildest severity that makes a run fail.
    package var minimumFailureSeverity: Severity?

    /// Reads a configuration, with everything that is wrong with it.
    package static func read(_ source: SourceText) -> (configuration: Configuration, diagnostics: [Diagnostic]) {
        var reader = ConfigurationReader(source)
        let configuration = reader.read(YAMLDocument(source.text))
        return (configuration, reader.diagnostics)
    }

    /// Whether a file is a configuration, by its name.
    package static func isConfiguration(_ file: String) -> Bool {
        fileNames.contains { file == $0 || file.hasSuffix("/" + $0) }
    }
}
