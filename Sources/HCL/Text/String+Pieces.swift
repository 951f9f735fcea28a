import Symbolic

extension String {
    /// The pieces between the occurrences of a text, found by its bytes; the whole if it is empty or not there.
    func pieces(separatedBy separator: String) -> [String] {
        let needle = Array(separator.utf8)
        guard !needle.isEmpty else { return [self] }
        let bytes = Array(utf8)
        var pieces: [String] = []
        var start = 0
        var index = 0
        while index + needle.count <= bytes.count {
            if bytes[index] == needle[0], bytes[index..<index + needle.count].elementsEqual(needle) {
                pieces.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += needle.count
                start = index
            } else {
                index += 1
            }
        }
        pieces.append(String(decoding: bytes[start...], as: UTF8.self))
        return pieces
    }
}

extension SymbolicString {
    /// Whether the text starts with another, by bytes; nil where a hole decides.
    func starts(with prefix: String) -> Bool? {
        let (head, wanted) = (self.prefix.utf8, prefix.utf8)
        if head.starts(with: wanted) { return true }
        return known != nil || !wanted.starts(with: head) ? false : nil
    }

    /// Whether the text ends with another, by bytes; nil where a hole decides.
    func ends(with suffix: String) -> Bool? {
        let (tail, wanted) = (self.suffix.utf8.reversed(), suffix.utf8.reversed())
        if tail.starts(with: wanted) { return true }
        return known != nil || !wanted.starts(with: tail) ? false : nil
    }

    /// The text without some scalars at its ends.
    ///
    /// - Parameters:
    ///   - start: Whether the beginning is trimmed, too.
    ///   - isForeign: Whether no name has any of these scalars.
    ///   - isCut: Tells the scalars.
    /// - Returns: The text; nil where a hole may begin or end with such a scalar.
    func trimmed(
        start: Bool = true,
        isForeign: Bool,
        _ isCut: (Unicode.Scalar) -> Bool
    ) -> SymbolicString? {
        var parts = parts
        if start, case .literal(let head)? = parts.first {
            parts[0] = .literal(String(head.unicodeScalars.drop(while: isCut)))
        }
        if case .literal(let tail)? = parts.last {
            let end = tail.unicodeScalars.lastIndex { !isCut($0) }
            parts[parts.count - 1] = .literal(end.map { String(tail.unicodeScalars[...$0]) } ?? "")
        }
        let rest = SymbolicString(parts)
        let isOpen = { (part: SymbolicString.Part?) in
            if case .hole(let hole)? = part { !(isForeign && Value(hole).isNeverEmpty) } else { false }
        }
        return start && isOpen(rest.parts.first) || isOpen(rest.parts.last) ? nil : rest
    }

    /// The text with each literal part replaced, and holes for whatever becomes of the others.
    ///
    /// - Parameters:
    ///   - keepsNames: Whether ARNs and ids, which have no lines, stay what they are.
    ///   - body: What becomes of a literal part.
    /// - Returns: The text; nil where a part cannot be replaced.
    func mapped(keepsNames: Bool = false, _ body: (String) -> String?) -> SymbolicString? {
        var result = TextBuilder()
        for part in parts {
            switch part {
            case .literal(let text):
                guard let text = body(text) else { return nil }
                result.append(.literal(text))
            case .hole(let hole): result.append(keepsNames && Value(hole).isIdentifier ? part : .hole(hole.derived))
            }
        }
        return result.finish()
    }

    /// The text with all occurrences of another replaced; nil where an occurrence may lie in a hole, or reach into one.
    ///
    /// ARNs and ids hold no scalar that is foreign to names, so that what has one does not occur in them.
    func replacing(_ old: String, with new: SymbolicString) -> SymbolicString? {
        let scalars = Array(old.unicodeScalars)
        guard scalars.contains(where: \.isForeignToNames) else { return nil }
        var result = TextBuilder()
        for (index, part) in parts.enumerated() {
            switch part {
            case .hole(let hole):
                guard Value(hole).isIdentifier else { return nil }
                result.append(part)
            case .literal(let text):
                let isBeforeHole = index + 1 < parts.count
                for length in 1..<max(1, scalars.count) {
                    let (head, tail) = (scalars[..<length], scalars[length...])
                    let reaches =
                        isBeforeHole && !scalars[length].isForeignToNames && text.unicodeScalars.hasSuffix(head)
                    let began =
                        index > 0 && !scalars[length - 1].isForeignToNames && text.unicodeScalars.starts(with: tail)
                    if reaches || began { return nil }
                }
                if index > 0, isBeforeHole, old.mayHold(text) { return nil }
                for (position, piece) in text.pieces(separatedBy: old).enumerated() {
                    if position > 0 { result.append(new.parts) }
                    result.append(.literal(piece))
                }
            }
        }
        return result.finish()
    }
}

extension Unicode.Scalar {
    /// Whether no ARN and no id that AWS gives has this character: blanks, quotes and brackets.
    var isForeignToNames: Bool {
        properties.isWhitespace || ["\"", "'", "`", "<", ">", "{", "}", "|", "\\", "^"].contains(self)
    }
}

extension String {
    /// Whether a text may stand inside this one with something of a name before and behind it.
    fileprivate func mayHold(_ text: String) -> Bool {
        let (own, inner) = (Array(unicodeScalars), Array(text.unicodeScalars))
        guard inner.count + 2 <= own.count else { return false }
        return (1..<(own.count - inner.count)).contains { start in
            let end = start + inner.count
            return own[start..<end].elementsEqual(inner) && !own[start - 1].isForeignToNames
                && !own[end].isForeignToNames
        }
    }
}

extension String.UnicodeScalarView {
    fileprivate func hasSuffix(_ other: ArraySlice<Unicode.Scalar>) -> Bool {
        reversed().starts(with: other.reversed())
    }
}
