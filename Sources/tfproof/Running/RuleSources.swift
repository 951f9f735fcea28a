import Files
import FoundationEssentials
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
        var found: Set<String> = []
        files = try names.flatMap { name in
            let named = builtIn.filter { $0.definition?.id == name }
            return named.isEmpty ? try RuleDirectory(name).files(tests: true) : named
        }
        // A file may be named by itself and by its directory.
        .filter { found.insert(RealPath.resolved($0.source.file) ?? $0.source.file).inserted }
    }

    /// The built-in rules that run beside the files; those that the files are themselves left out.
    var others: [RuleFile] {
        BuiltInRules.sources.filter { source in !files.contains { $0.source.text == source.text } }
            .map { RuleFile(file: "built-in \($0.file)", text: $0.text, tests: false) }
    }

    /// The `<id>.test.yaml` beside a rule; nil where there is none.
    ///
    /// - Throws: `Failure` where it is there and cannot be read: its tests must not be passed over.
    static func companion(of file: RuleFile) throws -> SourceText? {
        guard let path = try companionPath(of: file.source.file) else { return nil }
        let project = try ProjectFolder.ofFiles(in: SourceChoice.directory(of: path))
        return SourceText(file: path, text: try TextFile.text(of: path, in: project))
    }

    private static func companionPath(of rule: String) throws(Failure) -> String? {
        guard let suffix = RuleDirectory.suffixes.first(where: rule.hasSuffix) else { return nil }
        let names = RuleDirectory.suffixes.map { rule.dropLast(suffix.count) + ".test" + $0 }
        // Also a link that leads nowhere is there.
        let present = names.filter { (try? FileManager.default.attributesOfItem(atPath: $0)) != nil }
        guard present.count < 2 else {
            let files = present.map { TextEscape.escaped($0) }.joined(separator: " and ")
            throw Failure("\(files) are both there", advice: "keep the tests of a rule in one file")
        }
        return present.first
    }
}
