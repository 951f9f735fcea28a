import Files
import FoundationEssentials
import HCL
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
            for name in directory.names(in: current) ?? [] {
                let isRule = (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && !name.hasSuffix(".test.yaml")
                guard isRule, !name.hasPrefix(".") else { continue }
                let path = current == "." ? name : "\(current)/\(name)"
                guard let bytes = try? directory.content(of: path), let text = String(validating: bytes, as: UTF8.self)
                else { continue }
                found.append(Linting.SourceText(file: "\(folder)/\(path)", text: text))
            }
            // What begins with a point is no rule, and packages of other languages are many.
            for name in directory.directoryNames(in: current) ?? [] where name != "node_modules" {
                guard !name.hasPrefix(".") else { continue }
                pending.append(current == "." ? name : "\(current)/\(name)")
            }
        }
        return found
    }

    func file(_ path: String) -> Linting.SourceText? {
        guard let slash = path.lastIndex(of: "/") else { return nil }
        let folder = slash == path.startIndex ? "/" : String(path[..<slash])
        guard let directory = try? SourceDirectory(folder, root: folder),
            let bytes = try? directory.content(of: String(path[path.index(after: slash)...])),
            let text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        return Linting.SourceText(file: path, text: text)
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
