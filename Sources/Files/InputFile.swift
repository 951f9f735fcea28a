package import JSONReader

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Brings files and standard input into memory as the reader wants them: zero bytes after the text, no copies.
package enum InputFile {
    /// The text of a file.
    ///
    /// A regular file is mapped, anything else (a pipe, `/dev/stdin`) is read to its end. A mapped file must not be cut
    /// short while it is read.
    package static func text(at path: String) throws(FileError) -> JSONText {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno, path: path) }
        defer { close(descriptor) }
        return try text(of: descriptor, path: path)
    }

    /// The text of standard input: mapped where that is a file from its start, else read to its end.
    package static func standardInput() throws(FileError) -> JSONText {
        try text(of: STDIN_FILENO, path: nil)
    }

    private static func text(of descriptor: Int32, path: String?) throws(FileError) -> JSONText {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno, path: path) }
        let type = status.st_mode & S_IFMT
        if type == S_IFDIR { throw FileError(.isDirectory, path: path) }
        if path != nil { FilesRead.note(status) }
        // A file that says it is empty may yet have a text, as those of /proc do.
        if type == S_IFREG, status.st_size > 0, path != nil || lseek(descriptor, 0, SEEK_CUR) == 0 {
            guard status.st_size <= JSONText.maximalCount else { throw FileError(.tooLarge, path: path) }
            if let text = map(descriptor, size: Int(status.st_size)) { return text }
        }
        return try InputBuffer.text(of: descriptor, path: path)
    }

    /// Maps a file over a reservation that is a page longer, so that zero bytes follow it; nil if that cannot be.
    private static func map(_ descriptor: Int32, size: Int) -> JSONText? {
        let reserved = AddressSpace.wholePages(size) + AddressSpace.pageSize
        guard let memory = AddressSpace.reserve(reserved) else { return nil }
        guard mmap(memory, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, descriptor, 0) == memory else {
            AddressSpace.release(memory, reserved)
            return nil
        }
        madvise(memory, size, MADV_SEQUENTIAL)
        return JSONText(adoptingPages: memory, size: reserved, count: size, isDiscardable: true)
    }
}

extension JSONText {
    /// Adopts memory of `AddressSpace`.
    convenience init(adoptingPages memory: UnsafeMutableRawPointer, size: Int, count: Int, isDiscardable: Bool) {
        let address = UInt(bitPattern: memory)
        self.init(
            adopting: UnsafePointer(memory.assumingMemoryBound(to: UInt8.self)),
            count: count,
            isDiscardable: isDiscardable
        ) {
            if let memory = UnsafeMutableRawPointer(bitPattern: address) { AddressSpace.release(memory, size) }
        }
    }
}
