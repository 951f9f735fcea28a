/// Where the first and the last wildcard of a pattern stand: what is before and behind them is compared at once.
struct WildcardSpan: Hashable, Sendable {
    /// How many bytes stand before the first wildcard: all, where there is none.
    private let head: Int
    /// How many bytes stand behind the last wildcard: none, where there is none.
    private let tail: Int

    init(_ pattern: UnsafeBufferPointer<UInt8>) {
        var place = WildcardSpan.countOfLanesWithout(pattern) * 8
        while place < pattern.count, !Glob.isWildcard(pattern[place]) { place += 1 }
        head = place
        let last = head == pattern.count ? nil : pattern.lastIndex(where: Glob.isWildcard)
        tail = last.map { pattern.count - 1 - $0 } ?? 0
    }

    /// Where the first wildcard stands in the pattern, which has so many bytes; nil where there is none.
    func first(in count: Int) -> Int? { head < count ? head : nil }

    /// Where the last wildcard stands in the pattern, likewise.
    func last(in count: Int) -> Int? { head < count ? count - 1 - tail : nil }

    /// How many times eight bytes without a wildcard stand at the beginning.
    private static func countOfLanesWithout(_ pattern: UnsafeBufferPointer<UInt8>) -> Int {
        let bytes = UnsafeRawBufferPointer(pattern)
        var count = 0
        while (count + 1) * 8 <= bytes.count {
            let lanes = bytes.loadUnaligned(fromByteOffset: count * 8, as: UInt64.self)
            if Lanes.have(Glob.star, lanes) || Lanes.have(Glob.questionMark, lanes) { break }
            count += 1
        }
        return count
    }

    /// Whether the pattern matches the whole text.
    func matches(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        matches(pattern, text) { $0 }
    }

    /// The same without regard to the case of ASCII letters.
    func matchesInAnyCase(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        matches(pattern, text, Glob.lowercased)
    }

    @inline(__always)
    private func matches(
        _ pattern: UnsafeBufferPointer<UInt8>,
        _ text: UnsafeBufferPointer<UInt8>,
        _ fold: (UInt8) -> UInt8
    ) -> Bool {
        let (patternEnd, textEnd) = (pattern.count - tail, text.count - tail)
        guard head <= textEnd, areEqual(pattern, 0..<head, text, 0..<head, fold) else { return false }
        if head == pattern.count { return text.count == head }
        guard areEqual(pattern, patternEnd..<pattern.count, text, textEnd..<text.count, fold) else { return false }
        let middle = UnsafeBufferPointer(rebasing: pattern[head..<patternEnd])
        // A single `*` takes whatever is left.
        if middle.count == 1, middle.first == Glob.star { return true }
        return Glob.matches(middle, UnsafeBufferPointer(rebasing: text[head..<textEnd]), fold)
    }

    /// Whether two stretches of the same length have the same bytes; eight are compared at a time.
    @inline(__always)
    private func areEqual(
        _ pattern: UnsafeBufferPointer<UInt8>,
        _ patternRange: Range<Int>,
        _ text: UnsafeBufferPointer<UInt8>,
        _ textRange: Range<Int>,
        _ fold: (UInt8) -> UInt8
    ) -> Bool {
        let left = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: pattern[patternRange]))
        let right = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[textRange]))
        var place = 0
        while place < left.count {
            if place + 8 <= left.count,
                left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            {
                place += 8
                continue
            }
            if fold(left[place]) != fold(right[place]) { return false }
            place += 1
        }
        return true
    }
}
