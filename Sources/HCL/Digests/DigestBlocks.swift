/// The blocks that a digest takes a message in: the message, a bit that is set, zeros, and the message's length.
struct DigestBlocks {
    private let padded: [UInt8]
    private let blockSize: Int

    init(_ message: [UInt8], blockSize: Int, isBigEndian: Bool) {
        self.blockSize = blockSize
        // The length takes an eighth of a block, more than it needs where blocks are large.
        let used = (message.count + 1 + blockSize / 8) % blockSize
        let zeros = (used == 0 ? 0 : blockSize - used) + blockSize / 8 - 8
        let length = DigestBlocks.bytes(of: [UInt64(message.count) &* 8], isBigEndian: isBigEndian)
        padded = message + [0x80] + Array(repeating: 0, count: zeros) + length
    }

    var blocks: some Sequence<ArraySlice<UInt8>> {
        stride(from: 0, to: padded.count, by: blockSize).lazy.map { padded[$0..<$0 + blockSize] }
    }

    static func words<Word: FixedWidthInteger>(of block: ArraySlice<UInt8>, isBigEndian: Bool) -> [Word] {
        let size = Word.bitWidth / 8
        return stride(from: block.startIndex, to: block.endIndex, by: size).map { start in
            let bytes = block[start..<start + size]
            return isBigEndian
                ? bytes.reduce(0) { $0 << 8 | Word(truncatingIfNeeded: $1) }
                : bytes.reversed().reduce(0) { $0 << 8 | Word(truncatingIfNeeded: $1) }
        }
    }

    static func bytes<Word: FixedWidthInteger>(of words: [Word], isBigEndian: Bool) -> [UInt8] {
        words.flatMap { word in
            let bytes = stride(from: 0, to: Word.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: word >> Word($0)) }
            return isBigEndian ? bytes.reversed() : bytes
        }
    }
}
