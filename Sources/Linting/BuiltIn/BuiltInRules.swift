import YAMLReader

/// The rules that travel in the executable: the files of the top-level `rules/`, put in by the plugin `EmbedRules`.
package enum BuiltInRules {
    /// The rules without their tests, ready to be compiled.
    package static var files: [RuleFile] {
        embedded.map { rule in
            let source = SourceText(file: rule.file, text: rule.text)
            guard let root = YAMLArchive.read(rule.archive) else { return RuleFile(file: rule.file, text: rule.text) }
            return RuleFile(source, document: YAMLDocument(root: root), isBuiltIn: true)
        }
    }

    /// The files as they are in the project, with their tests.
    package static var sources: [SourceText] {
        embedded.map { SourceText(file: $0.file, text: $0.text) }
    }
}

/// A rule file as the executable carries it.
struct EmbeddedRule: Sendable {
    /// The path in the project: `rules/aws/ecs/x.yaml`.
    let file: String
    let text: String
    /// The document without its tests, as `YAMLArchive` writes it.
    let archive: String
}
