/// Where the first and the last wildcard of a pattern stand: what is before and behind them is compared at once.
struct WildcardSpan: Hashable, Sendable {
    /// How many bytes stand before the first wildcard: all, where there is none.
    private let head: Int
    /// How many bytes stand behind the last wildcard: none, where there is none.
    private let tail: Int

    init(_ pattern: UnsafeBufferPointer<UInt8>) {
        head = pattern.firstIndex(where: Glob.isWildcard) ?? pattern.count
        let last = pattern.lastIndex(where: Glob.isWildcard)
        tail = last.map { pattern.count - 1 - $0 } ?? 0
    }

    /// Whether the pattern matches the whole text.
    func matches(_ pattern: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (patternEnd, textEnd) = (pattern.count - tail, text.count - tail)
        guard head <= textEnd else { return false }
        guard areEqual(pattern, 0..<head, text, 0..<head) else { return false }
        if head == pattern.count { return text.count == head }
        guard areEqual(pattern, patternEnd..<pattern.count, text, textEnd..<text.count) else { return false }
        return Glob.matches(
            UnsafeBufferPointer(rebasing: pattern[head..<patternEnd]),
            UnsafeBufferPointer(rebasing: text[head..<textEnd])
        )
    }

    /// Whether two stretches of the same length have the same bytes; eight are compared at a time.
    private func areEqual(
        _ pattern: UnsafeBufferPointer<UInt8>,
        _ patternRange: Range<Int>,
        _ text: UnsafeBufferPointer<UInt8>,
        _ textRange: Range<Int>
    ) -> Bool {
        let left = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: pattern[patternRange]))
        let right = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: text[textRange]))
        var place = 0
        while place + 8 <= left.count {
            if left.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                != right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            {
                return false
            }
            place += 8
        }
        while place < left.count {
            if left[place] != right[place] { return false }
            place += 1
        }
        return true
    }
}
