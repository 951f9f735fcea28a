extension Substring {
    /// What stands behind the last `/`, slashes at the end apart; nil where nothing is left.
    ///
    /// Source: IAM User Guide, "IAM identifiers": the name of a role or policy is the last piece of its path.
    var lastPathPiece: String? {
        let slash = UInt8(ascii: "/")
        guard let last = utf8.lastIndex(where: { $0 != slash }) else { return nil }
        let end = utf8.index(after: last)
        let start = utf8[..<end].lastIndex(of: slash).map { utf8.index(after: $0) } ?? startIndex
        return String(self[start..<end])
    }

    /// The pieces between colons, empty ones included; the last holds what is left after so many cuts.
    func piecesBetweenColons(maxSplits: Int = .max) -> [Substring] {
        String(self).piecesBetweenColons(maxSplits: maxSplits)
    }
}

extension String {
    /// What stands behind the last `/`, slashes at the end apart; nil where nothing is left.
    var lastPathPiece: String? { Substring(self).lastPathPiece }

    /// The pieces between colons, empty ones included; the last holds what is left after so many cuts.
    func piecesBetweenColons(maxSplits: Int = .max) -> [Substring] {
        var pieces: [Substring] = []
        var start = startIndex
        for end in colons(limit: maxSplits) {
            let end = utf8.index(startIndex, offsetBy: end)
            pieces.append(self[start..<end])
            start = utf8.index(after: end)
        }
        pieces.append(self[start...])
        return pieces
    }

    /// The piece between colons at a position, counted from 0; nil where there are not that many.
    func pieceBetweenColons(at position: Int) -> Substring? {
        let colons = colons(limit: position + 1)
        guard colons.count >= position else { return nil }
        let start = position == 0 ? startIndex : utf8.index(startIndex, offsetBy: colons[position - 1] + 1)
        let end = colons.count > position ? utf8.index(startIndex, offsetBy: colons[position]) : endIndex
        return self[start..<end]
    }

    /// Where the first so many colons are, in bytes from the start.
    private func colons(limit: Int) -> [Int] {
        var text = self
        return text.withUTF8 { bytes in
            var offsets: [Int] = []
            offsets.reserveCapacity(8)
            for offset in bytes.indices where bytes[offset] == UInt8(ascii: ":") {
                guard offsets.count < limit else { break }
                offsets.append(offset)
            }
            return offsets
        }
    }
}
