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

extension JSONDocument {
    /// Whether the value at a place of the index is `true`.
    package func isTrue(at index: Int) -> Bool {
        words[index].kind == .bool && words[index].payload == 1
    }

    /// Where in the index the value of a member is, by the place of the object; nil if it has none of that name or is no
    /// object.
    package func index(of key: String, inObjectAt index: Int) -> Int? {
        defer { withExtendedLifetime(self) {} }
        let word = words[index]
        guard word.kind == .object else { return nil }
        let place = key.withBytes { name in
            find(name, in: words + index, count: word.payload, text: bytes, last: word.flag)
        }
        return place == 0 ? nil : index + place
    }
}

/// Finds a member's value among the words of an object.
///
/// - Parameters:
///   - name: The name in UTF-8.
///   - words: The object's word and those of its parts.
///   - count: How many they are.
///   - text: The first byte of the text.
///   - last: Whether to look for the last member of the name rather than the first.
/// - Returns: The place of the value from the object's word on; 0 if it has none of the name.
@inline(__always)
private func find(
    _ name: UnsafeBufferPointer<UInt8>,
    in words: UnsafePointer<TapeWord>,
    count: Int,
    text: UnsafePointer<UInt8>,
    last: Bool
) -> Int {
    let start = Beginning(of: name)
    var found = 0
    var place = 1
    while place < count {
        let word = words[place]
        let mayMatch =
            word.flag || (word.isPlain(length: name.count) && start.matches(text + word.offset + 1))
        if mayMatch && RawString(word, in: text).equals(name) {
            found = place + 1
            if !last { break }
        }
        place += 1 + words[place + 1].span
    }
    return found
}

/// The first eight bytes of a name, or all of a shorter one: enough to tell it from most names of its length.
private struct Beginning {
    private let bytes: UInt64
    private let mask: UInt64

    @inline(__always)
    init(of name: UnsafeBufferPointer<UInt8>) {
        if name.count >= 8, let start = name.baseAddress {
            (bytes, mask) = (Lanes.load(start), ~0)
            return
        }
        var bytes: UInt64 = 0
        for byte in name.reversed() { bytes = bytes &<< 8 | UInt64(byte) }
        self.bytes = bytes
        mask = (1 &<< UInt64(name.count &* 8)) &- 1
    }

    /// Whether a text begins so; eight bytes of it are read, which every text has behind each string.
    @inline(__always)
    func matches(_ text: UnsafePointer<UInt8>) -> Bool { Lanes.load(text) & mask == bytes }
}
