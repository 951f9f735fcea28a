/// Recognises texts that are put in or looked up when they are used, from the first character to the last.
enum TemplateText {
    /// Whether a text is made of groups such as `${…}`, `$(…)`, `{{…}}` and `<…>`, with only marks between them.
    static func isMadeOfGroups(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = 0
        while position < text.count {
            if let end = endOfGroup(text, at: position) {
                position = end
                continue
            }
            guard position > 0, !isOfWord(text[position]) else { return false }
            position += 1
        }
        return true
    }

    /// Whether a text is a name between marks that a script replaces: `@@DB_PASSWORD@@`, `%DB_PASSWORD%`, `__TOKEN__`.
    static func isMarkedName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let marks = ["@@", "__", "%%", "##", "%"].map { Array($0.utf8) }
        guard let mark = marks.first(where: { text.starts(with: $0) && text.reversed().starts(with: $0) }) else {
            return false
        }
        let name = text.dropFirst(mark.count).dropLast(mark.count)
        return name.count > 1 && name.allSatisfy { (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") }
    }

    /// Where the group ends that begins at a place; nil if none does, or it does not end.
    private static func endOfGroup(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard start + 1 < text.count else { return nil }
        switch (text[start], text[start + 1]) {
        case (UInt8(ascii: "<"), let next):
            guard next != UInt8(ascii: ">") else { return nil }
            let rest = text[(start + 1)...]
            guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }),
                text[end] == UInt8(ascii: ">")
            else { return nil }
            return end + 1
        case (UInt8(ascii: "$"), UInt8(ascii: "{")):
            return endOfNested(text, from: start + 1, UInt8(ascii: "{"), UInt8(ascii: "}"))
        case (UInt8(ascii: "$"), UInt8(ascii: "(")):
            return endOfNested(text, from: start + 1, UInt8(ascii: "("), UInt8(ascii: ")"))
        case (UInt8(ascii: "{"), UInt8(ascii: "{")):
            return endOfNested(text, from: start, UInt8(ascii: "{"), UInt8(ascii: "}"))
        default: return nil
        }
    }

    private static func endOfNested(
        _ text: UnsafeBufferPointer<UInt8>,
        from start: Int,
        _ opening: UInt8,
        _ closing: UInt8
    ) -> Int? {
        var depth = 0
        for position in start..<text.count {
            if text[position] == opening { depth += 1 }
            if text[position] == closing { depth -= 1 }
            if depth == 0 { return position + 1 }
        }
        return nil
    }

    /// Whether a byte is of a word, and so may be of a credential: a letter, a digit, or what is not ASCII.
    private static func isOfWord(_ byte: UInt8) -> Bool { TokenScanner.isAlphanumeric(byte) || byte >= 0x80 }
}
