#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Runs work on several threads at once, and returns when all of it is done.
package enum Workers {
    /// More threads than these do not pay: what the work reads is shared.
    private static let most = 8

    /// How many threads the machine runs at the same time.
    package static let available = max(1, min(most, Processors.allowed?.count ?? online))
    private static var online: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Calls a function at some time from now on; nobody waits for it.
    package static func start(_ work: @escaping @Sendable () -> Void) {
        // The next processor is that of the first thread that somebody waits for.
        WorkerThread(available > 2 ? 2 : 1, work)?.detach()
    }

    /// Calls a function with each number from 0 to `count`, exclusive, at the same time.
    ///
    /// Where the system gives no further thread the calling thread does that part, too.
    package static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        var threads: [WorkerThread] = []
        var left: [Int] = [0]
        for number in 1..<max(1, count) {
            if let thread = WorkerThread(number, { work(number) }) {
                threads.append(thread)
            } else {
                left.append(number)
            }
        }
        for number in left { work(number) }
        for thread in threads { thread.join() }
    }
}

/// A thread of the system that does one thing.
private struct WorkerThread {
    /// As much as the first thread of a process usually has: limits of depth are made for that.
    private static let stackSize = 8 << 20

    /// What a thread is to do.
    private final class Work: Sendable {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private let handle: pthread_t

    /// Starts a thread beside the one that calls; nil where the system gives none.
    ///
    /// Linux lets a new thread begin on the processor of the thread that makes it, and may leave both there while another
    /// processor is idle, for longer than it takes to read a large plan. So it is queued at another one, as many places
    /// after that of the calling thread as `distance` says; the system may move it from there as it likes. It lets itself
    /// go, too, before it works: what it starts then must not be bound to one processor.
    init?(_ distance: Int, _ run: @escaping @Sendable () -> Void) {
        if let allowed = Processors.allowed, let first = allowed.neighbour(distance),
            let handle = WorkerThread.make(
                on: first,
                {
                    allowed.admit(pthread_self())
                    run()
                }
            )
        {
            allowed.admit(handle)
            self.handle = handle
        } else {
            // Or the processor was taken from the process in between.
            guard let handle = WorkerThread.make(on: nil, run) else { return nil }
            self.handle = handle
        }
    }

    private static func make(on processors: Processors?, _ run: @escaping @Sendable () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, WorkerThread.stackSize) == 0 else { return nil }
        #if canImport(Glibc)
        if let processors, !processors.confine(&attributes) { return nil }
        #endif
        let work = Unmanaged.passRetained(Work(run))
        #if canImport(Darwin)
        var thread: pthread_t?
        let status = pthread_create(&thread, &attributes, { WorkerThread.start($0) }, work.toOpaque())
        #else
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, { $0.flatMap { WorkerThread.start($0) } }, work.toOpaque())
        #endif
        guard status == 0 else {
            work.release()
            return nil
        }
        return thread
    }

    private static func start(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        Heap.makeRoom()
        Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
        return nil
    }

    func detach() {
        pthread_detach(handle)
    }

    func join() {
        pthread_join(handle, nil)
    }
}
