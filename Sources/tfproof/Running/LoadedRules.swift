import AWSModel
import Files
import Linting

/// The rules of a run with the configuration that they are set by.
struct LoadedRules {
    /// The rules that run.
    let rules: RuleSet
    /// All rules that there are, whether they run or not.
    let all: RuleSet
    /// What the project sets; nil where it has no configuration.
    let configuration: Configuration?
    /// What the user should know of the rules and of the configuration.
    let notices: [String]

    /// Loads the built-in rules and those of the directories, and leaves those that are to run.
    ///
    /// - Throws: `Failure` with everything that is wrong with rules and configuration.
    init(_ wanted: RuleChoice, configuration text: SourceText?) throws {
        let read = text.map { Configuration.read($0) }
        var diagnostics = read?.diagnostics ?? []
        configuration = read?.configuration
        all = try LoadedRules.rules(wanted, read?.configuration, &diagnostics)
        let selection = RuleSelection(
            only: wanted.only,
            disabled: wanted.disabled,
            configuration: read?.configuration
        )
        let choice = selection.choose(from: all)
        rules = choice.rules
        diagnostics += all.diagnostics + choice.diagnostics
        diagnostics = DiagnosticOrder.sorted(diagnostics, files: [text?.file].compactMap(\.self))
        let errors = diagnostics.filter { $0.severity == .error }
        let unknown = choice.unknownIDs.map { "tfproof: there is no rule \(TextEscape.escaped($0))" }
        if !errors.isEmpty || !unknown.isEmpty {
            let advice = unknown.isEmpty ? [] : ["  tfproof rules list shows all rules"]
            throw Failure(Failure(errors).lines + unknown + advice)
        }
        if rules.rules.isEmpty { throw Failure("no rule is left to run") }
        notices = diagnostics.map { "\($0.place): \($0.message)" } + choice.notices
    }

    private static func rules(
        _ wanted: RuleChoice,
        _ configuration: Configuration?,
        _ diagnostics: inout [Diagnostic]
    ) throws -> RuleSet {
        let settings = configuration?.settings ?? RuleSettings()
        let directories = configuration?.directories ?? []
        guard !wanted.directories.isEmpty || !directories.isEmpty || !settings.rules.isEmpty else {
            return BuiltInRuleSet.rules
        }
        var files = BuiltInRules.files
        // A directory may be named both here and there.
        var paths: Set<String> = []
        func add(_ directory: String, in project: ProjectFolder? = nil) throws {
            files += try RuleDirectory(directory, in: project).files(tests: false).filter { file in
                paths.insert(RealPath.resolved(file.source.file) ?? file.source.file).inserted
            }
        }
        for directory in wanted.directories { try add(directory) }
        if let source = configuration?.source {
            let folder = SourceChoice.directory(of: source.file)
            let project = try ProjectFolder.ofFiles(in: folder)
            for entry in directories {
                let isWhole = folder == "." || entry.text.hasPrefix("/")
                do {
                    try add(isWhole ? entry.text : "\(folder)/\(entry.text)", in: project)
                } catch let failure as Failure {
                    let message = failure.message ?? "the directory cannot be read"
                    diagnostics.append(source.diagnostic(.rulesDirectory, message, at: entry.node))
                }
            }
        }
        return RuleSet(files, schema: PlanModel.schema, settings: settings)
    }
}
