import Symbolic
import Synchronization

/// The modules of a configuration, each read when it is first asked for.
package final class SourceTree: Sendable {
    /// How deep calls may nest.
    private static let depthLimit = 64

    /// Where the files come from; functions such as `file` read from there too.
    package let files: any SourceFiles
    /// Where `terraform init` keeps what it installs.
    private let dataDirectory: String
    private let manifest = Memo<ModuleManifest>()
    /// What was read, by directory; nil where there is no configuration.
    private let modules = Mutex<[String: SourceModule?]>([:])
    private let tool = Mutex<ConfigurationTool?>(nil)

    /// Opens a configuration.
    ///
    /// - Parameters:
    ///   - files: The files.
    ///   - dataDirectory: What `TF_DATA_DIR` was, relative to the directory that Terraform ran in.
    package init(files: any SourceFiles, dataDirectory: String = ".terraform") {
        self.files = files
        self.dataDirectory = dataDirectory
    }

    /// Tells which tool made the plan, before any module is asked for.
    package func isRead(by tool: ConfigurationTool) {
        self.tool.withLock { $0 = tool }
    }

    /// The modules that were read so far, in the order of their directories' bytes.
    package var modulesRead: [SourceModule] {
        modules.withLock { $0.values.compactMap(\.self) }
            .sorted { $0.directory.utf8.lexicographicallyPrecedes($1.directory.utf8) }
    }

    /// The module of a path of calls, without instance keys: `["svc", "inner"]`; empty for the root.
    ///
    /// - Returns: nil where the source of the module is not at hand.
    package func module(_ path: [String]) -> SourceModule? {
        guard path.count <= SourceTree.depthLimit else { return nil }
        var module = module(in: ".")
        for (position, name) in path.enumerated() {
            guard let caller = module else { return nil }
            // What the manifest still names may be called no longer, or otherwise.
            guard let call = caller.call(name) else { return nil }
            let manifest = manifest.value { ModuleManifest(of: files, in: dataDirectory) }
            let installed = manifest.directory(of: path[...position])
            guard let directory = installed ?? call.localSource(from: caller.directory) else { return nil }
            module = self.module(in: directory)
        }
        return module
    }

    private func module(in directory: String) -> SourceModule? {
        if let known = modules.withLock({ $0[directory] }) { return known }
        let module = SourceModule(reading: directory, from: files, by: tool.withLock { $0 })
        return modules.withLock { modules in
            if let known = modules[directory] { return known }
            modules[directory] = .some(module)
            return module
        }
    }
}

extension SourceBlock {
    /// The directory of the module that a call names by a local path; nil where it comes from elsewhere.
    fileprivate func localSource(from directory: String) -> String? {
        guard case .template(let template) = body.attribute("source")?.expression.kind, let path = template.literal,
            path.hasPrefix("./") || path.hasPrefix("../")
        else { return nil }
        return SourcePath.joined(directory, path)
    }
}
