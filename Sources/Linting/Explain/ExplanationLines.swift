/// The lines of a part of an explanation: what, and below each other what it came to.
struct ExplanationLines {
    /// Beyond this width a line does not move the values of the others to the right.
    private static let alignedWidth = 44

    private var entries: [(text: String, value: String?)] = []

    /// Adds what came to a value.
    mutating func add(_ text: String, _ value: String) {
        entries.append((text, value))
    }

    /// Adds a line that stands by itself.
    mutating func add(_ text: String) {
        entries.append((text, nil))
    }

    /// The lines, with their values aligned.
    var lines: [String] {
        let widths = entries.compactMap { $0.value == nil ? nil : $0.text.unicodeScalars.count }
        let width = widths.filter { $0 <= ExplanationLines.alignedWidth }.max() ?? 0
        return entries.map { text, value in
            guard let value else { return text }
            let padding = String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
            return "\(text)\(padding) = \(value)"
        }
    }
}
