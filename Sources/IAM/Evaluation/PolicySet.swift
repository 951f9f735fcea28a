package import Symbolic

/// A policy with the names by which evidence speaks of it.
package final class AttachedPolicy: Sendable {
    /// `aws_iam_role_policy.exec` or the name of an AWS-managed policy.
    package let label: String
    /// Whether AWS keeps the policy, which may allow more by now than its document here says.
    package let isAWSManaged: Bool
    package let document: PolicyDocument
    private let place: @Sendable () -> Place

    /// Where a policy stands in the plan.
    package struct Place: Sendable {
        package var policy: ModelLocation?
        /// Where the list of its statements stands; nil where that is not known.
        package var statements: ModelLocation?

        package init(_ policy: ModelLocation? = nil, statements: ModelLocation? = nil) {
            self.policy = policy
            self.statements = statements
        }
    }

    /// - Parameters:
    ///   - label: How evidence calls it.
    ///   - isAWSManaged: Whether AWS keeps it.
    ///   - document: What it says.
    ///   - place: Where it stands, which only shown evidence asks for.
    package init(
        label: String,
        isAWSManaged: Bool = false,
        document: PolicyDocument,
        at place: @escaping @autoclosure @Sendable () -> Place = Place()
    ) {
        self.label = label
        self.isAWSManaged = isAWSManaged
        self.document = document
        self.place = place
    }

    private init(_ policy: AttachedPolicy, _ document: PolicyDocument) {
        label = policy.label
        isAWSManaged = policy.isAWSManaged
        self.document = document
        place = policy.place
    }

    /// Where the policy stands in the plan.
    package var location: ModelLocation? { place().policy }
    /// Where the list of its statements stands; nil where that is not known.
    package var statements: ModelLocation? { place().statements }

    /// The policy with another document.
    func with(_ document: PolicyDocument) -> AttachedPolicy {
        AttachedPolicy(self, document)
    }

    /// The policy with other statements.
    func with(_ statements: [PolicyStatement]) -> AttachedPolicy {
        var document = document
        document.statements = statements
        return with(document)
    }
}

/// The policies of one layer: those of a role, its permissions boundary, those of a resource.
///
/// Never changed: many requests are decided by the same.
package final class PolicySet: Sendable {
    package let attached: [AttachedPolicy]
    /// What policies depend on that may be there besides the ones listed; empty for a set known to its end.
    package let unseen: [Unknown]
    /// What policies depend on that are kept elsewhere: they may allow, and are taken not to deny.
    package let elsewhere: [Unknown]
    /// What is said of any of the statements.
    let outline: StatementOutline
    /// Whether one of the documents is one of several.
    let hasAlternatives: Bool
    /// Whether AWS keeps one of the policies.
    package let hasAWSManaged: Bool

    package init(_ attached: [AttachedPolicy] = [], unseen: [Unknown] = [], elsewhere: [Unknown] = []) {
        self.attached = attached
        self.unseen = unseen
        self.elsewhere = elsewhere
        outline = attached.reduce(into: []) { $0.formUnion($1.document.outline) }
        hasAlternatives = attached.contains { !$0.document.alternatives.isEmpty }
        hasAWSManaged = attached.contains { $0.isAWSManaged }
    }

    /// A set without policies.
    package static let empty = PolicySet()

    /// The set with other policies in the place of those listed.
    func with(_ attached: [AttachedPolicy]) -> PolicySet {
        PolicySet(attached, unseen: unseen, elsewhere: elsewhere)
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
    /// Whether some statement asks for condition keys, so that what is known of them counts.
    package var asksForKeys: Bool { contains { $0.outline.contains(.asksForKeys) } }

    /// Whether something is so of a set of some layer.
    private func contains(_ predicate: (PolicySet) -> Bool) -> Bool {
        predicate(identity) || session.map(predicate) ?? false || resource.map(predicate) ?? false
            || boundaries.contains(where: predicate) || controls.contains { predicate($0.policies) }
    }

    /// The sets of all layers that are there.
    var all: [PolicySet] {
        [identity] + boundaries + [session, resource].compactMap(\.self) + controls.map(\.policies)
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

extension PolicySet {
    /// The set with each such document replaced by each of those; nil where these are too many.
    fileprivate var alternatives: [PolicySet]? {
        var results = [self]
        for (index, policy) in attached.enumerated() where !policy.document.alternatives.isEmpty {
            guard results.count * policy.document.alternatives.count <= Choice.limit else { return nil }
            results = results.flatMap { set in
                policy.document.alternatives.map { document in
                    var attached = set.attached
                    attached[index] = attached[index].with(document)
                    return set.with(attached)
                }
            }
        }
        return results
    }
}
