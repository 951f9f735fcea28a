#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The git repository that a directory lies in.
enum Repository {
    /// The root of the repository, found by its `.git`; nil where there is none.
    ///
    /// A home directory, or anything above it, is not taken for one: it holds more than configuration.
    static func root(of directory: String) -> String? {
        let home = getenv("HOME").flatMap { String(validatingCString: $0) }.flatMap { RealPath.resolved($0) }
        var parts = directory.split(separator: "/")
        while !parts.isEmpty {
            let candidate = "/" + parts.joined(separator: "/")
            if let home, RealPath.isInside(home, candidate) { return nil }
            var status = stat()
            if lstat("\(candidate)/.git", &status) == 0 { return candidate }
            parts.removeLast()
        }
        return nil
    }
}
