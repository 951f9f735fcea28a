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

    /// The text without some scalars at its ends; nil where a hole may begin or end with them.
    func trimmed(start: Bool = true, _ isCut: (Unicode.Scalar) -> Bool) -> SymbolicString? {
        var parts = parts
        if start, case .literal(let head)? = parts.first {
            parts[0] = .literal(String(head.unicodeScalars.drop(while: isCut)))
        }
        if case .literal(let tail)? = parts.last {
            let end = tail.unicodeScalars.lastIndex { !isCut($0) }
            parts[parts.count - 1] = .literal(end.map { String(tail.unicodeScalars[...$0]) } ?? "")
        }
        let isOpen = { (part: SymbolicString.Part?) in
            switch part {
            case .literal(""), .hole: true
            case .literal, nil: false
            }
        }
        guard known != nil || !(start && isOpen(parts.first) || isOpen(parts.last)) else { return nil }
        return SymbolicString(parts)
    }
}
