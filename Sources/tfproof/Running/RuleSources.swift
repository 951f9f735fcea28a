import Files
import Linting

/// The rule files that a command is to work on: directories and files by their path, built-in rules by their id.
struct RuleSources {
    let files: [RuleFile]

    /// - Parameter names: Paths and ids; without any all built-in rules.
    ///
    /// - Throws: `Failure` where a path cannot be read or holds no rule.
    init(_ names: [String]) throws {
        let builtIn = BuiltInRules.sources.map { RuleFile(file: $0.file, text: $0.text) }
        guard !names.isEmpty else {
            files = builtIn
            return
        }
        files = try names.flatMap { name in
            let named = builtIn.filter { $0.definition?.id == name }
            return named.isEmpty ? try RuleDirectory(name).files(tests: true) : named
        }
    }

    /// The built-in rules that run beside the files; those that the files are themselves left out.
    var others: [RuleFile] {
        BuiltInRules.sources.filter { source in !files.contains { $0.source.text == source.text } }
            .map { RuleFile(file: "built-in \($0.file)", text: $0.text, tests: false) }
    }

    /// The `<id>.test.yaml` beside a rule.
    static func companion(of file: RuleFile) -> SourceText? {
        guard file.source.file.hasSuffix(".yaml") else { return nil }
        let path = String(file.source.file.dropLast(".yaml".count)) + ".test.yaml"
        guard let project = try? ProjectFolder(around: SourceChoice.directory(of: path)) else { return nil }
        return (try? TextFile.text(of: path, in: project)).map { SourceText(file: path, text: $0) }
    }
}
