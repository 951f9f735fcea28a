import IAM
import Symbolic
import TerraformPlan

/// The policies that decide what a role may do.
final class RolePermissions: Sendable {
    /// What is attached to the role, and what may be attached besides.
    let identity: PolicySet
    /// The permissions boundary, if there is one.
    let boundaries: [PolicySet]
    /// Whether policies outside the plan were taken not to exist.
    let isAssumedComplete: Bool
    /// Whether another configuration manages the role.
    let isOutside: Bool

    /// Whether nothing is known of the role's policies.
    var isUnseen: Bool {
        identity.attached.isEmpty && !(identity.unseen.isEmpty && identity.elsewhere.isEmpty) && boundaries.isEmpty
    }

    init(of role: Role) {
        guard case .instance(let instance) = role.source, instance.address.mode == .managed else {
            var collector = PolicyCollector(role)
            collector.collectAttachments()
            identity = PolicySet(
                collector.attached,
                unseen: collector.unseen,
                elsewhere: [PolicyCollector.outside(role)]
            )
            boundaries = []
            isAssumedComplete = false
            isOutside = true
            return
        }
        var collector = PolicyCollector(role)
        collector.collectAttachments()
        let isClosed = collector.collectOwn(instance)
        // What the plan leaves out may be there already, unless the role itself lists all that it has.
        identity = PolicySet(
            collector.attached,
            unseen: collector.unseen,
            elsewhere: instance.actions.creates || !isClosed ? collector.leftOut : []
        )
        isOutside = false
        boundaries = [collector.boundary(instance)].compactMap(\.self)
        isAssumedComplete = !isClosed
    }
}
