package import JSONReader
import Symbolic

/// What an entry of `resource_changes` says of an instance, which need not be made to be asked.
package struct InstanceEntry {
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

    /// What an attribute is after apply, as far as the plan has it; nil for null.
    package func value(of attribute: String) -> JSONNode? {
        node["change"]?["after"]?[attribute].flatMap { $0.isNull ? nil : $0 }
    }

    /// The text of an attribute that is known to be this after apply.
    package func text(of attribute: String) -> JSONNode? {
        guard let value = value(of: attribute), value.isString, !leavesOpen(attribute) else { return nil }
        return value
    }

    /// Whether something of an attribute is known only after apply.
    package func leavesOpen(_ attribute: String) -> Bool {
        guard let unknown = node["change"]?["after_unknown"] else { return false }
        return unknown.bool ?? unknown[attribute].map(MaskedValue.containsTrue) ?? false
    }

    /// Whether the instance has an attribute after apply, be it null.
    package func has(_ attribute: String) -> Bool {
        node["change"]?["after"]?[attribute] != nil || leavesOpen(attribute)
    }
}
