package import HCL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// A configuration in a directory, read without ever leaving its root.
///
/// A configuration may come from anybody who opens a pull request, and names files of its own choice: by `file()`, by
/// links, by the directories of its modules. So links are resolved before it is decided what may be read, and followed
/// no more when it is read; nothing but regular files is opened.
package struct SourceDirectory: SourceFiles {
    /// The largest file that is read.
    package static let sizeLimit = 4 << 20

    /// The directory with links resolved.
    private let directory: String
    /// Nothing outside of this directory is read; with links resolved.
    package let root: String
    /// What reports name files relative to.
    private let reportBase: String

    /// Opens a directory.
    ///
    /// - Parameters:
    ///   - path: The directory that Terraform ran in.
    ///   - root: What may be read; by default the repository that the directory lies in, else the directory itself.
    ///   - current: The current directory.
    /// - Throws: `FileError` where there is no such directory, or it lies outside of the root.
    package init(_ path: String, root: String? = nil, from current: String = ".") throws(FileError) {
        let directory = try RealPath.directory(path)
        if let root {
            self.root = try RealPath.directory(root)
            guard RealPath.isInside(directory, self.root) else { throw FileError(.outside(root: root), path: path) }
        } else {
            self.root = Repository.root(of: directory) ?? directory
        }
        self.directory = directory
        reportBase = try ReportPath.base(for: directory, from: current)
    }

    package func names(in directory: String) -> [String]? {
        guard let path = try? resolve(directory) else { return nil }
        return try? DescriptorWalk.names(path, below: root)
    }

    package func directoryNames(in directory: String) -> [String]? {
        guard let path = try? resolve(directory) else { return nil }
        return try? DescriptorWalk.directoryNames(path, below: root)
    }

    package func content(of path: String) throws(SourceFileError) -> [UInt8] {
        try DescriptorWalk.content(try resolve(path), below: root, limit: SourceDirectory.sizeLimit)
    }

    package func reportPath(of path: String) -> String {
        let joined = "\(directory)/\(SourcePath.normalized(path) ?? path)"
        return RealPath.relative(RealPath.resolved(joined) ?? RealPath.cleaned(joined), to: reportBase)
    }

    /// The path of a file with links resolved, if it may be read.
    private func resolve(_ path: String) throws(SourceFileError) -> String {
        guard path.utf8.first != UInt8(ascii: "/"), path.utf8.first != UInt8(ascii: "~"), !path.utf8.contains(0)
        else { throw .outsideRoot }
        guard let real = RealPath.resolved("\(directory)/\(path)") else {
            // Whether something is there is nobody's business if it is outside.
            let cleaned = RealPath.cleaned("\(directory)/\(path)")
            throw RealPath.isInside(cleaned, root) ? .notFound : .outsideRoot
        }
        guard RealPath.isInside(real, root), !WithheldPath.covers(real, below: root) else { throw .outsideRoot }
        return real
    }
}
