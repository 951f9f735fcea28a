import Symbolic

/// Puts a text with holes together piece by piece, in time linear to its length.
struct TextBuilder {
    private var parts: [SymbolicString.Part] = []
    /// Literal text that is not yet a part.
    private var pending = ""
    /// The bytes of literal text so far.
    private(set) var length = 0

    /// Whether the text is longer than strings may be.
    var isTooLong: Bool { length > Limits.stringLength }

    mutating func append(_ part: SymbolicString.Part) {
        guard !isTooLong else { return }
        switch part {
        case .literal(let text):
            pending += text
            length += text.utf8.count
        case .hole:
            flush()
            parts.append(part)
        }
    }

    mutating func append(_ more: [SymbolicString.Part]) {
        for part in more { append(part) }
    }

    private mutating func flush() {
        parts.append(.literal(pending))
        pending = ""
    }

    /// The text; nil if it is too long.
    mutating func finish() -> SymbolicString? {
        flush()
        return isTooLong ? nil : SymbolicString(parts)
    }
}
