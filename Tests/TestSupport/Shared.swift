import FoundationEssentials

/// The reference material that may lie beside the project; tests that need it are skipped without it.
package enum Shared {
    /// The folder of the project.
    package static let project: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// The folder of the reference material: `TFPROOF_SHARED`, else `../shared` beside the project.
    package static let folder: String = {
        let path = ProcessInfo.processInfo.environment["TFPROOF_SHARED"] ?? "\(project)/../shared"
        return URL(filePath: path).resolvingSymlinksInPath().path
    }()

    /// Whether the material is there.
    package static var isPresent: Bool { exists("design/architecture.md") }

    /// Whether a file or folder of the material is there.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(path)")
    }

    /// The names in a folder, sorted.
    package static func names(_ path: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)").sorted()
    }

    /// The paths of everything below a folder, as `bytes` takes them, sorted.
    package static func files(_ path: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/\(path)").sorted().map { "\(path)/\($0)" }
    }

    /// The bytes of a file.
    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "\(folder)/\(path)")))
    }
}
