/// The memory of a tape.
///
/// It is taken for the most words that a text can need, so that it never grows: a page that is never touched costs
/// nothing. Small tapes lie on the heap and are cut to size.
struct TapeMemory: ~Copyable, @unchecked Sendable {
    /// From how many bytes on the memory comes from the system directly.
    private static let mappedSize = 1 << 20
    /// From how many bytes of reservation on large pages are worth their cost: a text of 64 MiB needs these.
    ///
    /// Where a host takes free memory back from its machines, the first touch of a large page takes milliseconds now and
    /// then; only of many of them the gain is larger.
    private static let largePagesSize = 256 << 20

    private(set) var words: UnsafeMutablePointer<TapeWord>
    private var size: Int
    private let isMapped: Bool

    /// Memory for so many words; nil where the system gives none.
    init?(capacity: Int) {
        let bytes = AddressSpace.wholePages(capacity * MemoryLayout<TapeWord>.stride)
        isMapped = bytes >= TapeMemory.mappedSize
        if isMapped {
            guard let memory = AddressSpace.reserve(bytes) else { return nil }
            if bytes >= TapeMemory.largePagesSize { AddressSpace.preferLargePages(memory, bytes) }
            words = memory.bindMemory(to: TapeWord.self, capacity: capacity)
            size = bytes
        } else {
            words = .allocate(capacity: capacity)
            size = capacity * MemoryLayout<TapeWord>.stride
        }
    }

    /// Gives back what lies beyond the words that are used.
    mutating func shrink(to count: Int) {
        let used = count * MemoryLayout<TapeWord>.stride
        if isMapped {
            let kept = AddressSpace.wholePages(used)
            AddressSpace.release(UnsafeMutableRawPointer(words) + kept, size - kept)
            size = kept
        } else if used < size / 2 {
            let smaller = UnsafeMutablePointer<TapeWord>.allocate(capacity: count)
            smaller.initialize(from: words, count: count)
            words.deallocate()
            words = smaller
            size = used
        }
    }

    deinit {
        if isMapped { AddressSpace.release(UnsafeMutableRawPointer(words), size) } else { words.deallocate() }
    }
}
