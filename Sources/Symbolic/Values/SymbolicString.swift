/// Text that is certainly a string, known but for its holes: `redis://⟨endpoint⟩:6379`.
///
/// Adjacent literals are merged and empty ones dropped, so that equal texts are equal values.
package struct SymbolicString: Hashable, Sendable {
    /// A piece of the text.
    package enum Part: Hashable, Sendable {
        case literal(String)
        indirect case hole(Unknown)
    }

    package private(set) var parts: [Part]

    package init(_ parts: [Part] = []) {
        self.parts = []
        if parts.count == 1 {
            if case .literal("") = parts[0] { return }
            self.parts = parts
            return
        }
        for part in parts { append(part) }
    }

    package init(_ text: String) {
        parts = text.isEmpty ? [] : [.literal(text)]
    }

    package mutating func append(_ part: Part) {
        guard case .literal(let tail) = part else { return parts.append(part) }
        guard !tail.isEmpty else { return }
        guard case .literal(var head)? = parts.last else { return parts.append(part) }
        // Out of the list while it grows, so that it is not copied each time.
        parts.removeLast()
        head += tail
        parts.append(.literal(head))
    }

    /// Adds another text.
    package mutating func append(_ text: SymbolicString) {
        for part in text.parts { append(part) }
    }

    package static func + (left: SymbolicString, right: SymbolicString) -> SymbolicString {
        var text = left
        text.append(right)
        return text
    }

    /// The text, where it has no hole.
    package var known: String? {
        switch parts.count {
        case 0: ""
        case 1: if case .literal(let text) = parts[0] { text } else { nil }
        default: nil
        }
    }

    /// The literal text before the first hole.
    package var prefix: String {
        if case .literal(let text)? = parts.first { text } else { "" }
    }

    /// The literal text after the last hole.
    package var suffix: String {
        if case .literal(let text)? = parts.last { text } else { "" }
    }

    /// The holes, in order.
    package var holes: [Unknown] {
        parts.compactMap { part in
            if case .hole(let unknown) = part { unknown } else { nil }
        }
    }

    /// The one hole that is the whole text.
    package var wholeHole: Unknown? {
        if parts.count == 1, case .hole(let unknown) = parts[0] { unknown } else { nil }
    }

    /// What the text depends on; nil where it is known.
    package var unknown: Unknown? {
        if let wholeHole { return wholeHole }
        guard let first = holes.first else { return nil }
        return holes.dropFirst().reduce(first.derived) { $0.merging($1.derived) }
    }
}
