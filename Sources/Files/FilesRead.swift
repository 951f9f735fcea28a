import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// The files that the process has read, so that nothing that it writes takes the place of one.
package enum FilesRead {
    /// A file, whatever it is called.
    private struct Identity: Hashable {
        let device: UInt64
        let node: UInt64

        /// Takes what the system tells of a regular file; nil for anything else.
        init?(_ status: stat) {
            guard status.st_mode & S_IFMT == S_IFREG else { return nil }
            device = UInt64(truncatingIfNeeded: status.st_dev)
            node = UInt64(truncatingIfNeeded: status.st_ino)
        }
    }

    private static let files = Mutex<Set<Identity>>([])

    /// Remembers a file that is read, by what the system tells of it.
    static func note(_ status: stat) {
        guard let file = Identity(status) else { return }
        files.withLock { _ = $0.insert(file) }
    }

    /// Remembers a file that was read by its path.
    package static func note(_ path: String) {
        var status = stat()
        if stat(path, &status) == 0 { note(status) }
    }

    /// Whether a path, over links too, leads to a file that was read.
    package static func holds(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, let file = Identity(status) else { return false }
        return files.withLock { $0.contains(file) }
    }
}
