import JSONReader

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads what cannot be mapped: one reservation as large as an input may be, of which only what is read is ever touched.
enum InputBuffer {
    private static let chunk = 1 << 20
    /// The smallest reservation that is tried where the process's address space is limited.
    private static let smallest = 16 << 20

    /// Reads a descriptor to its end.
    static func text(of descriptor: Int32, path: String?) throws(FileError) -> JSONText {
        guard let (memory, size) = reserve() else { throw FileError(.memory, path: path) }
        let limit = size - AddressSpace.pageSize
        var count = 0
        do throws(FileError) {
            while true {
                let read = try readOnce(descriptor, into: memory + count, min(chunk, limit - count), path)
                if read == 0 { break }
                count += read
                guard count < limit else {
                    throw FileError(count >= JSONText.maximalCount ? .tooLarge : .memory, path: path)
                }
            }
        } catch {
            AddressSpace.release(memory, size)
            throw error
        }
        let kept = AddressSpace.wholePages(count) + AddressSpace.pageSize
        AddressSpace.release(memory + kept, size - kept)
        return JSONText(adoptingPages: memory, size: kept, count: count, isDiscardable: false)
    }

    /// The largest reservation that the system gives, with a page to spare.
    private static func reserve() -> (memory: UnsafeMutableRawPointer, size: Int)? {
        var size = AddressSpace.wholePages(JSONText.maximalCount) + AddressSpace.pageSize
        while size >= smallest {
            if let memory = AddressSpace.reserve(size) { return (memory, size) }
            size = AddressSpace.wholePages(size / 2)
        }
        return nil
    }

    private static func readOnce(
        _ descriptor: Int32,
        into memory: UnsafeMutableRawPointer,
        _ size: Int,
        _ path: String?
    ) throws(FileError) -> Int {
        while true {
            let count = read(descriptor, memory, size)
            if count >= 0 { return count }
            if errno != EINTR { throw FileError(errno: errno, path: path) }
        }
    }
}
