import HCL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Opens what lies below a directory one part of the path after the other, and follows no link.
///
/// A path without links was made before; what has become a link since is refused, so that nothing can be put in the
/// place of what was looked at.
enum DescriptorWalk {
    /// The content of a regular file.
    static func content(_ path: String, below root: String, limit: Int) throws(SourceFileError) -> [UInt8] {
        var parts = RealPath.relative(path, to: root).split(separator: "/").map(String.init)
        guard let name = parts.popLast() else { throw .notRegular }
        let folder = try open(parts, below: root)
        defer { close(folder) }
        // Looked at first: to open a pipe or a device may do something to it.
        var status = stat()
        guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { throw .notFound }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable }
        defer { close(file) }
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notRegular }
        guard status.st_size <= limit else { throw .tooLarge }
        FilesRead.note(status)
        return try read(file, expecting: Int(status.st_size), limit: limit)
    }

    /// The names in a directory, without those of directories.
    static func names(_ path: String, below root: String) throws(SourceFileError) -> [String] {
        try entries(path, below: root).filter { $0.type != Int(DT_DIR) }.map(\.name)
    }

    /// The names of the directories in a directory that has nothing but directories and regular files.
    static func directoryNames(_ path: String, below root: String) throws(SourceFileError) -> [String] {
        let entries = try entries(path, below: root)
        guard entries.allSatisfy({ $0.type == Int(DT_DIR) || $0.type == Int(DT_REG) }) else { throw .notRegular }
        return entries.filter { $0.type == Int(DT_DIR) }.map(\.name)
    }

    private static func entries(
        _ path: String,
        below root: String
    ) throws(SourceFileError) -> [(name: String, type: Int)] {
        let parts = RealPath.relative(path, to: root).split(separator: "/").map(String.init)
        let folder = try open(parts == ["."] ? [] : parts, below: root)
        guard let stream = fdopendir(folder) else {
            close(folder)
            throw .unreadable
        }
        defer { closedir(stream) }
        var entries: [(name: String, type: Int)] = []
        while let entry = readdir(stream) {
            let capacity = MemoryLayout.size(ofValue: entry.pointee.d_name)
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: capacity) { String(cString: $0) }
            }
            if name != "." && name != ".." { entries.append((name, Int(entry.pointee.d_type))) }
        }
        return entries
    }

    /// Opens the directory that the parts of a path lead to.
    private static func open(_ parts: [String], below root: String) throws(SourceFileError) -> Int32 {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var folder = openat(AT_FDCWD, root, flags)
        guard folder >= 0 else { throw .unreadable }
        for part in parts {
            let next = openat(folder, part, flags)
            let number = errno
            close(folder)
            guard next >= 0 else { throw number == ENOENT ? .notFound : .unreadable }
            folder = next
        }
        return folder
    }

    private static func read(_ file: Int32, expecting size: Int, limit: Int) throws(SourceFileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: min(max(size, 4_095), limit) + 1)
        while true {
            let count = chunk.withUnsafeMutableBytes { systemRead(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            // It may have grown, or have hidden its size.
            guard bytes.count <= limit else { throw .tooLarge }
        }
    }

    private static func systemRead(_ file: Int32, _ memory: UnsafeMutableRawPointer?, _ size: Int) -> Int {
        #if canImport(Glibc)
        Glibc.read(file, memory, size)
        #elseif canImport(Musl)
        Musl.read(file, memory, size)
        #elseif canImport(Darwin)
        Darwin.read(file, memory, size)
        #endif
    }
}
