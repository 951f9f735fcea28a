package import Symbolic

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

extension PolicySet {
    /// The set with each such document replaced by each of those; nil where these are too many.
    var alternatives: [PolicySet]? {
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
