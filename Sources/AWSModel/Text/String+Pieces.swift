extension Substring {
    /// What stands behind the last `/`, slashes at the end apart; nil where nothing is left.
    ///
    /// Source: IAM User Guide, "IAM identifiers": the name of a role or policy is the last piece of its path.
    var lastPathPiece: String? {
        var text = self
        return text.withUTF8 { $0.lastPathPiece }
    }

    /// The pieces between colons, empty ones included; the last holds what is left after so many cuts.
    func piecesBetweenColons(maxSplits: Int = .max) -> [Substring] {
        String(self).piecesBetweenColons(maxSplits: maxSplits)
    }
}

extension String {
    /// What stands behind the last `/`, slashes at the end apart; nil where nothing is left.
    var lastPathPiece: String? {
        var text = self
        return text.withUTF8 { $0.lastPathPiece }
    }

    /// The pieces between colons, empty ones included; the last holds what is left after so many cuts.
    func piecesBetweenColons(maxSplits: Int = .max) -> [Substring] {
        pieces(between: UInt8(ascii: ":"), maxSplits: maxSplits)
    }

    /// The pieces between the bytes of an ASCII character, likewise.
    func pieces(between separator: UInt8, maxSplits: Int = .max) -> [Substring] {
        let offsets = offsets(of: separator, limit: maxSplits)
        let utf8 = utf8
        var pieces: [Substring] = []
        pieces.reserveCapacity(offsets.count + 1)
        var start = utf8.startIndex
        for end in offsets {
            let end = utf8.index(utf8.startIndex, offsetBy: end)
            pieces.append(self[start..<end])
            start = utf8.index(after: end)
        }
        pieces.append(self[start...])
        return pieces
    }

    /// The piece between colons at a position, counted from 0; nil where there are not that many.
    func pieceBetweenColons(at position: Int) -> Substring? {
        let colons = offsets(of: UInt8(ascii: ":"), limit: position + 1)
        guard colons.count >= position else { return nil }
        let start = position == 0 ? startIndex : utf8.index(startIndex, offsetBy: colons[position - 1] + 1)
        let end = colons.count > position ? utf8.index(startIndex, offsetBy: colons[position]) : endIndex
        return self[start..<end]
    }

    /// Whether some ASCII characters stand in the text one after another.
    func contains(ascii text: StaticString) -> Bool {
        var searched = self
        let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard let first = wanted.first else { return true }
        return searched.withUTF8 { bytes in
            guard bytes.count >= wanted.count else { return false }
            for start in 0...(bytes.count - wanted.count) where bytes[start] == first {
                if bytes[start..<(start + wanted.count)].elementsEqual(wanted) { return true }
            }
            return false
        }
    }

    /// Where the first so many of a byte are, in bytes from the start.
    private func offsets(of byte: UInt8, limit: Int) -> [Int] {
        var text = self
        return text.withUTF8 { bytes in
            var offsets: [Int] = []
            offsets.reserveCapacity(8)
            for offset in bytes.indices where bytes[offset] == byte {
                guard offsets.count < limit else { break }
                offsets.append(offset)
            }
            return offsets
        }
    }
}
