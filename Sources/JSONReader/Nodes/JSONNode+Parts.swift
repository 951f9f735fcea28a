extension JSONNode {
    /// How many elements an array or members an object has; 0 for any other kind.
    ///
    /// Counted by stepping over them, which costs a step for each but not for what is inside them.
    package var count: Int {
        defer { withExtendedLifetime(document) {} }
        let word = word
        guard word.kind == .array || word.kind == .object else { return 0 }
        let words = document.words + index
        let step = word.kind == .object ? 1 : 0
        var count = 0
        var place = 1
        while place < word.payload {
            place += step
            place += words[place].span
            count += 1
        }
        return count
    }

    /// The value of an object's member; nil if there is none of that name or this is no object.
    ///
    /// Where a name is repeated the last one counts, as Go's decoder has it.
    package subscript(key: String) -> JSONNode? {
        document.index(of: key, inObjectAt: index).map { JSONNode(document: document, index: $0) }
    }

    /// An array's element; nil if there are not that many or this is no array.
    package subscript(position: Int) -> JSONNode? {
        defer { withExtendedLifetime(document) {} }
        let word = word
        guard word.kind == .array, position >= 0 else { return nil }
        let words = document.words + index
        var place = 1
        var left = position
        while place < word.payload {
            if left == 0 { return JSONNode(document: document, index: index + place) }
            place += words[place].span
            left -= 1
        }
        return nil
    }

    /// Whether an object repeats a name; costs nothing, as the reader has noted it.
    package var hasDuplicateNames: Bool {
        let word = word
        return word.kind == .object && word.flag
    }
}
