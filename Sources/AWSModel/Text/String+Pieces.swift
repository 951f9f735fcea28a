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
        var pieces: [Substring] = []
        var start = startIndex
        while pieces.count < maxSplits, let end = utf8[start...].firstIndex(of: UInt8(ascii: ":")) {
            pieces.append(self[start..<end])
            start = utf8.index(after: end)
        }
        pieces.append(self[start...])
        return pieces
    }
}

extension String {
    /// What stands behind the last `/`, slashes at the end apart; nil where nothing is left.
    var lastPathPiece: String? { Substring(self).lastPathPiece }

    /// The pieces between colons, empty ones included; the last holds what is left after so many cuts.
    func piecesBetweenColons(maxSplits: Int = .max) -> [Substring] {
        Substring(self).piecesBetweenColons(maxSplits: maxSplits)
    }
}
