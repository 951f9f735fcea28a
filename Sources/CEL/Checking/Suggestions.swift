/// Finds the name that was probably meant.
enum Suggestions {
    /// `did you mean ...?` for the nearest name within two edits; nil if there is none.
    static func hint(for name: String, among names: some Sequence<String>) -> String? {
        nearest(name, names).map { "did you mean `\($0)`?" }
    }

    /// The nearest name within two edits; nil if there is none.
    static func nearest(_ name: String, _ names: some Sequence<String>) -> String? {
        let wanted = Array(name.utf8)
        var best: (name: String, distance: Int)?
        for candidate in names {
            let distance = distance(wanted, Array(candidate.utf8))
            guard distance <= 2, distance < max(2, wanted.count) else { continue }
            if let best, (best.distance, best.name) <= (distance, candidate) { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// Levenshtein's distance; names that differ much in length are not compared.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard abs(a.count - b.count) <= 2 else { return 3 }
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] | 0x20 == b[j] | 0x20 ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
