import Linting
import Symbolic
import YAMLReader

/// The open documents and the rule files beside them.
struct Workspace {
    private static let builtInPrefix = "built-in "

    let schema: ModelSchema
    private let host: any LanguageServerHost
    private let builtIn: [RuleFile]
    private(set) var documents: [String: RuleDocument] = [:]
    private var folders: [String] = []
    /// The rule files of the folders, by their paths; nil until they are asked for, or when they may have changed.
    private var files: [String: RuleFile]?

    init(schema: ModelSchema, builtIn: [SourceText], host: any LanguageServerHost) {
        self.schema = schema
        self.host = host
        self.builtIn = builtIn.map { RuleFile(file: Workspace.builtInPrefix + $0.file, text: $0.text, tests: false) }
    }

    mutating func open(_ document: RuleDocument) { documents[document.text.uri] = document }
    mutating func close(_ uri: String) { documents[uri] = nil }

    mutating func change(_ uri: String, _ body: (inout TextDocument) -> Void) {
        documents[uri]?.change(body)
    }

    mutating func setFolders(adding added: [String], removing removed: [String] = []) {
        folders = folders.filter { !removed.contains($0) && !added.contains($0) } + added
        files = nil
    }

    /// Reads the files of the folders anew when they are next asked for.
    mutating func forgetFiles() { files = nil }

    /// Everything that is wrong with a document.
    mutating func diagnostics(of document: RuleDocument) -> [Diagnostic] {
        if document.isCompanion { return companionDiagnostics(of: document) }
        if Configuration.isConfiguration(document.file) { return configurationDiagnostics(of: document) }
        guard document.isRule else { return [] }
        // What has no file yet is called as its rule: the loader compares the names.
        let name = document.isFile ? document.file : document.root?["id"]?.scalar.map { "\($0).yaml" } ?? document.file
        let file = RuleFile(file: name, text: document.text.text)
        let companion = document.isFile ? companion(of: document.file) : nil
        let found = RuleCheck.diagnostics(
            of: [file],
            companions: companion.map { [name: $0] } ?? [:],
            beside: others(than: file),
            schema: schema
        )
        return found.filter { $0.file == name }
    }

    /// What is wrong with the tests beside a rule.
    private mutating func companionDiagnostics(of document: RuleDocument) -> [Diagnostic] {
        let rule = document.file.dropLast(".test.yaml".count) + ".yaml"
        guard let source = openSource(String(rule)) ?? host.file(String(rule)) else { return [] }
        let file = RuleFile(file: source.file, text: source.text)
        let found = RuleCheck.diagnostics(of: [file], companions: [source.file: document.source], schema: schema)
        return found.filter { $0.file == document.file }
    }

    /// What is wrong with a configuration and with what it sets for the rules that there are.
    private func configurationDiagnostics(of document: RuleDocument) -> [Diagnostic] {
        let (configuration, problems) = Configuration.read(document.source)
        let folder = document.file.lastIndex(of: "/").map { document.file[..<$0] } ?? ""
        let sources = configuration.directories.flatMap { entry in
            host.ruleFiles(below: entry.text.hasPrefix("/") ? entry.text : "\(folder)/\(entry.text)")
        }
        let own = sources.map { RuleFile(file: $0.file, text: $0.text, tests: false) }
        let rules = RuleSet(builtIn + own, schema: schema, settings: configuration.settings)
        let choice = RuleSelection(configuration: configuration).choose(from: rules)
        let found = rules.diagnostics.filter { $0.file == document.file } + choice.diagnostics
        return DiagnosticOrder.sorted(problems + found, files: [document.file])
    }

    /// The rules beside a file that have the same id: compiling all others would tell no more.
    private mutating func others(than file: RuleFile) -> [RuleFile] {
        guard let definition = file.definition else { return [] }
        let open = documents.values.filter { $0.isFile && $0.isRule }
        let closed = workspaceFiles().values.filter { other in !open.contains { $0.file == other.source.file } }
        // A rule of tfproof itself is not its own double.
        let foreign = builtIn.filter { rule in
            !file.source.file.hasSuffix("/" + rule.source.file.dropFirst(Workspace.builtInPrefix.count))
        }
        let candidates = foreign + closed + open.map { RuleFile(file: $0.file, text: $0.text.text, tests: false) }
        return candidates.filter { other in
            other.definition?.id == definition.id && other.source.file != file.source.file
        }.sorted { $0.source.file < $1.source.file }
    }

    private mutating func workspaceFiles() -> [String: RuleFile] {
        if let files { return files }
        let sources = folders.flatMap { host.ruleFiles(below: $0) }
        let read = Dictionary(
            sources.filter { RuleDocument.isRule($0.text) }
                .map { ($0.file, RuleFile(file: $0.file, text: $0.text, tests: false)) },
            uniquingKeysWith: { first, _ in first }
        )
        files = read
        return read
    }

    private func companion(of file: String) -> SourceText? {
        let suffixes = [".yaml", ".yml"]
        guard let suffix = suffixes.first(where: file.hasSuffix) else { return nil }
        return suffixes.lazy.compactMap { last in
            let path = file.dropLast(suffix.count) + ".test" + last
            return openSource(String(path)) ?? host.file(String(path))
        }.first
    }

    private func openSource(_ path: String) -> SourceText? {
        documents.values.first { $0.isFile && $0.file == path }?.source
    }

    /// Writes the page of a model for the editor to open.
    func page(named name: String, text: String) -> String? { host.page(named: name, text: text) }
}
