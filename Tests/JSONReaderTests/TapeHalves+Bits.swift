@testable import JSONReader

extension TapeHalves {
    /// The words without the gap, as one reading would have written them.
    func bits(in words: UnsafePointer<TapeWord>) -> [UInt64] {
        let size = gap.end - gap.start
        return (Array(0..<gap.start) + Array(gap.end..<count)).map { place in
            let word = words[place]
            let spansGap = place < gap.start && place + word.span > gap.start
            return spansGap ? word.resized(to: word.payload - size).bits : word.bits
        }
    }
}
