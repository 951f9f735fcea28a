import IAM
import Symbolic
import TerraformPlan

/// Who makes a request, and what is known of its context whatever it is for.
struct Requester: Sendable {
    let principal: RequestPrincipal
    let context: RequestContext
}

/// A request that is made with a role.
struct RoleRequest: Hashable, Sendable {
    var action: String
    var resource: SymbolicString
    /// What is known of the request besides what role and resource tell, by the names of condition keys.
    var context: [String: RequestContext.Entry] = [:]
}

/// How a request with a role is decided.
struct RoleDecision: Sendable {
    let decision: Decision
    /// The facts that decide it, in order.
    let facts: [Fact]
    /// What the answer depends on; nil for a definite one.
    let unknown: Unknown?

    /// The answer as rules see it.
    var answer: ModelMethod.Answer {
        switch decision {
        case .allowed: .init(.bool(true), facts: facts)
        case .notAllowed: .init(.bool(false), facts: facts)
        case .cannotTell: .init(unknown.map { .unknown($0) } ?? .absent, facts: facts)
        }
    }
}

extension Role {
    /// Whether the role's policies allow an action on a resource, with the statements that decide.
    func allows(_ action: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        return decide(RoleRequest(action: name, resource: text)).answer
    }

    /// Decides a request that a service makes with the role; each request once.
    func decide(_ request: RoleRequest) -> RoleDecision {
        decided.value(for: request) { makeDecision(request) }
    }

    private func makeDecision(_ request: RoleRequest) -> RoleDecision {
        let permissions = policies
        let access = accessRequest(request)
        let service = String(request.action.prefix { $0 != ":" }).lowercased()
        let layers = PolicyLayers(
            identity: permissions.identity,
            boundaries: permissions.boundary.map { [$0] } ?? [],
            resource: plan.resourcePolicies.policies(
                of: request.resource,
                service: service,
                isOfOtherAccount: access.accounts == .other
            ),
            controls: plan.controls
        )
        let decision = plan.evaluator.decide(access, layers)
        if permissions.identity.attached.contains(where: \.isAWSManaged) { plan.noteManagedPolicies() }
        let evidence = DecisionEvidence(role: self, action: request.action, resource: request.resource)
        switch decision {
        case .allowed(let statements):
            return RoleDecision(decision: decision, facts: evidence.allowed(by: statements), unknown: nil)
        case .notAllowed(let denial):
            return RoleDecision(decision: decision, facts: evidence.denied(denial, permissions, layers), unknown: nil)
        case .cannotTell(let doubt):
            return RoleDecision(
                decision: decision,
                facts: evidence.doubted(doubt, layers),
                unknown: evidence.unknown(of: doubt)
            )
        }
    }

    /// The statement that would grant an action on a resource, as JSON; holes stand as Terraform references.
    func statement(_ action: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        let target = DecisionEvidence.configurationText(text)
        return .init(.string(#"{"Effect": "Allow", "Action": "\#(name)", "Resource": "\#(target)"}"#))
    }

    /// The request with its context: what the role brings, what the resource tells, what the caller knows.
    private func accessRequest(_ request: RoleRequest) -> AccessRequest {
        let requester = requester.value { makeRequester() }
        var context = requester.context
        let instance = plan.resourcePolicies.lookup.instance(of: request.resource)
        if let instance { plan.tags.add(to: &context, of: instance) }
        let place = ResourcePlace(of: request.resource, instance, in: plan.identities)
        if let account = place.account { context["aws:ResourceAccount"] = .value(account) }
        if let region = place.region { context["aws:RequestedRegion"] = .value(region) }
        for (key, entry) in request.context { context[key] = entry }
        return AccessRequest(
            principal: requester.principal,
            action: request.action,
            resource: request.resource,
            context: context,
            accounts: place.relation(to: requester.principal.account, plan.evaluator)
        )
    }

    /// The role as it makes requests: what is known of their context whatever they are for.
    private func makeRequester() -> Requester {
        let arn =
            arn
            ?? SymbolicString([.hole(Unknown(UnknownSource(attribute: nil, reason: .undecided("the ARN of the role"))))]
            )
        var context = RequestContext()
        context["aws:PrincipalArn"] = .value(arn)
        context["aws:SecureTransport"] = .value(SymbolicString("true"))
        context["aws:PrincipalIsAWSService"] = .value(SymbolicString("false"))
        context["aws:PrincipalType"] = .value(SymbolicString("AssumedRole"))
        // Keys of users, of logins, and of requests that a service makes in its own name
        // (IAM/latest/UserGuide/reference_policies_condition-keys).
        for key in [
            "aws:username", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:SourceArn",
            "aws:SourceAccount",
        ] {
            context[key] = .absent
        }
        let principal = RequestPrincipal.role(arn)
        if let account = principal.account { context["aws:PrincipalAccount"] = .value(account) }
        plan.tags.add(to: &context, of: self, mayBeTagged: mayBeTagged)
        return Requester(principal: principal, context: context)
    }
}

/// The account and the region of a resource, as far as its ARN or the plan tells.
struct ResourcePlace {
    private(set) var account: SymbolicString?
    private(set) var region: SymbolicString?

    init(of resource: SymbolicString, _ instance: ResourceInstance?, in identities: Identities) {
        if let arn = ARN(resource) {
            if arn.account.known != "" { account = arn.account }
            if arn.region.known != "" { region = arn.region }
        }
        guard let instance, instance.address.mode == .managed else { return }
        let context = identities.context(of: instance)
        account = account ?? context.account
        // A bucket's region is that of the request, a role has none.
        if region == nil, !["aws_iam_role", "aws_iam_policy", "aws_iam_user"].contains(instance.address.type) {
            region = context.region
        }
    }

    /// How the resource's account lies to another; where nobody can tell, it is taken to be the same.
    func relation(to other: SymbolicString?, _ evaluator: PolicyEvaluator) -> AccessRequest.AccountRelation {
        guard let account, let other else { return .same }
        return evaluator.areEqual(account, other) == .no ? .other : .same
    }
}

extension ModelValue {
    /// The text of a string that is wholly known.
    var knownText: String? {
        switch self {
        case .string(let text): text
        case .sensitive(let inner): inner.knownText
        default: nil
        }
    }

    /// The text of a string with its holes; an unknown with an identity is one hole.
    var symbolicText: SymbolicString? {
        switch self {
        case .string(let text): SymbolicString(text)
        case .text(let text): text
        case .unknown(let unknown) where unknown.identity != nil: SymbolicString([.hole(unknown)])
        case .sensitive(let inner): inner.symbolicText
        default: nil
        }
    }

    /// What a question without a proper argument is answered with.
    var unknownOrAbsent: ModelValue {
        if case .unknown = self { self } else { .absent }
    }
}
