/// Drops the pages of a mapped text that the reader has passed, so that a large plan is never in memory as a whole.
struct PageRelease {
    /// How many bytes are read between two releases.
    private static let step = 2 << 20
    /// How large a text may be that is kept as it is: to drop pages takes time, and so it does to get them again.
    private static let keptSize = 32 << 20

    /// Whether the pages of a text are dropped while it is read.
    static func applies(to text: JSONText) -> Bool { text.isDiscardable && text.count > keptSize }

    /// From which byte on it is time to release.
    private(set) var next: Cursor
    private var released: Cursor
    /// Where reading stops, one byte past the padding at the latest, which is never reached.
    private let stop: Cursor
    private let isDiscardable: Bool

    init(_ text: JSONText, from start: Int, to stop: Cursor) {
        self.stop = stop
        isDiscardable = PageRelease.applies(to: text)
        released = text.base + AddressSpace.wholePages(start)
        next = isDiscardable ? min(text.base + min(start + PageRelease.step, text.count), stop) : stop
    }

    /// Drops the whole pages before a byte; what is to be released then.
    @inline(never)
    func released(upTo cursor: Cursor) -> PageRelease {
        guard isDiscardable, cursor > released else { return self }
        let size = (cursor - released) & ~(AddressSpace.pageSize &- 1)
        AddressSpace.discard(released, size)
        var rest = self
        rest.released += size
        rest.next = min(rest.released + PageRelease.step, stop)
        return rest
    }
}
