/// A pattern in which `*` stands for any text and `?` for any one character.
package struct Glob: Sendable {
    private let pattern: [Unicode.Scalar]

    package init(_ pattern: String) {
        self.pattern = Array(pattern.unicodeScalars)
    }

    /// Whether the whole text fits the pattern; the time is bounded by the product of both lengths.
    package func matches(_ text: String) -> Bool {
        let text = Array(text.unicodeScalars)
        var (p, t) = (0, 0)
        // Where the last `*` was, and how far it has been stretched.
        var star: Int?
        var stretched = 0
        while t < text.count {
            if p < pattern.count, pattern[p] == "*" {
                star = p
                stretched = t
                p += 1
            } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
                p += 1
                t += 1
            } else if let star {
                stretched += 1
                p = star + 1
                t = stretched
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == "*" }
    }
}
