package import Symbolic

/// One statement of a policy (IAM/latest/UserGuide/reference_policies_elements).
///
/// Never changed: decisions and their evidence hand it on as one reference.
package final class PolicyStatement: Sendable {
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

    /// What a statement says.
    package struct Elements: Sendable {
        /// The position in the document, from 0.
        package var index: Int
        package var sid: String?
        /// Where it stands in the text of its policy, in bytes; nil for one that was not read from a text of its own.
        package var offset: Int?
        /// Nil where the effect is not known.
        package var effect: Effect?
        package var actions = Patterns<ActionPattern>([])
        /// Nil where the statement names none, as in trust policies.
        package var resources: Patterns<ARNPattern>?
        /// Nil where the statement names none, as in identity policies.
        package var principals: Patterns<PrincipalPattern>?
        package var conditions: [ConditionTest] = []
        /// What the statement's being there, or what else it says, depends on; nil for one that is there as it is.
        ///
        /// Such a statement matches at most what it would match otherwise.
        package var presence: Unknown?
        /// Why nobody can tell what the statement matches, whatever else it says; nil for a valid statement.
        package var doubt: Unknown?

        init(index: Int) {
            self.index = index
        }
    }

    private let elements: Elements
    /// What a look at the statement tells of the requests that it can be about.
    let outline: StatementOutline

    init(_ elements: Elements) {
        outline = elements.outline
        self.elements = elements
    }

    package var index: Int { elements.index }
    package var sid: String? { elements.sid }
    package var offset: Int? { elements.offset }
    package var effect: Effect? { elements.effect }
    package var actions: Patterns<ActionPattern> { elements.actions }
    package var resources: Patterns<ARNPattern>? { elements.resources }
    package var principals: Patterns<PrincipalPattern>? { elements.principals }
    package var conditions: [ConditionTest] { elements.conditions }
    package var presence: Unknown? { elements.presence }
    package var doubt: Unknown? { elements.doubt }

    /// Whether the statement asks for condition keys in a request for an action, or where evidence speaks of it: that is
    /// so too for other actions of the service.
    func asksForKeys(of action: ActionName) -> Bool {
        guard outline.contains(.asksForKeys) else { return false }
        return outline.contains(.isUnusual) || actions.isNegated
            || actions.patterns.contains { $0.mayConcernService(of: action) }
    }

    /// The statement with some of its elements changed.
    func with(_ change: (inout Elements) -> Void) -> PolicyStatement {
        var elements = elements
        change(&elements)
        return PolicyStatement(elements)
    }

    /// The same statement where it may be missing.
    package func doubted(by unknown: Unknown) -> PolicyStatement {
        with { $0.presence = $0.presence.map { $0.merging(unknown.derived) } ?? unknown.derived }
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

    /// The principal as it is written; nil where it is not known, or is everyone.
    package var text: SymbolicString? {
        switch self {
        case .aws(let text), .service(let text), .federated(let text), .canonicalUser(let text): text
        case .everyone, .undecidable: nil
        }
    }
}
