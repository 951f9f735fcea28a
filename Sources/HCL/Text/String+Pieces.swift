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
}
