package import Symbolic

/// A policy with the names by which evidence speaks of it.
package final class AttachedPolicy: Sendable {
    /// `aws_iam_role_policy.exec` or the name of an AWS-managed policy.
    package var label: String { name() }
    /// Whether AWS keeps the policy, which may allow more by now than its document here says.
    package let isAWSManaged: Bool
    package let document: PolicyDocument
    private let name: @Sendable () -> String
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
    ///   - label: How evidence calls it, which only shown evidence asks for.
    ///   - isAWSManaged: Whether AWS keeps it.
    ///   - document: What it says.
    ///   - place: Where it stands, likewise.
    package init(
        label: @escaping @autoclosure @Sendable () -> String,
        isAWSManaged: Bool = false,
        document: PolicyDocument,
        at place: @escaping @autoclosure @Sendable () -> Place = Place()
    ) {
        self.name = label
        self.isAWSManaged = isAWSManaged
        self.document = document
        self.place = place
    }

    private init(_ policy: AttachedPolicy, _ document: PolicyDocument) {
        name = policy.name
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

    /// The same policy where it may be missing.
    package func doubted(by unknown: Unknown) -> AttachedPolicy {
        with(document.doubted(by: unknown))
    }

    /// The policy with other statements.
    func with(_ statements: [PolicyStatement]) -> AttachedPolicy {
        var document = document
        document.statements = statements
        return with(document)
    }
}
