/// Words of a tape that stand for nothing, between two elements of an array.
///
/// A text that is read in two halves leaves one: the words of each half stay where they were written, for to move them takes
/// longer than to step over what is between them.
@usableFromInline
struct TapeGap: Sendable {
    /// Of a tape without one: no place is there.
    static let none = TapeGap(start: -1, end: -1)

    /// The place of the first word that stands for nothing.
    @usableFromInline let start: Int
    /// The place of the first word behind it.
    @usableFromInline let end: Int

    /// Where the words go on, given the place behind an element of an array.
    @inlinable @inline(__always)
    func past(_ place: Int) -> Int { place == start ? end : place }

    /// How many of the words from one place to another stand for nothing.
    @usableFromInline
    func size(from first: Int, to last: Int) -> Int { first < start && end < last ? end - start : 0 }
}
