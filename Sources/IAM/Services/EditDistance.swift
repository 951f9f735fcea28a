/// How many letters have to be changed to make one name of another, the case of ASCII letters aside.
enum EditDistance {
    /// How many edits a name of a length may be away from the one that is meant.
    static func limit(_ length: Int) -> Int { length <= 2 ? 0 : length <= 5 ? 1 : 2 }

    /// The nearest of some names within a limit, the first by its bytes of several; nil if there is none.
    static func nearest(_ name: String, _ names: some Sequence<String>, limit: Int) -> String? {
        var best: (name: String, distance: Int)?
        for candidate in names {
            let distance = between(name, candidate, limit: limit)
            guard distance <= limit else { continue }
            if let best, (best.distance, best.name) <= (distance, candidate) { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    /// Levenshtein's distance; one more than the limit for names whose lengths differ by more than that.
    static func between(_ left: String, _ right: String, limit: Int) -> Int {
        let a = Glob.lowercased(left)
        let b = Glob.lowercased(right)
        guard abs(a.count - b.count) <= limit else { return limit + 1 }
        var row = Array(0...b.count)
        for (i, byte) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (byte == other ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
