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

    package init(
        label: String,
        location: ModelLocation? = nil,
        isAWSManaged: Bool = false,
        document: PolicyDocument
    ) {
        self.label = label
        self.location = location
        self.isAWSManaged = isAWSManaged
        self.document = document
    }
}

/// The policies of one layer: those of a role, its permissions boundary, those of a resource.
package struct PolicySet: Sendable {
    package var attached: [AttachedPolicy]
    /// What policies depend on that may be there besides the ones listed; empty for a set known to its end.
    package var unseen: [Unknown]

    package init(_ attached: [AttachedPolicy] = [], unseen: [Unknown] = []) {
        self.attached = attached
        self.unseen = unseen
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

    package init(
        identity: PolicySet = PolicySet(),
        boundaries: [PolicySet] = [],
        session: PolicySet? = nil,
        resource: PolicySet? = nil
    ) {
        self.identity = identity
        self.boundaries = boundaries
        self.session = session
        self.resource = resource
    }
}
