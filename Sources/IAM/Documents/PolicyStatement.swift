package import Symbolic

/// One statement of a policy (IAM/latest/UserGuide/reference_policies_elements).
package struct PolicyStatement: Sendable {
    package enum Effect: String, Sendable {
        case allow = "Allow"
        case deny = "Deny"
    }

    /// A list of patterns, of which one matches; or, for the `Not…` elements, none does.
    package struct Patterns<Pattern: Sendable>: Sendable {
        package var patterns: [Pattern]
        /// Whether this is `NotAction`, `NotResource` or `NotPrincipal`.
        package var isNegated: Bool

        package init(_ patterns: [Pattern], isNegated: Bool = false) {
            self.patterns = patterns
            self.isNegated = isNegated
        }
    }

    /// The position in the document, from 0.
    package var index: Int
    package var sid: String?
    /// Where it stands in the text of its policy, in bytes; nil for one that was not read from a text of its own.
    package var offset: Int?
    /// Nil where the effect is not known.
    package var effect: Effect?
    package var actions: Patterns<ActionPattern>
    /// Nil where the statement names none, as in trust policies.
    package var resources: Patterns<ARNPattern>?
    /// Nil where the statement names none, as in identity policies.
    package var principals: Patterns<PrincipalPattern>?
    package var conditions: [ConditionTest]
    /// What the statement's being there, or what else it says, depends on; nil for one that is there as it is.
    ///
    /// Such a statement matches at most what it would match otherwise.
    package var presence: Unknown?
    /// Why nobody can tell what the statement matches, whatever else it says; nil for a valid statement.
    package var doubt: Unknown?
}

extension PolicyStatement {
    /// Whether the statement is certainly about other actions, by a look at its patterns alone.
    borrowing func isAboutOther(_ action: ActionName) -> Bool {
        doubt == nil && !actions.isNegated && actions.patterns.allSatisfy { $0.isOther(action) }
    }

    /// Whether the statement has conditions, or variables in its resources.
    var asksForKeys: Bool {
        !conditions.isEmpty || resources?.patterns.contains { $0.text.bytes == nil } ?? false
    }

    /// The same statement where it may be missing.
    package func doubted(by unknown: Unknown) -> PolicyStatement {
        var copy = self
        copy.presence = presence.map { $0.merging(unknown.derived) } ?? unknown.derived
        return copy
    }
}

/// An element of `Principal` or `NotPrincipal` (IAM/latest/UserGuide/reference_policies_elements_principal).
package enum PrincipalPattern: Hashable, Sendable {
    /// `*`, also as `{"AWS": "*"}`: everyone, without credentials too.
    case everyone
    /// An account, role, user or session by its ARN, account number or unique id.
    case aws(SymbolicString)
    /// An AWS service: `ecs-tasks.amazonaws.com`.
    case service(SymbolicString)
    /// A provider of web identities or SAML.
    case federated(SymbolicString)
    /// The id by which S3 knows an account.
    case canonicalUser(SymbolicString)
    /// A kind of principal that is not known, or not known to IAM.
    case undecidable
}
