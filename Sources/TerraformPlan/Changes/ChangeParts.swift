import JSONReader

/// The parts of an entry's `change`, found in one pass: attributes are looked up in them again and again.
///
/// They are places in the index of the plan; 0, which is the plan itself, stands for those that are missing.
struct ChangeParts: Sendable {
    private(set) var actions: UInt32 = 0
    private(set) var before: UInt32 = 0
    private(set) var beforeSensitive: UInt32 = 0
    private(set) var after: UInt32 = 0
    private(set) var afterUnknown: UInt32 = 0
    private(set) var afterSensitive: UInt32 = 0
    private(set) var importing: UInt32 = 0
    /// Whether nothing at all is known before apply.
    let isUnknown: Bool
    /// Whether all that is known is sensitive.
    private let isSensitive: Bool
    /// Whether anything is known only after apply.
    private let hasHoles: Bool
    /// Whether anything is sensitive.
    let hasMarks: Bool

    /// The parts, in the order in which Terraform writes them.
    private enum Part: Int, CaseIterable {
        case actions, before, after, afterUnknown, beforeSensitive, afterSensitive, importing

        var name: StaticString {
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

    /// The parts of the change at a place of a plan's index.
    init(at change: Int, in document: JSONDocument) {
        var parts: (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0, 0, 0, 0)
        var likely = Part.actions
        // Of a repeated name the last one counts.
        document.forEachMember(ofObjectAt: change) { name, value in
            var part = likely
            for _ in Part.allCases.indices {
                if document.spells(part.name, at: name) {
                    let place = UInt32(truncatingIfNeeded: value)
                    switch part {
                    case .actions: parts.0 = place
                    case .before: parts.1 = place
                    case .after: parts.2 = place
                    case .afterUnknown: parts.3 = place
                    case .beforeSensitive: parts.4 = place
                    case .afterSensitive: parts.5 = place
                    case .importing: parts.6 = place
                    }
                    likely = part.next
                    break
                }
                part = part.next
            }
        }
        (actions, before, after, afterUnknown, beforeSensitive, afterSensitive, importing) = parts
        // Of masks that are none nobody can tell what they hide. Place 0, of one that is missing, is an object.
        let hasDamagedMasks =
            document.isTextOrNumber(at: Int(afterUnknown))
            || document.isTextOrNumber(at: Int(afterSensitive))
        isUnknown = hasDamagedMasks || afterUnknown != 0 && document.isTrue(at: Int(afterUnknown))
        isSensitive = afterSensitive != 0 && document.isTrue(at: Int(afterSensitive))
        hasHoles = afterUnknown != 0 && document.holdsTrue(at: Int(afterUnknown))
        hasMarks = afterSensitive != 0 && document.holdsTrue(at: Int(afterSensitive))
    }

    /// Where the index of the plan has what the change says of an attribute after apply; 0 where it says nothing.
    struct Places {
        let value: Int
        let unknownMask: Int
        let sensitiveMask: Int

        /// Whether the attribute is known and has no mask at all, as most have.
        var isPlain: Bool { value != 0 && unknownMask == 0 && sensitiveMask == 0 }
    }

    /// How the attributes and the masks of their holes are laid out, where that is known.
    struct Layouts: Sendable {
        var values: ObjectLayout?
        var holes: ObjectLayout?
    }

    /// What the change says of an attribute; masks that say nothing of any attribute are not looked into.
    ///
    /// - Parameters:
    ///   - attribute: The name of the attribute.
    ///   - document: The plan.
    ///   - layouts: How the parts are laid out.
    /// - Returns: The places of its value and of its masks.
    func places(of attribute: String, in document: JSONDocument, _ layouts: Layouts) -> Places {
        func place(in part: UInt32, _ layout: ObjectLayout?) -> Int {
            guard part != 0 else { return 0 }
            if let layout { return document.index(of: attribute, inObjectAt: Int(part), as: layout) ?? 0 }
            return document.index(of: attribute, inObjectAt: Int(part)) ?? 0
        }
        return Places(
            value: place(in: after, layouts.values),
            unknownMask: hasMasks ? place(in: afterUnknown, layouts.holes) : 0,
            sensitiveMask: isSensitive ? Int(afterSensitive) : hasMarks ? place(in: afterSensitive, nil) : 0
        )
    }

    /// Whether the mask of what is known only after apply is ever looked into.
    var hasMasks: Bool { afterUnknown != 0 && (hasHoles || hasMarks) }
}
