import HCL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// What the files of a project may name: what really lies in the same repository.
///
/// They come from anybody who opens a pull request, and what cannot be read in them is quoted where anybody may see it.
package struct ProjectFolder: Sendable {
    /// The repository, else the directory itself; with links resolved.
    private let root: String

    /// The project that a directory belongs to.
    ///
    /// - Throws: `FileError` where there is no such directory.
    package init(around directory: String) throws(FileError) {
        let real = try RealPath.directory(directory)
        root = Repository.root(of: real) ?? real
    }

    /// The path of a file or a directory of the project with links resolved.
    ///
    /// - Throws: `FileError` where there is none, or it lies elsewhere.
    package func resolved(_ path: String) throws(FileError) -> String {
        guard let real = RealPath.resolved(path) else {
            let error = FileError(errno: errno, path: path)
            // Whether something is there is nobody's business if it is outside.
            let whole = path.hasPrefix("/") ? path : "\(RealPath.resolved(".") ?? "")/\(path)"
            throw RealPath.isInside(RealPath.cleaned(whole), root) ? error : FileError(.elsewhere, path: path)
        }
        guard RealPath.isInside(real, root), !WithheldPath.covers(real, below: root) else {
            throw FileError(.elsewhere, path: path)
        }
        return real
    }

    /// The bytes of a regular file of the project.
    ///
    /// - Throws: `FileError` where there is none, or it lies elsewhere.
    package func content(of path: String) throws(FileError) -> [UInt8] {
        let real = try resolved(path)
        do throws(SourceFileError) {
            return try DescriptorWalk.content(real, below: root, limit: SourceDirectory.sizeLimit)
        } catch {
            throw FileError(error, path: path)
        }
    }
}

extension FileError {
    fileprivate init(_ error: SourceFileError, path: String) {
        let problem: Problem =
            switch error {
            case .notFound: .notFound
            case .outsideRoot: .elsewhere
            case .notRegular: .notRegular
            case .tooLarge: .system(EFBIG)
            case .unreadable: .permission
            }
        self.init(problem, path: path)
    }
}
