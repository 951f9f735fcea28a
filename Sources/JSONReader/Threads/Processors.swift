#if canImport(Glibc)
import CGlibc
import Glibc

/// Processors that threads may run on, as the system numbers them.
struct Processors: Equatable, Sendable {
    /// How many words the C library's sets have: room for 1,024 processors (CPU_SET(3)).
    private static let wordCount = 16
    private static let size = wordCount * MemoryLayout<UInt64>.size

    /// A bit for each processor.
    private var words = [UInt64](repeating: 0, count: wordCount)

    /// Those that the calling thread may run on; nil where the system does not tell.
    static var allowed: Processors? {
        var processors = Processors()
        return sched_getaffinity(0, size, &processors.words) < 0 ? nil : processors
    }

    /// Their numbers, ascending.
    var numbers: [Int] {
        (0..<words.count * UInt64.bitWidth).filter { words[$0 / UInt64.bitWidth] >> ($0 % UInt64.bitWidth) & 1 == 1 }
    }

    /// How many they are.
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The one that comes some places after that of the calling thread, the first again after the last; nil where that is
    /// its own.
    func neighbour(_ distance: Int) -> Processors? {
        let numbers = numbers
        guard let own = numbers.firstIndex(of: Int(sched_getcpu())) else { return nil }
        let position = (own + distance) % numbers.count
        guard position != own else { return nil }
        var neighbour = Processors()
        neighbour.words[numbers[position] / UInt64.bitWidth] = 1 << UInt64(numbers[position] % UInt64.bitWidth)
        return neighbour
    }

    /// Lets the thread that is made with attributes run on these processors only; false where the system refuses.
    func confine(_ attributes: UnsafeMutablePointer<pthread_attr_t>) -> Bool {
        pthread_attr_setaffinity_np(attributes, Processors.size, words) == 0
    }

    /// Lets a thread run on these processors.
    func admit(_ thread: pthread_t) {
        pthread_setaffinity_np(thread, Processors.size, words)
    }
}
#else
/// Processors that threads may run on: other systems are not asked.
struct Processors: Equatable, Sendable {
    static var allowed: Processors? { nil }
    let count = 1

    func neighbour(_ distance: Int) -> Processors? { nil }
    func admit(_ thread: pthread_t) {}
}
#endif
