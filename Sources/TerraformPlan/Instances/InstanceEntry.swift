package import JSONReader
import Symbolic

/// What an entry of the plan says of an instance, which need not be made to be asked.
package struct InstanceEntry: Sendable {
    private let document: JSONDocument
    private let place: InstancePlace
    private var index: Int { Int(place.index) }

    init(_ place: InstancePlace, in document: JSONDocument) {
        self.document = document
        self.place = place
    }

    /// Whether Terraform manages the instance.
    package var isManaged: Bool {
        let found = document.indices(of: "mode", "address", inObjectAt: index)
        if found.first != 0, document.isString(at: found.first) { return document.spells("managed", at: found.first) }
        guard found.second != 0 else { return false }
        let address = JSONNode(document: document, index: found.second).string
        return address.flatMap { ResourceAddress($0) }?.mode == .managed
    }

    /// How much an entry says of an attribute.
    enum Mention {
        /// Nothing, or that it is null or empty.
        case nothing
        /// Something that is known.
        case told
        /// That it is known only after apply.
        case open
    }

    /// Where the attributes after apply are, and what says which of them are unknown; 0 for what the entry has not.
    private var parts: (after: Int, unknown: Int) {
        if place.isState { return (document.index(ofName: "values", inObjectAt: index) ?? 0, 0) }
        guard let change = document.index(ofName: "change", inObjectAt: index) else { return (0, 0) }
        let found = document.indices(of: "after", "after_unknown", inObjectAt: change)
        return (found.first, found.second)
    }

    /// What is said of an attribute after apply.
    func mention(of attribute: String) -> Mention {
        let parts = parts
        if let value = self.value(of: attribute, after: parts.after), !value.isNull, !value.isString("") {
            return .told
        }
        return leavesOpen(attribute, parts.unknown) ? .open : .nothing
    }

    /// The text of an attribute that is known to be this after apply.
    package func text(of attribute: String) -> JSONNode? {
        let parts = parts
        guard let value = self.value(of: attribute, after: parts.after), value.isString,
            !leavesOpen(attribute, parts.unknown)
        else { return nil }
        return value
    }

    /// Whether there is a text of an attribute, be it that of an attribute of which something is still open.
    func hasText(_ attribute: String) -> Bool { value(of: attribute, after: parts.after)?.isString ?? false }

    /// Whether the instance has an attribute after apply, be it null.
    package func has(_ attribute: String) -> Bool {
        let parts = parts
        return value(of: attribute, after: parts.after) != nil || leavesOpen(attribute, parts.unknown)
    }

    private func value(of attribute: String, after: Int) -> JSONNode? {
        guard after != 0, let place = document.index(of: attribute, inObjectAt: after) else { return nil }
        return JSONNode(document: document, index: place)
    }

    /// Whether something of an attribute is known only after apply.
    private func leavesOpen(_ attribute: String, _ unknown: Int) -> Bool {
        guard unknown != 0 else { return false }
        // A mask that is none hides all.
        if document.isTrue(at: unknown) || document.isTextOrNumber(at: unknown) { return true }
        return document.index(of: attribute, inObjectAt: unknown).map { document.holdsTrue(at: $0) } ?? false
    }
}

/// What the entries of a type say, in the order of the plan.
package struct InstanceEntries: RandomAccessCollection, Sendable {
    /// How many entries ahead of the one that is looked at the next are brought near.
    private static let ahead = 6

    private let document: JSONDocument
    private let places: [InstancePlace]

    init(_ places: [InstancePlace], in document: JSONDocument) {
        self.places = places
        self.document = JSONDocument(handleOf: document)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { places.count }

    package subscript(position: Int) -> InstanceEntry {
        let next = position + InstanceEntries.ahead
        if next < places.count {
            document.bringPartsNear(at: Int(places[next].index))
            document.bringTextNear(at: Int(places[next].index))
        }
        let far = next + InstanceEntries.ahead
        if far < places.count { document.bringPlacesNear(at: Int(places[far].index), count: 1) }
        return InstanceEntry(places[position], in: document)
    }
}
