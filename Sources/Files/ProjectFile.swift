#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A file that belongs to a whole project, such as its configuration.
package enum ProjectFile {
    /// The nearest of some names, in a directory or in those above it up to the root of its git repository.
    ///
    /// Outside of a repository only the directory itself is looked into: what lies above it belongs to somebody else.
    ///
    /// - Returns: The paths as seen from the directory; more than one where a directory holds several of the names.
    package static func nearest(_ names: [String], from directory: String) -> [String] {
        guard let start = RealPath.resolved(directory) else { return [] }
        let root = Repository.root(of: start) ?? start
        var folder = start
        var prefix = directory == "." ? "" : directory + "/"
        while RealPath.isInside(folder, root) {
            let found = names.filter { exists("\(folder)/\($0)") }
            if !found.isEmpty { return found.map { prefix + $0 } }
            if folder == root { return [] }
            folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
            prefix += "../"
        }
        return []
    }

    /// Whether there is anything of a name, even a link that leads nowhere.
    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}
