import Foundation
import PackagePlugin

/// Puts the rules of the top-level `rules/` into the target that is built: no file has to be installed beside it.
///
/// The plugin runs for every build, so new rule files are found; the files are inputs, so changed ones are read again.
@main
struct EmbedRulesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let files = ruleFiles(in: root.appending(path: "rules"))
        let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInRules+Embedded.swift")
        return [
            .buildCommand(
                displayName: "Embedding \(files.count) rules",
                executable: try context.tool(named: "embed-rules").url,
                arguments: [output.path(), root.path().trimmingSlash] + files.map { $0.path() },
                inputFiles: files,
                outputFiles: [output]
            )
        ]
    }

    /// The rule files below a folder in the order of their paths; `<id>.test.yaml` holds tests, not a rule.
    private func ruleFiles(in folder: URL) -> [URL] {
        guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
        return files.compactMap { $0 as? URL }
            .filter { $0.pathExtension == "yaml" && !$0.lastPathComponent.hasSuffix(".test.yaml") }
            .sorted { $0.path() < $1.path() }
    }
}

extension String {
    fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
