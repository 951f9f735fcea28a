/// "Did you mean": the name that a misspelt one was meant to be.
package enum Suggestion {
    /// The nearest name that is at most two edits away (one for short names); nil if there is none.
    package static func nearest(to name: String, among candidates: [String]) -> String? {
        let limit = name.count <= 3 ? 1 : 2
        let best = candidates.map { (name: $0, distance: distance(name.lowercased(), $0.lowercased())) }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
        guard let best, best.distance <= limit else { return nil }
        return best.name
    }

    /// The hint for a misspelt name; empty where no name is near.
    package static func hint(for name: String, among candidates: [String]) -> String {
        nearest(to: name, among: candidates).map { "did you mean `\($0)`?" } ?? ""
    }

    /// The number of insertions, deletions, replacements and swaps of neighbours between two names.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars.prefix(64))
        let right = Array(right.unicodeScalars.prefix(64))
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, rows[i - 1][j - 1] + 1) }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
