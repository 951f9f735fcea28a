package import Symbolic

/// The question whether a principal may do something with a resource.
///
/// Never changed: all that decides it shares one.
package final class AccessRequest: Sendable {
    /// How the accounts of principal and resource lie to each other.
    package enum AccountRelation: Sendable {
        case same, other, unknown
    }

    package let principal: RequestPrincipal
    package let action: ActionName
    /// The ARN; `*` for an action that AWS does not check for single resources.
    package let resource: SymbolicString
    package let context: RequestContext
    package let accounts: AccountRelation

    package init(
        principal: RequestPrincipal,
        action: ActionName,
        resource: SymbolicString,
        context: RequestContext = RequestContext(),
        accounts: AccountRelation = .same
    ) {
        self.principal = principal
        self.action = action
        self.resource = resource
        self.context = context
        self.accounts = accounts
    }

    package convenience init(
        principal: RequestPrincipal,
        action: String,
        resource: SymbolicString,
        context: RequestContext = RequestContext(),
        accounts: AccountRelation = .same
    ) {
        self.init(
            principal: principal,
            action: ActionName(action),
            resource: resource,
            context: context,
            accounts: accounts
        )
    }

    private init(_ request: AccessRequest, _ context: RequestContext) {
        principal = request.principal
        action = request.action
        resource = request.resource
        accounts = request.accounts
        self.context = context
    }

    /// The request with something else known of its context.
    func with(_ context: RequestContext) -> AccessRequest {
        AccessRequest(self, context)
    }
}

/// Who makes a request.
package struct RequestPrincipal: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A role, and so any session of it; named by the ARN of the role.
        case role
        /// One session of a role; named by the ARN of the session.
        case session
        case user
        /// An AWS service on its own behalf; named like `ecs-tasks.amazonaws.com`.
        case service
        /// Someone whom a provider of identities vouches for; named by the provider.
        case federated
    }

    package var kind: Kind
    package var name: SymbolicString
    /// The account's twelve digits; nil where nothing is known of it.
    package var account: SymbolicString?

    /// - Parameters:
    ///   - kind: Who it is.
    ///   - name: The ARN, or the name of a service.
    ///   - account: The account; taken from the ARN where it is not given.
    package init(_ kind: Kind, _ name: SymbolicString, account: SymbolicString? = nil) {
        self.kind = kind
        self.name = name
        self.account = account ?? RequestPrincipal.account(of: name)
    }

    private static func account(of name: SymbolicString) -> SymbolicString? {
        guard let known = name.known else { return ARN(name)?.account }
        return KnownARN(known).map { SymbolicString($0[.account]) }
    }

    /// A role by its ARN.
    package static func role(_ arn: SymbolicString, account: SymbolicString? = nil) -> RequestPrincipal {
        RequestPrincipal(.role, arn, account: account)
    }

    /// A service by its name.
    package static func service(_ name: String) -> RequestPrincipal {
        RequestPrincipal(.service, SymbolicString(name))
    }
}
