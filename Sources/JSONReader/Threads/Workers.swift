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
    package static let available = max(1, min(most, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))

    /// Calls a function at some time from now on; nobody waits for it.
    package static func start(_ work: @escaping @Sendable () -> Void) {
        WorkerThread(work)?.detach()
    }

    /// Calls a function with each number from 0 to `count`, exclusive, at the same time.
    ///
    /// Where the system gives no further thread the calling thread does that part, too.
    package static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        var threads: [WorkerThread] = []
        var left: [Int] = [0]
        for number in 1..<max(1, count) {
            if let thread = WorkerThread({ work(number) }) { threads.append(thread) } else { left.append(number) }
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

    /// Starts a thread; nil where the system gives none.
    init?(_ run: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        guard pthread_attr_setstacksize(&attributes, WorkerThread.stackSize) == 0 else { return nil }
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
        #if canImport(Darwin)
        guard let thread else { return nil }
        #endif
        handle = thread
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
