import JSONReader

/// The parts of an entry's `change`, found in one pass: attributes are looked up in them again and again.
///
/// An object, so that to look at one part is to hand on one reference.
final class ChangeParts: Sendable {
    /// The plan, and where in its index the parts are; 0, which is the plan itself, for those that are missing.
    private let document: JSONDocument
    private let indices: Indices

    /// The parts, in the order in which Terraform writes them.
    private enum Part: Int, CaseIterable {
        case actions, before, after, afterUnknown, beforeSensitive, afterSensitive, importing

        var name: String {
            switch self {
            case .actions: "actions"
            case .before: "before"
            case .after: "after"
            case .afterUnknown: "after_unknown"
            case .beforeSensitive: "before_sensitive"
            case .afterSensitive: "after_sensitive"
            case .importing: "importing"
            }
        }

        /// The part that is written next.
        var next: Part { Part(rawValue: rawValue + 1) ?? .actions }
    }

    private struct Indices: Sendable {
        var actions: UInt32 = 0
        var before: UInt32 = 0
        var beforeSensitive: UInt32 = 0
        var after: UInt32 = 0
        var afterUnknown: UInt32 = 0
        var afterSensitive: UInt32 = 0
        var importing: UInt32 = 0

        mutating func set(_ part: Part, to index: UInt32) {
            switch part {
            case .actions: actions = index
            case .before: before = index
            case .after: after = index
            case .afterUnknown: afterUnknown = index
            case .beforeSensitive: beforeSensitive = index
            case .afterSensitive: afterSensitive = index
            case .importing: importing = index
            }
        }
    }

    var actions: JSONNode? { node(indices.actions) }
    var before: JSONNode? { node(indices.before) }
    var beforeSensitive: JSONNode? { node(indices.beforeSensitive) }
    var after: JSONNode? { node(indices.after) }
    var afterUnknown: JSONNode? { node(indices.afterUnknown) }
    var afterSensitive: JSONNode? { node(indices.afterSensitive) }
    var importing: JSONNode? { node(indices.importing) }

    /// Whether nothing at all is known before apply.
    var isUnknown: Bool { indices.afterUnknown != 0 && document.isTrue(at: Int(indices.afterUnknown)) }

    /// Where the index of the plan has what the change says of an attribute after apply; 0 where it says nothing.
    struct Places {
        let value: Int
        let unknownMask: Int
        let sensitiveMask: Int

        /// Whether the attribute is known and has no mask at all, as most have.
        var isPlain: Bool { value != 0 && unknownMask == 0 && sensitiveMask == 0 }
    }

    func places(of attribute: String) -> Places {
        Places(
            value: place(of: attribute, in: indices.after),
            unknownMask: place(of: attribute, in: indices.afterUnknown),
            sensitiveMask: areAllSensitive
                ? Int(indices.afterSensitive) : place(of: attribute, in: indices.afterSensitive)
        )
    }

    /// The value at a place; nil for none.
    func node(at place: Int) -> JSONNode? {
        place == 0 ? nil : JSONNode(document: document, index: place)
    }

    private var areAllSensitive: Bool {
        indices.afterSensitive != 0 && document.isTrue(at: Int(indices.afterSensitive))
    }

    /// Parts are looked at in place, for each reference to the plan is counted.
    private func place(of member: String, in part: UInt32) -> Int {
        part == 0 ? 0 : document.index(of: member, inObjectAt: Int(part)) ?? 0
    }

    private func node(_ index: UInt32) -> JSONNode? {
        node(at: Int(index))
    }

    /// The parts of a change; nil where there is none.
    init?(_ change: JSONNode?) {
        guard let change else { return nil }
        document = change.document
        var indices = Indices()
        var likely = Part.actions
        // Of a repeated name the last one counts.
        for (name, value) in change.members {
            var part = likely
            for _ in Part.allCases.indices {
                if name.isString(part.name) {
                    indices.set(part, to: UInt32(truncatingIfNeeded: value.index))
                    likely = part.next
                    break
                }
                part = part.next
            }
        }
        self.indices = indices
    }
}
