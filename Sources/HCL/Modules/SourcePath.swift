/// Paths of a configuration: `/` between the parts, relative to the directory that Terraform ran in.
package enum SourcePath {
    /// A path without empty parts, `.` and, where a part stands before it, `..`; nil for an absolute path.
    ///
    /// The root itself is `.`, what lies above it begins with `..`, as Go's `filepath.Clean` has it.
    package static func normalized(_ path: String) -> String? {
        let isDrive = path.utf8.dropFirst().first == UInt8(ascii: ":")
        guard path.utf8.first != UInt8(ascii: "/"), !isDrive, !path.utf8.contains(0) else { return nil }
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." {
                parts.removeLast()
            } else {
                parts.append(part)
            }
        }
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    /// The normalized path of something that is named relative to a directory; nil for an absolute path.
    package static func joined(_ directory: String, _ path: String) -> String? {
        guard path.utf8.first != UInt8(ascii: "/") else { return nil }
        return normalized(directory == "." ? path : "\(directory)/\(path)")
    }

    /// The directory of a normalized path.
    package static func directory(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    }

    /// The last part of a path.
    package static func name(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
}
