import JSONReader

/// Where `terraform init` put the modules: `.terraform/modules/modules.json`.
///
/// Source: Terraform, `internal/modsdir`, the type `Record`: a key of call names with points between them, and a
/// directory relative to the one that Terraform ran in.
struct ModuleManifest {
    /// The directories by their keys.
    private let directories: [String: String]

    /// Reads the manifest of a configuration; it is empty where there is none, or none that can be read.
    init(of files: any SourceFiles, in dataDirectory: String) {
        guard let bytes = try? files.content(of: "\(dataDirectory)/modules/modules.json") else {
            self.init([])
            return
        }
        self.init(bytes)
    }

    /// Reads a manifest from its bytes.
    init(_ bytes: [UInt8]) {
        var directories: [String: String] = [:]
        if let records = try? JSONDocument(JSONText(bytes)).root["Modules"] {
            for record in records.elements {
                guard let key = record["Key"]?.string, let written = record["Dir"]?.string else { continue }
                // Windows writes its own separators.
                let path = written.replacing("\\", with: "/")
                if let directory = SourcePath.normalized(path) { directories[key] = directory }
            }
        }
        self.directories = directories
    }

    /// The directory of a module.
    func directory(of path: ArraySlice<String>) -> String? { directories[path.joined(separator: ".")] }
}
