extension JSONNode {
    /// The elements of an array, in order; empty for any other kind.
    @inlinable package var elements: Elements {
        Elements(document: document, place: index + 1, end: kind == .array ? index + word.payload : 0)
    }

    /// The members of an object, in the document's order; empty for any other kind.
    ///
    /// Members of a repeated name are all there.
    @inlinable package var members: Members {
        Members(document: document, place: index + 1, end: kind == .object ? index + word.payload : 0)
    }

    /// The places of an array's elements in the index of the document; none for any other kind.
    package var elementPlaces: [Int] {
        var places: [Int] = []
        document.forEachElement(ofArrayAt: index) { places.append($0) }
        return places
    }

    /// The elements of an array.
    @usableFromInline
    package struct Elements: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let document: JSONDocument
        @usableFromInline var place: Int
        @usableFromInline let end: Int

        @inlinable
        init(document: JSONDocument, place: Int, end: Int) {
            self.document = document
            self.place = place
            self.end = end
        }

        /// How many there are, so that a list of them grows once; of long arrays nobody counts.
        @inlinable package var underestimatedCount: Int {
            var (count, place) = (0, place)
            while place < end, count < 64 {
                place = document.place(afterElementAt: place)
                count += 1
            }
            return count
        }

        /// The next element; nil after the last.
        @inlinable
        package mutating func next() -> JSONNode? {
            guard place < end else { return nil }
            let node = JSONNode(document: document, index: place)
            place = document.place(afterElementAt: place)
            return node
        }
    }

    /// The members of an object; the name is a string node, decoded when asked.
    @usableFromInline
    package struct Members: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let document: JSONDocument
        @usableFromInline var place: Int
        @usableFromInline let end: Int

        @inlinable
        init(document: JSONDocument, place: Int, end: Int) {
            self.document = document
            self.place = place
            self.end = end
        }

        /// How many there are, so that a list of them grows once; of large objects nobody counts.
        @inlinable package var underestimatedCount: Int {
            var (count, place) = (0, place)
            while place < end, count < 64 {
                place += 1 + document.word(at: place + 1).span
                count += 1
            }
            return count
        }

        /// The next member; nil after the last.
        @inlinable
        package mutating func next() -> (name: JSONNode, value: JSONNode)? {
            guard place < end else { return nil }
            let name = JSONNode(document: document, index: place)
            let value = JSONNode(document: document, index: place + 1)
            place += 1 + document.word(at: place + 1).span
            return (name, value)
        }
    }
}
