/// Remedies that a text has given before: one mistake tends to be made in many places.
struct GivenRemedies {
    /// How many of the last ones are compared one by one: findings of the same few rules alternate.
    private static let recentCount = 4

    private var all: Set<String> = []
    private var recent: [String] = []

    /// Notes a remedy; false where it was given before.
    mutating func insert(_ remedy: String) -> Bool {
        // A text that is compared with itself is told at once; to look it up, all of it is read.
        if recent.contains(remedy) { return false }
        if recent.count == GivenRemedies.recentCount { recent.removeFirst() }
        recent.append(remedy)
        return all.insert(remedy).inserted
    }
}
