#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Address space from the system, for texts and tapes: zeroed, and of no cost until it is touched.
package enum AddressSpace {
    /// The size of a page in bytes.
    package static let pageSize = max(4096, Int(sysconf(Int32(_SC_PAGESIZE))))

    /// A size in bytes, rounded up to whole pages.
    package static func wholePages(_ bytes: Int) -> Int {
        (bytes &+ pageSize &- 1) & ~(pageSize &- 1)
    }

    /// Reserves private, zeroed memory; nil where the system refuses.
    package static func reserve(_ bytes: Int) -> UnsafeMutableRawPointer? {
        let flags = MAP_PRIVATE | MAP_ANON | MAP_NORESERVE
        let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, flags, -1, 0)
        return memory == UnsafeMutableRawPointer(bitPattern: -1) ? nil : memory
    }

    /// Gives memory back, in whole pages.
    package static func release(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
        if bytes > 0 { munmap(memory, bytes) }
    }

    /// Asks for large pages; a hint that the system may pass over.
    static func preferLargePages(_ memory: UnsafeMutableRawPointer, _ bytes: Int) {
        #if os(Linux)
        madvise(memory, bytes, MADV_HUGEPAGE)
        #endif
    }

    /// Drops the pages of a private, never written file mapping from memory; the next access reads the file again.
    package static func discard(_ memory: UnsafeRawPointer, _ bytes: Int) {
        #if os(Linux)
        madvise(UnsafeMutableRawPointer(mutating: memory), bytes, MADV_DONTNEED)
        #endif
    }
}
