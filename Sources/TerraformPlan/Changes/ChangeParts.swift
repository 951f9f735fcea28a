import JSONReader

/// The parts of an entry's `change`, found in one pass: attributes are looked up in them again and again.
///
/// An object, so that to look at one part is to hand on one reference.
final class ChangeParts: Sendable {
    /// The plan, and where in its index the parts are; 0, which is the plan itself, for those that are missing.
    private let document: JSONDocument
    private let indices: Indices

    private struct Indices: Sendable {
        var actions: UInt32 = 0
        var before: UInt32 = 0
        var beforeSensitive: UInt32 = 0
        var after: UInt32 = 0
        var afterUnknown: UInt32 = 0
        var afterSensitive: UInt32 = 0
        var importing: UInt32 = 0
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

    /// An attribute after apply.
    func after(_ name: String) -> JSONNode? { member(name, of: indices.after) }

    /// What marks an attribute as known after apply; nil where nothing of it is marked.
    func unknownMark(_ name: String) -> JSONNode? {
        member(name, of: indices.afterUnknown).flatMap { MaskedValue.containsTrue($0) ? $0 : nil }
    }

    /// What marks an attribute as sensitive: of its own, or all of them.
    func sensitiveMark(_ name: String) -> JSONNode? {
        guard indices.afterSensitive != 0 else { return nil }
        return document.isTrue(at: Int(indices.afterSensitive))
            ? afterSensitive : member(name, of: indices.afterSensitive)
    }

    /// A member of a part; parts are looked at in place, for each reference to the plan is counted.
    private func member(_ name: String, of part: UInt32) -> JSONNode? {
        guard part != 0, let index = document.index(of: name, inObjectAt: Int(part)) else { return nil }
        return JSONNode(document: document, index: index)
    }

    private func node(_ index: UInt32) -> JSONNode? {
        index == 0 ? nil : JSONNode(document: document, index: Int(index))
    }

    /// The parts of a change; nil where there is none.
    init?(_ change: JSONNode?) {
        guard let change else { return nil }
        document = change.document
        var indices = Indices()
        // Of a repeated name the last one counts.
        for (name, value) in change.members {
            let index = UInt32(truncatingIfNeeded: value.index)
            if name.isString("after") {
                indices.after = index
            } else if name.isString("before") {
                indices.before = index
            } else if name.isString("actions") {
                indices.actions = index
            } else if name.isString("after_unknown") {
                indices.afterUnknown = index
            } else if name.isString("after_sensitive") {
                indices.afterSensitive = index
            } else if name.isString("before_sensitive") {
                indices.beforeSensitive = index
            } else if name.isString("importing") {
                indices.importing = index
            }
        }
        self.indices = indices
    }
}
