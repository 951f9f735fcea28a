package import JSONReader
import Symbolic

/// What an entry of `resource_changes` says of an instance, which need not be made to be asked.
package struct InstanceEntry: Sendable {
    private let node: JSONNode

    init(_ node: JSONNode) {
        self.node = node
    }

    /// Whether Terraform manages the instance.
    package var isManaged: Bool {
        guard let mode = node["mode"] else {
            return node["address"]?.string.flatMap { ResourceAddress($0) }?.mode == .managed
        }
        return mode.isString(ResourceAddress.Mode.managed.rawValue)
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

    /// What is said of an attribute after apply.
    func mention(of attribute: String) -> Mention {
        guard let change = node["change"] else { return .nothing }
        if let value = change["after"]?[attribute], !value.isNull, !value.isString("") { return .told }
        return leavesOpen(attribute, change) ? .open : .nothing
    }

    /// The text of an attribute that is known to be this after apply.
    package func text(of attribute: String) -> JSONNode? {
        guard let change = node["change"], let value = change["after"]?[attribute], value.isString,
            !leavesOpen(attribute, change)
        else { return nil }
        return value
    }

    /// Whether the instance has an attribute after apply, be it null.
    package func has(_ attribute: String) -> Bool {
        guard let change = node["change"] else { return false }
        return change["after"]?[attribute] != nil || leavesOpen(attribute, change)
    }

    /// Whether something of an attribute is known only after apply.
    private func leavesOpen(_ attribute: String, _ change: JSONNode) -> Bool {
        guard let unknown = change["after_unknown"] else { return false }
        return unknown.bool ?? unknown[attribute].map(MaskedValue.containsTrue) ?? false
    }
}
