import Symbolic

/// Policies that grant nothing and limit what others grant: of an organization, of an endpoint.
package struct ControlPolicies: Sendable {
    /// Which kind of policies these are: of control or of an endpoint.
    package var layer: PolicyLayer
    /// The policies of one level, from the root of the organization to the account: one of them must allow.
    package var policies: PolicySet

    package init(_ layer: PolicyLayer, _ policies: PolicySet) {
        self.layer = layer
        self.policies = policies
    }
}

/// All policies that decide a request.
package struct PolicyLayers: Sendable {
    /// What is attached to the principal, inline and managed.
    package var identity: PolicySet
    /// Permissions boundaries, each of which must allow; usually none or one.
    package var boundaries: [PolicySet]
    /// The policy passed when the session was made; nil for none.
    package var session: PolicySet?
    /// The policy of the resource: a key policy, a trust policy; nil for a resource without one.
    package var resource: PolicySet?
    /// Control and endpoint policies, each of which must allow.
    package var controls: [ControlPolicies]

    package init(
        identity: PolicySet = .empty,
        boundaries: [PolicySet] = [],
        session: PolicySet? = nil,
        resource: PolicySet? = nil,
        controls: [ControlPolicies] = []
    ) {
        self.identity = identity
        self.boundaries = boundaries
        self.session = session
        self.resource = resource
        self.controls = controls
    }
}

extension PolicyLayers {
    /// Whether some statement that an action has to do with asks for condition keys, so that what is known of them counts.
    package func askForKeys(of action: ActionName) -> Bool {
        contains { set in
            set.outline.contains(.asksForKeys)
                && set.attached.contains { policy in
                    policy.document.outline.contains(.asksForKeys)
                        && policy.document.statements.contains { $0.asksForKeys(of: action) }
                }
        }
    }

    /// Whether something is so of a set of some layer.
    private func contains(_ predicate: (PolicySet) -> Bool) -> Bool {
        predicate(identity) || session.map(predicate) ?? false || resource.map(predicate) ?? false
            || boundaries.contains(where: predicate) || controls.contains { predicate($0.policies) }
    }

    /// Does something with the sets of all layers that are there.
    func forEach(_ body: (PolicySet) -> Void) {
        body(identity)
        for boundary in boundaries { body(boundary) }
        if let session { body(session) }
        if let resource { body(resource) }
        for control in controls { body(control.policies) }
    }

    /// The layers with each document that is one of several replaced by each of these; nil where there is none, or where
    /// the combinations are too many.
    var alternatives: [PolicyLayers]? {
        guard contains(\.hasAlternatives) else { return nil }
        var results = [self]
        func expand(_ set: PolicySet?, _ replace: (inout PolicyLayers, PolicySet) -> Void) -> Bool {
            guard let set else { return true }
            guard let sets = set.alternatives, results.count * sets.count <= Choice.limit else { return false }
            results = results.flatMap { layers in
                sets.map { set in
                    var copy = layers
                    replace(&copy, set)
                    return copy
                }
            }
            return true
        }
        guard expand(identity, { $0.identity = $1 }), expand(session, { $0.session = $1 }),
            expand(resource, { $0.resource = $1 })
        else { return nil }
        for index in boundaries.indices where !expand(boundaries[index], { $0.boundaries[index] = $1 }) { return nil }
        for index in controls.indices where !expand(controls[index].policies, { $0.controls[index].policies = $1 }) {
            return nil
        }
        return results
    }
}
