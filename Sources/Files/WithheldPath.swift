/// Files inside of a root that nobody's configuration may name all the same.
enum WithheldPath {
    /// Whether a path below a root, both without links, is one of them.
    static func covers(_ path: String, below root: String) -> Bool {
        if ["/proc", "/dev", "/sys"].contains(where: { RealPath.isInside(path, $0) }) { return true }
        let parts = RealPath.relative(path, to: root).lowercased().split(separator: "/")
        // The repository's own files may hold the credentials it was fetched with, states those of the backend.
        if parts.contains(".git") { return true }
        if let last = parts.last, last.hasSuffix(".tfstate") || last.hasSuffix(".tfstate.backup") { return true }
        guard let data = parts.firstIndex(of: ".terraform") else { return false }
        let rest = parts[(data + 1)...]
        return rest.first != "modules"
    }
}
