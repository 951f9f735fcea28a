import Files
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
    /// How many links are followed to a file that is not there yet.
    private static let linkLimit = 40

    /// Refuses the paths of reports that lead to a file which was read: a report is no reason to lose a plan or a rule.
    ///
    /// - Throws: `Failure` for the first of them; nothing is written before.
    static func refuseInputs(_ paths: [String]) throws(Failure) {
        for path in paths where !isOpen(path) && FilesRead.holds(path) {
            throw Failure(
                "\(TextEscape.escaped(path)) is a file that was read, and no report is written over it",
                advice: "name another file for the report"
            )
        }
    }

    /// Writes a text: to a file at once or not at all, to a device or a pipe as it is, to what a link leads to.
    ///
    /// What is no file must not be replaced by one, which writing at once would do to `/dev/null` and to links.
    ///
    /// - Throws: `Failure` where it cannot be written.
    static func write(_ text: String, to path: String) throws(Failure) {
        var status = stat()
        let isThere = stat(path, &status) == 0
        if isThere && (status.st_mode & S_IFMT != S_IFREG || isOpen(path)) {
            guard Console.write(text, toWhatIsAt: path) else { throw unwritable(path) }
            return
        }
        do {
            try Data(text.utf8).write(to: URL(filePath: try target(of: path)), options: .atomic)
        } catch {
            throw unwritable(path)
        }
    }

    /// Whether a path names what is open already, which may be a file, as `/dev/stdout` does.
    private static func isOpen(_ path: String) -> Bool {
        ["/dev/stdin", "/dev/stdout", "/dev/stderr"].contains(path) || path.hasPrefix("/dev/fd/")
            || (path.hasPrefix("/proc/") && path.contains("/fd/"))
    }

    /// What a path leads to, by a name that it has over all paths.
    static func place(of path: String) -> String {
        guard let target = try? target(of: path) else { return path }
        guard let folder = RealPath.resolved(SourceChoice.directory(of: target)) else { return target }
        return "\(folder)/\(target.split(separator: "/").last ?? "")"
    }

    /// The file that a path leads to over links, whether it is there or not.
    private static func target(of path: String) throws(Failure) -> String {
        if let real = RealPath.resolved(path) { return real }
        var target = path
        for _ in 0..<linkLimit {
            guard let next = try? FileManager.default.destinationOfSymbolicLink(atPath: target) else { return target }
            let folder = SourceChoice.directory(of: target)
            target = next.hasPrefix("/") || folder == "." ? next : "\(folder)/\(next)"
        }
        throw unwritable(path)
    }

    private static func unwritable(_ path: String) -> Failure {
        Failure("\(TextEscape.escaped(path)) cannot be written")
    }
}
