import FoundationEssentials
import Linting

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that a report is written to.
enum OutputFile {
    /// Writes a text: to a file at once or not at all, to a device or a pipe as it is.
    ///
    /// What is no file must not be replaced by one, which writing at once would do to `/dev/null`.
    ///
    /// - Throws: `Failure` where it cannot be written.
    static func write(_ text: String, to path: String) throws(Failure) {
        var status = stat()
        let isOther = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: isOther ? [] : .atomic)
        } catch {
            throw Failure("\(TextEscape.escaped(path)) cannot be written")
        }
    }
}
