#if canImport(Glibc)
import CGlibc
import Glibc

/// How the C library gets the memory of the heap from the system.
package enum Heap {
    /// How much the heap of a thread grows at a time.
    private static let growth = 8 << 20
    /// How much of the program's data is taken for writing: behind what is initialized lie constants.
    private static let mostInitializedData = 512 << 10
    private static let mostZeroData = 1 << 20
    /// How much the heap of a thread is given room for at once: that of a further thread does not grow in large steps.
    private static let room = 24 << 20

    /// Lets the heap grow in large steps and keeps what was freed: for a process that does one thing and ends.
    ///
    /// Each step is a call into the system that holds up the other threads, too.
    package static func growInLargeSteps() {
        mallopt(M_MMAP_THRESHOLD, 32 << 20)
        mallopt(M_TRIM_THRESHOLD, 1 << 30)
        mallopt(M_TOP_PAD, Int32(growth))
    }

    /// Takes the program's own data for writing, page by page; to be called before a second thread starts.
    ///
    /// The runtime writes to a page of it here and there. A page that was only read until then is copied, and each of the
    /// processors that run the process is interrupted for that.
    package static func takeProgramData() {
        populate_program_data(mostInitializedData, mostZeroData, AddressSpace.pageSize)
    }

    /// Makes room in the heap of the calling thread, which else grows by single pages; nothing is touched by that.
    static func makeRoom() {
        guard let memory = malloc(room) else { return }
        // The compiler would leave out an allocation that nobody looks at.
        if malloc_usable_size(memory) > 0 { free(memory) }
    }
}
#else
/// How the C library gets the memory of the heap from the system: other libraries do not ask.
package enum Heap {
    /// Nothing to be done.
    package static func growInLargeSteps() {}
    package static func takeProgramData() {}
    static func makeRoom() {}
}
#endif
