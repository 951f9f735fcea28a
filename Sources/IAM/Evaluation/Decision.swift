package import Symbolic

/// Whether a request is allowed, with what decides it.
package enum Decision: Sendable {
    /// Allowed by these statements.
    case allowed([StatementMatch])
    case notAllowed(Denial)
    case cannotTell(Doubt)

    /// The answer without its reasons.
    package var truth: Truth {
        switch self {
        case .allowed: .yes
        case .notAllowed: .no
        case .cannotTell: .unknown
        }
    }
}

/// A layer of policies (IAM/latest/UserGuide/reference_policies_evaluation-logic).
package enum PolicyLayer: String, Hashable, Sendable {
    case identity, boundary, session, resource
    /// A service control policy of the principal's organization.
    case serviceControl
    /// A resource control policy of the resource's organization.
    case resourceControl
    /// The policy of the VPC endpoint that the request goes through.
    case endpoint

    /// Whether statements of such policies say whom they are about.
    var namesPrincipals: Bool { [.resource, .resourceControl, .endpoint].contains(self) }
}

/// A statement that takes part in a decision.
package struct StatementMatch: Sendable {
    package var layer: PolicyLayer
    package var policy: AttachedPolicy
    package var statement: PolicyStatement

    /// `statement [0]`, or with the Sid `statement "Secrets"`, of the policy's label; a sensitive policy's Sid is left out.
    package var name: String {
        let sid = policy.document.isSensitive ? "" : statement.sid ?? ""
        return "statement \(sid.isEmpty ? "[\(statement.index)]" : "\"\(sid)\"") of \(policy.label)"
    }
}

extension StatementMatch {
    /// Where the statement stands, or else its policy.
    package var location: ModelLocation? {
        guard var place = policy.statements else { return policy.location }
        if !place.path.isEmpty { place.path = place.path.index(statement.index) }
        return place
    }
}

/// Why a request is not allowed.
package struct Denial: Sendable {
    package enum Reason: Hashable, Sendable {
        /// No statement allows it.
        case nothingAllows
        /// A statement denies it.
        case explicitDeny
        /// The role's own policies or the resource's policy allow it, the role's permissions boundary does not.
        case boundary
        /// The role's own policies allow it, the session's policy does not.
        case session
        /// The role's own policies allow it, but the resource's policy must do so too and does not.
        case resourcePolicy
        /// The request is granted, a control policy of the organization or the endpoint's policy does not let it through.
        case control(PolicyLayer)
        /// Whatever is true of the request, something keeps it from being allowed: what allows it and what denies it, or
        /// all that has to allow it, exclude one another.
        case contradiction
    }

    package var reason: Reason
    /// The statements that deny.
    package var denying: [StatementMatch]
    /// The statements of a contradiction, of which none matches whatever is true of the request.
    package var opposed: [OpposedStatement] = []
    /// Whether the answer rests on what an AWS-managed policy does not say, as of the day of its document here.
    package var restsOnAWSManagedPolicies: Bool
    /// Looks for statements that come close.
    let search: @Sendable () -> [NearMiss]

    /// Statements that come close to allowing the request; they are looked for each time.
    package var nearMisses: [NearMiss] { search() }
}

/// A statement that takes part in a contradiction.
package struct OpposedStatement: Sendable {
    package var match: StatementMatch
    /// The condition keys that decide whether it matches, as the policy names them; none of a sensitive policy.
    package var keys: [String]
}

/// A statement that allows something near to what a request asks.
package struct NearMiss: Sendable {
    /// What keeps the statement from matching.
    package enum Obstacle: Hashable, Sendable {
        /// It allows the action, on other resources.
        case resource
        /// It allows other actions of the service on the resource.
        case action
        /// It would match but for a condition.
        case condition
    }

    package var obstacle: Obstacle
    package var match: StatementMatch
}

/// Why nobody can tell whether a request is allowed.
package struct Doubt: Sendable {
    /// What the answer depends on, each once.
    package var unknowns: [Unknown]
    /// The statements that may or may not match.
    package var statements: [StatementMatch]

    init(unknowns: [Unknown], statements: [StatementMatch]) {
        self.unknowns = unknowns
        self.statements = statements
    }

    /// What is left open of every request that only policies of a set decide which nobody sees.
    package init(unseen set: PolicySet) {
        self.init(unknowns: [], statements: [])
        add(set.unseen)
        add(set.elsewhere)
    }

    /// Adds what the answer depends on and is not there yet.
    mutating func add(_ others: [Unknown]) {
        for unknown in others where !unknowns.contains(unknown) { unknowns.append(unknown) }
    }

    /// One line for people; names no values of conditions.
    package var explanation: String { DoubtExplanation.text(statements: statements, unknowns: unknowns) }
}
