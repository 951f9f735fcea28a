/// Drops the pages of a mapped text that the reader has passed, so that a large plan is never in memory as a whole.
struct PageRelease {
    /// How many bytes are read between two releases.
    private static let step = 2 << 20

    /// From which byte on it is time to release.
    private(set) var next: Cursor
    private var released: Cursor

    init(_ text: JSONText, from start: Int) {
        released = text.base
        let first = min(start + PageRelease.step, text.count)
        // One byte past the padding is never reached.
        next = text.isDiscardable ? text.base + first : text.base + text.count + JSONText.padding
    }

    /// Drops the whole pages before a byte.
    @inline(never)
    mutating func release(upTo cursor: Cursor) {
        let size = (cursor - released) & ~(AddressSpace.pageSize &- 1)
        AddressSpace.discard(released, size)
        released += size
        next = released + PageRelease.step
    }
}
