/// Pieces of texts, found in their bytes.
extension UnsafeBufferPointer<UInt8> {
    /// The piece between colons at a position, counted from 0; nil where there are not that many.
    func pieceBetweenColons(at position: Int) -> UnsafeBufferPointer<UInt8>? {
        var start = 0
        var piece = 0
        var offset = 0
        while offset < count {
            if self[offset] == UInt8(ascii: ":") {
                if piece == position { return UnsafeBufferPointer(rebasing: self[start..<offset]) }
                piece &+= 1
                start = offset &+ 1
            }
            offset &+= 1
        }
        return piece == position ? UnsafeBufferPointer(rebasing: self[start...]) : nil
    }

    /// What stands behind the last `/`, slashes at the end apart; nil where nothing is left.
    var lastPathPiece: String? {
        let slash = UInt8(ascii: "/")
        var end = count
        while end > 0, self[end - 1] == slash { end -= 1 }
        var start = end
        while start > 0, self[start - 1] != slash { start -= 1 }
        return start < end ? String(decoding: self[start..<end], as: UTF8.self) : nil
    }

    /// The bytes without blanks around them.
    var trimmed: UnsafeBufferPointer<UInt8> {
        let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
        guard let start = firstIndex(where: { !isBlank($0) }), let end = lastIndex(where: { !isBlank($0) }) else {
            return UnsafeBufferPointer(rebasing: self[..<0])
        }
        return UnsafeBufferPointer(rebasing: self[start...end])
    }
}
