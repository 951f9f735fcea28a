import Files
import FoundationEssentials
import LanguageServer
import Linting

/// The files around the documents that an editor has open.
final class EditorFiles: LanguageServerHost {
    /// How many rule files and folders are looked at in all.
    private static let fileLimit = 2_000
    private static let folderLimit = 10_000

    /// A folder of its own for the pages that the editor opens; nil until there is a page.
    private var pages: String?

    func ruleFiles(below folder: String) -> [Linting.SourceText] {
        guard let directory = try? SourceDirectory(folder, root: folder) else { return [] }
        var pending = ["."]
        var visited = 0
        var found: [Linting.SourceText] = []
        while let current = pending.popLast(), visited < EditorFiles.folderLimit, found.count < EditorFiles.fileLimit {
            visited += 1
            let parent = current == "." ? folder : "\(folder)/\(current)"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
            for name in names.sorted() where !name.hasPrefix(".") {
                let path = current == "." ? name : "\(current)/\(name)"
                if isRule(name) {
                    if let text = text(of: path, in: directory) {
                        found.append(Linting.SourceText(file: "\(folder)/\(path)", text: text))
                    }
                } else if isFolder("\(parent)/\(name)") {
                    pending.append(path)
                }
            }
        }
        return found
    }

    func file(_ path: String) -> Linting.SourceText? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        guard let directory = try? SourceDirectory(folder, root: folder) else { return nil }
        return text(of: String(path[path.index(after: slash)...]), in: directory)
            .map { Linting.SourceText(file: path, text: $0) }
    }

    private func text(of path: String, in directory: SourceDirectory) -> String? {
        guard let bytes = try? directory.content(of: path) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private func isRule(_ name: String) -> Bool {
        (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".test.yaml")
    }

    /// Whether a path is a folder to look into: packages of other languages are many, and links may go in a circle.
    private func isFolder(_ path: String) -> Bool {
        var isDirectory = false
        return !path.hasSuffix("/node_modules")
            && FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory && (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil
    }

    func page(named name: String, text: String) -> String? {
        guard let folder = pages ?? makeFolder() else { return nil }
        pages = folder
        let path = "\(folder)/\(name)"
        do {
            try Data(text.utf8).write(to: URL(filePath: path))
            return path
        } catch {
            return nil
        }
    }

    /// Makes a folder that nobody else can write to: its name cannot be guessed, and it must be new.
    private func makeFolder() -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tfproof-\(UUID().uuidString)").path()
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
            return folder
        } catch {
            return nil
        }
    }

    /// Removes the pages: the editor has read what it shows.
    func removePages() {
        if let pages { try? FileManager.default.removeItem(atPath: pages) }
        pages = nil
    }
}
