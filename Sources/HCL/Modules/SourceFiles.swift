/// Where the files of a configuration come from: a directory, the archive inside a binary plan, or memory.
///
/// Paths have `/` between their parts and are relative to the directory that Terraform ran in: `main.tf`,
/// `modules/db/main.tf`, `../shared/policy.json`. What must not be read is refused here, not by the caller.
package protocol SourceFiles: Sendable {
    /// The names of the files that stand directly in a directory (`.` for the root); nil where it cannot be read.
    func names(in directory: String) -> [String]?

    /// The names of the directories that stand directly in a directory.
    ///
    /// Nil where that cannot be told, or where `names(in:)` may not be just the regular files that are there: then no
    /// function takes a file that is not listed for one that does not exist.
    func directoryNames(in directory: String) -> [String]?

    /// The bytes of a file.
    func content(of path: String) throws(SourceFileError) -> [UInt8]

    /// The path of a file as reports name it, relative to the repository.
    func reportPath(of path: String) -> String
}

extension SourceFiles {
    /// Nothing is known of directories, unless a source of files says so.
    package func directoryNames(in directory: String) -> [String]? { nil }
}

/// Why a file of a configuration is not read.
package enum SourceFileError: String, Error, Hashable, Sendable {
    case notFound = "there is no such file"
    case outsideRoot = "the file is outside of the source directory"
    case notRegular = "the file is no regular file"
    case tooLarge = "the file is too large"
    case unreadable = "the file cannot be read"
}
