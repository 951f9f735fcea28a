/// Text that is certainly a string, known but for its holes: `redis://⟨endpoint⟩:6379`.
///
/// Adjacent literals are merged and empty ones dropped, so that equal texts are equal values.
@usableFromInline
package struct SymbolicString: Hashable, Sendable {
    /// A piece of the text.
    @usableFromInline
    package enum Part: Hashable, Sendable {
        case literal(String)
        indirect case hole(Unknown)
    }

    /// Most texts have no hole, and are kept without a list of parts.
    @usableFromInline
    enum Content: Hashable, Sendable {
        case known(String)
        /// At least one of the parts is a hole.
        case parts([Part])
    }

    @usableFromInline var content: Content

    /// The pieces, in order.
    package var parts: [Part] {
        switch content {
        case .known(let text): text.isEmpty ? [] : [.literal(text)]
        case .parts(let parts): parts
        }
    }

    package init(_ parts: [Part] = []) {
        if parts.count == 1 {
            if case .literal(let text) = parts[0] { content = .known(text) } else { content = .parts(parts) }
            return
        }
        content = .known("")
        for part in parts { append(part) }
    }

    @inlinable
    package init(_ text: String) {
        content = .known(text)
    }

    package mutating func append(_ part: Part) {
        // Out of the text while it grows, so that what is there is not copied each time.
        switch part {
        case .literal(let tail):
            if case .known(var text) = content {
                content = .known("")
                text += tail
                content = .known(text)
            } else if !tail.isEmpty {
                change { parts in
                    guard case .literal(var head)? = parts.last else { return parts.append(part) }
                    parts.removeLast()
                    head += tail
                    parts.append(.literal(head))
                }
            }
        case .hole: change { $0.append(part) }
        }
    }

    /// Changes the parts, of which one is a hole afterwards.
    private mutating func change(_ change: (inout [Part]) -> Void) {
        var parts = parts
        content = .known("")
        change(&parts)
        content = .parts(parts)
    }

    /// Adds another text.
    package mutating func append(_ text: SymbolicString) {
        switch text.content {
        case .known(let literal): append(.literal(literal))
        case .parts(let parts): for part in parts { append(part) }
        }
    }

    package static func + (left: SymbolicString, right: SymbolicString) -> SymbolicString {
        var text = left
        text.append(right)
        return text
    }

    /// The text, where it has no hole.
    @inlinable package var known: String? {
        if case .known(let text) = content { text } else { nil }
    }

    /// The literal text before the first hole.
    @inlinable package var prefix: String {
        switch content {
        case .known(let text): text
        case .parts(let parts): if case .literal(let text)? = parts.first { text } else { "" }
        }
    }

    /// The literal text after the last hole.
    package var suffix: String {
        switch content {
        case .known(let text): text
        case .parts(let parts): if case .literal(let text)? = parts.last { text } else { "" }
        }
    }

    /// The holes, in order.
    package var holes: [Unknown] {
        guard case .parts(let parts) = content else { return [] }
        return parts.compactMap { part in
            if case .hole(let unknown) = part { unknown } else { nil }
        }
    }

    /// The one hole that is the whole text.
    package var wholeHole: Unknown? {
        if case .parts(let parts) = content, parts.count == 1, case .hole(let unknown) = parts[0] {
            unknown
        } else {
            nil
        }
    }

    /// What the text depends on; nil where it is known.
    package var unknown: Unknown? {
        guard case .parts(let parts) = content else { return nil }
        if let wholeHole { return wholeHole }
        var merged: Unknown?
        for part in parts {
            if case .hole(let unknown) = part { merged = merged?.merging(unknown.derived) ?? unknown.derived }
        }
        return merged
    }
}
