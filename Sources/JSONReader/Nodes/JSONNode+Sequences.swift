import CVectors

/// How many bytes of an element are brought near: in a plan, the names of a resource.
private let prefetchedSize = 256

extension JSONNode.Elements {
    /// Steps over the next element and lets the processor bring the beginning of its text near, for another iteration
    /// that is some elements behind this one: else it would wait for each element of a large document.
    package mutating func stepAhead() {
        guard place < end else { return }
        let word = document.words[place]
        tfproof_prefetch(document.bytes + word.offset, prefetchedSize)
        place += word.span
    }
}

extension JSONNode {
    /// Lets the processor bring the node's place in the index near, for a reader that will come to it later on.
    package func bringPlaceNear() { tfproof_prefetch(document.words + index, MemoryLayout<TapeWord>.stride) }

    /// Lets the processor bring the beginning of the node's text near, best when its place is.
    package func bringTextNear() { tfproof_prefetch(document.bytes + offset, prefetchedSize) }

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

    /// The elements of an array in stretches that take about the same part of the document, for as many threads.
    package func stretches(_ count: Int) -> [Elements] {
        let all = elements
        let size = (all.end - all.place) / max(1, count) + 1
        var stretches: [Elements] = []
        var rest = all
        while rest.place < all.end {
            let start = rest.place
            while rest.place < min(start + size, all.end), rest.next() != nil {}
            stretches.append(Elements(document: document, place: start, end: rest.place))
        }
        return stretches
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
                place += document.words[place].span
                count += 1
            }
            return count
        }

        /// The next element; nil after the last.
        @inlinable
        package mutating func next() -> JSONNode? {
            guard place < end else { return nil }
            let node = JSONNode(document: document, index: place)
            place += document.words[place].span
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
                place += 1 + document.words[place + 1].span
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
            place += 1 + document.words[place + 1].span
            return (name, value)
        }
    }
}
