package import Symbolic

/// A policy with the names by which evidence speaks of it.
package struct AttachedPolicy: Sendable {
    /// `aws_iam_role_policy.exec` or the name of an AWS-managed policy.
    package var label: String
    /// Where the policy stands in the plan.
    package var location: ModelLocation?
    /// Whether AWS keeps the policy, which may allow more by now than its document here says.
    package var isAWSManaged: Bool
    package var document: PolicyDocument
    /// Where the list of its statements stands; nil where that is not known.
    package var statements: ModelLocation?

    package init(
        label: String,
        location: ModelLocation? = nil,
        statements: ModelLocation? = nil,
        isAWSManaged: Bool = false,
        document: PolicyDocument
    ) {
        self.label = label
        self.location = location
        self.statements = statements
        self.isAWSManaged = isAWSManaged
        self.document = document
    }
}

/// The policies of one layer: those of a role, its permissions boundary, those of a resource.
package struct PolicySet: Sendable {
    package var attached: [AttachedPolicy]
    /// What policies depend on that may be there besides the ones listed; empty for a set known to its end.
    package var unseen: [Unknown]
    /// What policies depend on that are kept elsewhere: they may allow, and are taken not to deny.
    package var elsewhere: [Unknown]

    package init(_ attached: [AttachedPolicy] = [], unseen: [Unknown] = [], elsewhere: [Unknown] = []) {
        self.attached = attached
        self.unseen = unseen
        self.elsewhere = elsewhere
    }
}

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
        identity: PolicySet = PolicySet(),
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
    /// Whether some statement asks for condition keys, so that what is known of them counts.
    package var asksForKeys: Bool {
        all.contains { set in
            set.attached.contains { policy in policy.document.statements.contains(where: \.asksForKeys) }
        }
    }

    /// The sets of all layers that are there.
    var all: [PolicySet] {
        [identity] + boundaries + [session, resource].compactMap(\.self) + controls.map(\.policies)
    }

    /// The layers with each document that is one of several replaced by each of these; nil where there is none, or where
    /// the combinations are too many.
    var alternatives: [PolicyLayers]? {
        guard all.contains(where: \.isOpen) else { return nil }
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

extension PolicySet {
    /// Whether one of the documents is one of several.
    fileprivate var isOpen: Bool { attached.contains { !$0.document.alternatives.isEmpty } }

    /// The set with each such document replaced by each of those; nil where these are too many.
    fileprivate var alternatives: [PolicySet]? {
        var results = [self]
        for (index, policy) in attached.enumerated() where !policy.document.alternatives.isEmpty {
            guard results.count * policy.document.alternatives.count <= Choice.limit else { return nil }
            results = results.flatMap { set in
                policy.document.alternatives.map { document in
                    var copy = set
                    copy.attached[index].document = document
                    return copy
                }
            }
        }
        return results
    }
}
