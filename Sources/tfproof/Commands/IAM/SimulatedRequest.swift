import IAM
import Symbolic

/// A request as the command line asks for it.
struct SimulatedRequest {
    private let action: String
    private let resource: SymbolicString
    private let principal: RequestPrincipal

    /// - Parameters:
    ///   - action: The action.
    ///   - resource: The ARN of the resource.
    ///   - principal: An ARN or the name of a service; nil for some role of the resource's account.
    init(action: String, resource: String, principal: String?) {
        self.action = action
        self.resource = SymbolicString(resource)
        self.principal = principal.map(SimulatedRequest.principal) ?? SimulatedRequest.someRole(for: resource)
    }

    func request(_ context: RequestContext) -> AccessRequest {
        AccessRequest(
            principal: principal,
            action: action,
            resource: resource,
            context: context,
            accounts: accounts
        )
    }

    /// The condition keys that follow from principal and resource.
    var impliedKeys: [(String, SymbolicString)] {
        var keys: [(String, SymbolicString)] = []
        if let arn = ARN(resource) {
            if arn.account.known?.isEmpty == false { keys.append(("aws:ResourceAccount", arn.account)) }
            if arn.region.known?.isEmpty == false { keys.append(("aws:RequestedRegion", arn.region)) }
        }
        guard principal.kind != .service else { return keys + [("aws:PrincipalIsAWSService", SymbolicString("true"))] }
        keys.append(("aws:PrincipalIsAWSService", SymbolicString("false")))
        if let account = principal.account { keys.append(("aws:PrincipalAccount", account)) }
        if principal.kind == .role || principal.kind == .user { keys.append(("aws:PrincipalArn", principal.name)) }
        return keys
    }

    /// What a decision rests on besides policies and request.
    ///
    /// A refusal does not rest on the accounts: across accounts no less is needed.
    func assumptions(of decision: Decision) -> [String] {
        guard case .allowed = decision, principal.kind != .service, resource.known != "*" else { return [] }
        if let account = ARN(resource)?.account.known, !account.isEmpty, principal.account?.known != nil { return [] }
        return ["principal and resource are of one account; else the policy of the resource has to allow it too"]
    }

    /// How the accounts lie to each other; a bucket's ARN names none, and is taken to be of the principal's.
    private var accounts: AccessRequest.AccountRelation {
        guard let own = principal.account?.known, let other = ARN(resource)?.account.known, !own.isEmpty, !other.isEmpty
        else { return .same }
        return own == other ? .same : .other
    }

    private static func principal(_ name: String) -> RequestPrincipal {
        let text = SymbolicString(name)
        guard let resource = ARN(text)?.resource.known else { return RequestPrincipal(.service, text) }
        if resource.hasPrefix("user/") { return RequestPrincipal(.user, text) }
        if resource.hasPrefix("assumed-role/") { return RequestPrincipal(.session, text) }
        let isProvider = resource.hasPrefix("oidc-provider/") || resource.hasPrefix("saml-provider/")
        return RequestPrincipal(isProvider ? .federated : .role, text)
    }

    /// A role of which only the account is known.
    private static func someRole(for resource: String) -> RequestPrincipal {
        let account = ARN(resource)?.account.known ?? ""
        let reason = UnknownSource.Reason.undecided("the principal is not given")
        let address = ResourceAddress(mode: .data, type: "aws_iam_role", name: "principal")
        let name = SymbolicString([
            .hole(
                Unknown(
                    UnknownSource(attribute: nil, reason: reason),
                    identity: AttributeIdentity(address: address, path: AttributePath(attribute: "name"))
                )
            )
        ])
        let arn = SymbolicString("arn:aws:iam::\(account):role/") + name
        return RequestPrincipal(.role, arn, account: account.isEmpty ? nil : SymbolicString(account))
    }
}
