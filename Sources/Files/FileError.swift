#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Why a file cannot be read.
package struct FileError: Error, Hashable, Sendable {
    /// What can be wrong with a file.
    package enum Problem: Hashable, Sendable {
        /// There is no file at the path.
        case notFound
        /// The path is a folder.
        case isDirectory
        /// The path is no folder.
        case notDirectory
        /// The folder lies outside of the one that was named as the root.
        case outside(root: String)
        /// The file does not lie in the repository of the file that names it.
        case elsewhere
        /// The path is a pipe, a device or the like.
        case notRegular
        /// The file may not be read by this user.
        case permission
        /// The file has 4 GiB or more.
        case tooLarge
        /// The system gave no memory for the file.
        case memory
        /// Anything else, by the system's error number.
        case system(Int32)
    }

    /// What is wrong.
    package var problem: Problem
    /// The path as the user gave it; nil for standard input.
    package var path: String?

    /// The path, what is wrong and what to do, for people.
    package var message: String {
        "\(path ?? "standard input"): \(explanation)"
    }

    private var explanation: String {
        switch problem {
        case .notFound: "no such file; check the path and the folder that tfproof runs in"
        case .isDirectory: "is a folder; name a file in it"
        case .notDirectory: "is no folder; name the folder that terraform ran in"
        case .outside(let root): "lies outside of \(root); name a root that holds it"
        case .elsewhere: "lies or leads outside of the repository, and nothing outside of it is read"
        case .notRegular: "is no regular file"
        case .permission: "permission denied; make the file readable for the user that runs tfproof"
        case .tooLarge: "4 GiB or more, which is too large to read"
        case .memory: "not enough memory to read it; raise the memory limit of the process"
        case .system(let number): "cannot be read (\(String(cString: strerror(number))))"
        }
    }

    init(_ problem: Problem, path: String?) {
        self.problem = problem
        self.path = path
    }

    /// The error of a system call that has just failed.
    init(errno number: Int32, path: String?) {
        let problem: Problem =
            switch number {
            case ENOENT, ENOTDIR: .notFound
            case EISDIR: .isDirectory
            case EACCES, EPERM: .permission
            case EFBIG, EOVERFLOW: .tooLarge
            case ENOMEM: .memory
            default: .system(number)
            }
        self.init(problem, path: path)
    }
}
