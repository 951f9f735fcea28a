import CVectors

/// Looking at values by their places in the index: each node counts as a user of its document, which takes longer than
/// such a look.
extension JSONDocument {
    /// Whether the value at a place of the index is `true`.
    package func isTrue(at index: Int) -> Bool { word(at: index).isTrue }

    /// Whether the value at a place of the index is `true` or has a part that is.
    package func holdsTrue(at index: Int) -> Bool {
        defer { withExtendedLifetime(self) {} }
        let end = index + words[index].span
        var place = index
        while place < end {
            if words[place].isTrue { return true }
            place = gap.past(place + 1)
        }
        return false
    }

    /// Whether the value at a place of the index is a string.
    package func isString(at index: Int) -> Bool { word(at: index).kind == .string }

    /// Whether the value at a place of the index is an object.
    package func isObject(at index: Int) -> Bool { word(at: index).kind == .object }

    /// Whether the value at a place of the index is an object or `null`.
    package func isObjectOrNull(at index: Int) -> Bool {
        let kind = word(at: index).kind
        return kind == .object || kind == .null
    }

    /// Whether the value at a place of the index is an array.
    package func isArray(at index: Int) -> Bool { word(at: index).kind == .array }

    /// Whether the value at a place of the index is a string or a number.
    package func isTextOrNumber(at index: Int) -> Bool {
        let kind = word(at: index).kind
        return kind == .string || kind == .number
    }

    /// Whether the value at a place of the index is a string of exactly this text.
    package func spells(_ text: StaticString, at index: Int) -> Bool {
        defer { withExtendedLifetime(self) {} }
        return words[index].kind == .string && SoughtName(text).isSpelled(by: words[index], in: bytes)
    }

    /// The same of a text that is not written in the code.
    package func isString(_ text: String, at index: Int) -> Bool {
        defer { withExtendedLifetime(self) {} }
        return words[index].kind == .string
            && text.withBytes { SoughtName($0).isSpelled(by: words[index], in: bytes) }
    }

    /// Where the element after another one of an array is, or the array's end.
    @inlinable @inline(__always)
    func place(afterElementAt place: Int) -> Int { gap.past(place + word(at: place).span) }

    /// Calls a function with the place of each element of an array, in their order.
    @inlinable @inline(__always)
    package func forEachElement(ofArrayAt index: Int, _ body: (Int) -> Void) {
        defer { withExtendedLifetime(self) {} }
        let word = words[index]
        guard word.kind == .array else { return }
        var place = index + 1
        while place < index + word.payload {
            body(place)
            place = self.place(afterElementAt: place)
        }
    }

    /// Calls a function with the places of the name and the value of each member of an object, in their order.
    @inlinable @inline(__always)
    package func forEachMember(ofObjectAt index: Int, _ body: (_ name: Int, _ value: Int) -> Void) {
        defer { withExtendedLifetime(self) {} }
        let word = words[index]
        guard word.kind == .object else { return }
        var place = index + 1
        while place < index + word.payload {
            body(place, place + 1)
            place += 1 + words[place + 1].span
        }
    }

    /// Where in the index the value of a member is, by the place of the object; nil if it has none of that name or is no
    /// object.
    ///
    /// Where a name is repeated the last one counts, as Go's decoder has it.
    package func index(of key: String, inObjectAt index: Int) -> Int? {
        defer { withExtendedLifetime(self) {} }
        guard words[index].kind == .object else { return nil }
        let place = key.withBytes { find(SoughtName($0), inObjectAt: words + index) }
        return place == 0 ? nil : index + place
    }

    /// The same of a name that is written in the code.
    package func index(ofName name: StaticString, inObjectAt index: Int) -> Int? {
        defer { withExtendedLifetime(self) {} }
        guard words[index].kind == .object else { return nil }
        let place = find(SoughtName(name), inObjectAt: words + index)
        return place == 0 ? nil : index + place
    }

    /// The same of an object whose layout is known; neither the object nor its text is looked at.
    package func index(of key: String, inObjectAt index: Int, as layout: ObjectLayout) -> Int? {
        let place = key.withBytes { layout.place(of: SoughtName($0)) }
        return place == 0 ? nil : index + place
    }

    /// Where in the index the values of two members are, found in one pass; 0 for what the object has not.
    package func indices(
        of first: StaticString,
        _ second: StaticString,
        inObjectAt index: Int
    ) -> (first: Int, second: Int) {
        defer { withExtendedLifetime(self) {} }
        let word = words[index]
        guard word.kind == .object else { return (0, 0) }
        let names = (SoughtName(first), SoughtName(second))
        var found = (first: 0, second: 0)
        var place = index + 1
        let end = index + word.payload
        while place < end {
            if names.0.isSpelled(by: words[place], in: bytes) {
                found.first = place + 1
            } else if names.1.isSpelled(by: words[place], in: bytes) {
                found.second = place + 1
            }
            if found.first != 0, found.second != 0, !word.flag { break }
            place += 1 + words[place + 1].span
        }
        return found
    }

    /// Finds a member's value among the words of an object.
    ///
    /// - Returns: The place of the value from the object's word on; 0 if it has none of the name.
    @inline(__always)
    private func find(_ name: SoughtName, inObjectAt object: UnsafePointer<TapeWord>) -> Int {
        let word = object.pointee
        var found = 0
        var place = 1
        while place < word.payload {
            if name.isSpelled(by: object[place], in: bytes) {
                found = place + 1
                if !word.flag { break }
            }
            place += 1 + object[place + 1].span
        }
        return found
    }
}

/// Hints to the processor for readers that will come to a place later on; else they would wait for each value of a
/// large document.
extension JSONDocument {
    /// How many words of a value are brought near: in a plan, those of most changes.
    private static let wordsNear = 192
    /// How many bytes of a value's text are brought near: in a plan, the names of a resource.
    private static let textNear = 256

    /// Brings a few places of the index near, from one on.
    package func bringPlacesNear(at index: Int, count: Int) {
        tfproof_prefetch(words + index, count * MemoryLayout<TapeWord>.stride)
    }

    /// Brings the parts of a value near, best when its place is.
    package func bringPartsNear(at index: Int) {
        bringPlacesNear(at: index, count: min(word(at: index).span, JSONDocument.wordsNear))
    }

    /// Brings the beginning of a value's text near, best when its place is.
    package func bringTextNear(at index: Int) {
        tfproof_prefetch(bytes + word(at: index).offset, JSONDocument.textNear)
    }

    /// Brings the names of an object's members near, best when its parts are.
    package func bringNamesNear(ofObjectAt index: Int) {
        forEachMember(ofObjectAt: index) { name, _ in tfproof_prefetch(bytes + words[name].offset, 16) }
    }
}
