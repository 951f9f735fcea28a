package import HCL
package import JSONReader
import Synchronization

/// The configuration inside a binary plan, which is exactly the one that the plan was made from.
///
/// `terraform plan -out` writes a zip archive with the files of all modules: those of the module whose calls are named
/// `a` and `b` under `tfconfig/m-a.b/`, and in `tfconfig/modules.json` the directory that each came from. Paths are those
/// of the checkout. Files of other kinds, which functions read, are not in it. Source: Terraform,
/// `internal/plans/planfile` and `internal/configs/configload/snapshot.go`.
package final class PlanArchive: SourceFiles {
    private static let manifestPath = ".terraform/modules/modules.json"
    private static let manifestName = "tfconfig/modules.json"
    /// The largest file of a configuration.
    private static let fileLimit = 4 << 20

    private let archive: ZipArchive
    /// The names in the archive by their paths in the checkout.
    private let files: [String: String]
    /// The names of the files by their directories.
    private let directories: [String: [String]]
    /// The manifest of modules in the form that `terraform init` writes.
    private let manifest: [UInt8]
    /// The checkout, for files that are not in the archive.
    private let checkout: (any SourceFiles)?
    private let kept = Mutex<[String: [UInt8]]>([:])

    /// Whether an input is a binary plan, by its first bytes.
    package static func isArchive(_ text: JSONText) -> Bool {
        text.prefix(4) == [0x50, 0x4B, 0x03, 0x04]
    }

    /// Opens a binary plan.
    ///
    /// - Throws: `PlanArchiveError` where it is no binary plan.
    package convenience init(_ text: JSONText) throws(PlanArchiveError) {
        let archive = try ZipArchive(text)
        guard archive.size(of: "tfplan") != nil else { throw .missing("tfplan") }
        let snapshot = try archive.content(of: PlanArchive.manifestName)
        try self.init(archive, snapshot: snapshot)
    }

    private init(_ archive: ZipArchive, snapshot: [UInt8]) throws(PlanArchiveError) {
        guard let modules = try? JSONDocument(JSONText(snapshot)).root, modules.isArray else { throw .damaged }
        var directoryOfKey: [String: String] = [:]
        for module in modules.elements {
            guard let key = module["Key"]?.string, let written = module["Dir"]?.string else { continue }
            directoryOfKey[key] = SourcePath.normalized(written.replacing("\\", with: "/"))
        }
        var files: [String: String] = [:]
        for name in archive.names where name.hasPrefix("tfconfig/m-") {
            let rest = name.dropFirst("tfconfig/m-".count)
            guard let slash = rest.firstIndex(of: "/"), let directory = directoryOfKey[String(rest[..<slash])],
                let path = SourcePath.joined(directory, String(rest[rest.index(after: slash)...]))
            else { continue }
            files[path] = min(name, files[path] ?? name)
        }
        self.archive = archive
        self.files = files
        directories = Dictionary(grouping: files.keys) { SourcePath.directory(of: $0) }
            .mapValues { $0.map { SourcePath.name(of: $0) } }
        manifest = Array("{\"Modules\":".utf8) + snapshot + Array("}".utf8)
        checkout = nil
    }

    /// The archive, with a checkout for the files that are not in it.
    private init(_ other: PlanArchive, checkout: any SourceFiles) {
        archive = other.archive
        files = other.files
        directories = other.directories
        manifest = other.manifest
        self.checkout = checkout
    }

    /// The same configuration, where functions read the files of a checkout.
    package func with(checkout: any SourceFiles) -> PlanArchive {
        PlanArchive(self, checkout: checkout)
    }

    /// Whether the root module of a checkout is byte for byte the one in the archive.
    package func isRoot(of checkout: any SourceFiles) -> Bool {
        let names = Set((directories["."] ?? []).filter(ConfigurationFileName.isOne))
        // The tool that made the plan packed what it read.
        let written = checkout.names(in: ".") ?? []
        guard
            [ConfigurationTool.terraform, .openTofu].contains(where: { tool in
                Set(ConfigurationFileName.reading(written, by: tool).map(\.name)) == names
            })
        else { return false }
        return names.allSatisfy { name in
            guard let packed = try? content(of: name), let written = try? checkout.content(of: name) else {
                return false
            }
            return packed == written
        }
    }

    package func names(in directory: String) -> [String]? {
        let directory = SourcePath.normalized(directory) ?? directory
        let others = checkout?.names(in: directory)?.filter { !ConfigurationFileName.isOne($0) }
        guard let own = directories[directory] else { return others }
        return own + (others ?? []).filter { !own.contains($0) }
    }

    package func directoryNames(in directory: String) -> [String]? {
        guard let others = checkout?.directoryNames(in: directory) else { return nil }
        let head = directory == "." ? "" : "\(SourcePath.normalized(directory) ?? directory)/"
        let own = directories.keys.filter { $0 != "." && $0.hasPrefix(head) }
            .map { String($0.dropFirst(head.count).prefix { $0 != "/" }) }
        return Array(Set(own + others).subtracting(["", ".."])).sorted()
    }

    package func content(of path: String) throws(SourceFileError) -> [UInt8] {
        guard let normalized = SourcePath.normalized(path) else { throw .outsideRoot }
        if normalized == PlanArchive.manifestPath { return manifest }
        if let name = files[normalized] { return try packed(name) }
        let isModule = directories[SourcePath.directory(of: normalized)] != nil
        // What was written since is no part of the plan.
        if isModule && ConfigurationFileName.isOne(SourcePath.name(of: normalized)) { throw .notFound }
        guard let checkout else { throw .unreadable }
        return try checkout.content(of: path)
    }

    package func reportPath(of path: String) -> String {
        checkout?.reportPath(of: path) ?? SourcePath.normalized(path) ?? path
    }

    private func packed(_ name: String) throws(SourceFileError) -> [UInt8] {
        if let content = kept.withLock({ $0[name] }) { return content }
        guard archive.size(of: name) ?? 0 <= PlanArchive.fileLimit else { throw .tooLarge }
        guard let content = try? archive.content(of: name) else { throw .unreadable }
        kept.withLock { $0[name] = content }
        return content
    }
}
