/// Paths as reports name files: relative to the root of the git repository, which is what readers of reports know.
package enum ReportPath {
    /// What files in a directory are named relative to: the repository of the current directory if it holds them, else
    /// the current directory.
    static func base(for directory: String, from current: String) throws(FileError) -> String {
        let base = try RealPath.directory(current)
        guard let repository = Repository.root(of: base), RealPath.isInside(directory, repository) else { return base }
        return repository
    }

    /// The path of an input as reports name it.
    ///
    /// What lies outside of the repository, or of the current directory where that is in none, is named as it was.
    ///
    /// - Parameters:
    ///   - path: The path as seen from the current directory.
    ///   - current: The current directory.
    /// - Returns: The path with `/`, without `.`.
    package static func ofInput(_ path: String, from current: String = ".") -> String {
        let whole = path.hasPrefix("/") || current == "." ? path : "\(current)/\(path)"
        for real in [RealPath.resolved(whole), besidesLinks(whole)].compactMap({ $0 }) {
            guard let base = try? base(for: real, from: current), RealPath.isInside(real, base) else { continue }
            return RealPath.relative(real, to: base)
        }
        var path = Substring(path)
        while path.hasPrefix("./") { path = path.dropFirst(2).drop { $0 == "/" } }
        return path.isEmpty ? "." : String(path)
    }

    /// The path of a file in its real directory, though it be a link to elsewhere.
    private static func besidesLinks(_ path: String) -> String? {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
        return RealPath.resolved(folder).map { $0 == "/" ? "/\(name)" : "\($0)/\(name)" }
    }
}
