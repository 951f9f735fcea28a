#if canImport(Glibc)
import CMalloc
import Glibc
import Synchronization

/// How the C library gets the memory of the heap from the system.
package enum Heap {
    /// How much the heap of a thread grows at a time.
    private static let growth = 8 << 20
    /// How much the heap of a thread is given room for at once: that of a further thread does not grow in large steps.
    private static let room = 24 << 20
    /// How far apart heaps begin: those of threads at multiples of this (`HEAP_MAX_SIZE` of the GNU C library).
    private static let spacing = 64 << 20
    /// How much of the small pages is used all the same.
    private static let margin = 4 << 10
    /// The heaps of which the small pages are left out.
    private static let skipped = Mutex<Set<Int>>([])
    /// Whether new memory comes in large pages.
    private static let hasLargePages = Atomic(false)

    /// Lets the heap grow in large steps and keeps what was freed: for a process that does one thing and ends.
    ///
    /// Each step is a call into the system that holds up the other threads, too.
    package static func growInLargeSteps() {
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 1 << 30)
        mallopt(M_TOP_PAD, Int32(growth))
    }

    /// Lets the heaps of the calling thread and of those that start from now on take their memory in large pages: for work
    /// that will take much of it, as the first touch of a page costs as much as writing to it many times.
    package static func preferLargePages() {
        hasLargePages.store(true, ordering: .relaxed)
        makeRoom()
    }

    /// Makes room in the heap of the calling thread, which else grows by single pages; nothing is touched by that.
    static func makeRoom() {
        guard let memory = malloc(room) else { return }
        // The compiler would leave out an allocation that nobody looks at.
        let size = malloc_usable_size(memory)
        let address = Int(bitPattern: memory)
        let isLarge = hasLargePages.load(ordering: .relaxed)
        if isLarge {
            let start = AddressSpace.wholePages(address) - address
            AddressSpace.preferLargePages(memory + start, size - start)
        }
        free(memory)
        if isLarge { skipSmallPages(from: address) }
    }

    /// Leaves out, once in each heap, what lies before its first large page: small pages cost many times as much.
    private static func skipSmallPages(from address: Int) {
        let rest = -address & (AddressSpace.largePageSize - 1)
        guard skipped.withLock({ $0.insert(address / spacing).inserted }), rest > margin else { return }
        // Nobody uses this memory, and it is never touched; what is asked for next lies behind it.
        if let memory = malloc(rest - margin), malloc_usable_size(memory) == 0 { free(memory) }
    }
}
#else
/// How the C library gets the memory of the heap from the system: other libraries do not ask.
package enum Heap {
    /// Nothing to be done.
    package static func growInLargeSteps() {}
    package static func preferLargePages() {}
    static func makeRoom() {}
}
#endif
