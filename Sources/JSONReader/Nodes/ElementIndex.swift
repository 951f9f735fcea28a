/// The elements of an array, found by the text of one of their members.
package final class ElementIndex: Sendable {
    /// How many elements ahead of the one that is read the text of the next is brought near.
    private static let ahead = 8

    private let document: JSONDocument
    /// The places of the elements; the texts are the document's own.
    nonisolated(unsafe) private let places: [RawString: Int]

    /// Of elements with the same text the last one counts; those without a text are left out.
    package init(_ array: JSONNode, by member: StaticString) {
        let document = array.document
        let elements = array.elementPlaces
        var places: [RawString: Int] = [:]
        places.reserveCapacity(elements.count)
        for (position, element) in elements.enumerated() {
            let next = position + ElementIndex.ahead
            if next < elements.count { document.bringTextNear(at: elements[next]) }
            let found = document.index(ofName: member, inObjectAt: element) ?? 0
            guard found != 0, document.isString(at: found) else { continue }
            places[RawString(document.word(at: found), in: document.bytes)] = element
        }
        self.places = places
        self.document = document
    }

    /// The element that has a text; nil for none.
    package subscript(text: String) -> JSONNode? {
        defer { withExtendedLifetime(document) {} }
        return text.withBytes { places[RawString($0)] }.map { JSONNode(document: document, index: $0) }
    }
}
