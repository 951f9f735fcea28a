extension JSONNode {
    /// How many elements an array or members an object has; 0 for any other kind.
    ///
    /// Counted by stepping over them, which costs a step for each but not for what is inside them.
    package var count: Int {
        var count = 0
        switch kind {
        case .array: document.forEachElement(ofArrayAt: index) { _ in count += 1 }
        case .object: document.forEachMember(ofObjectAt: index) { _, _ in count += 1 }
        default: break
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
        var place = index + 1
        var left = position
        while place < index + word.payload {
            if left == 0 { return JSONNode(document: document, index: place) }
            place = document.place(afterElementAt: place)
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
