#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Absolute paths without links in them.
package enum RealPath {
    /// The path of something that exists, links resolved; nil where there is nothing.
    package static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(validatingCString: resolved)
    }

    /// The path of a directory, links resolved.
    static func directory(_ path: String) throws(FileError) -> String {
        guard let real = resolved(path) else { throw FileError(errno: errno, path: path) }
        var status = stat()
        guard stat(real, &status) == 0 else { throw FileError(errno: errno, path: path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(.notDirectory, path: path) }
        return real
    }

    /// Whether a path is that of a directory or lies below it.
    static func isInside(_ path: String, _ directory: String) -> Bool {
        if path == directory || directory == "/" { return true }
        return path.utf8.starts(with: directory.utf8)
            && path.utf8.dropFirst(directory.utf8.count).first == UInt8(ascii: "/")
    }

    /// An absolute path without `.` and `..`, whether it exists or not.
    static func cleaned(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// A path as seen from a directory: `main.tf`, `../infra/main.tf`; `.` for the directory itself.
    static func relative(_ path: String, to directory: String) -> String {
        let parts = path.split(separator: "/")
        let base = directory.split(separator: "/")
        let common = zip(parts, base).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: base.count - common)
        let steps = up + parts.dropFirst(common)
        return steps.isEmpty ? "." : steps.joined(separator: "/")
    }
}
