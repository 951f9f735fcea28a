import IAM
import Symbolic
import TerraformPlan

/// A request that is made with a role.
struct RoleRequest: Hashable, Sendable {
    var action: String
    var resource: SymbolicString
    /// What is known of the request besides what role and resource tell, by the names of condition keys.
    var context: [String: RequestContext.Entry] = [:]
}

/// How a request with a role is decided.
final class RoleDecision: Sendable {
    let decision: Decision
    /// The answer as rules see it, with what tells the facts: most decisions are never shown.
    let answer: ModelMethod.Answer

    init(decision: Decision, facts: @autoclosure @escaping @Sendable () -> [Fact]) {
        self.decision = decision
        let value: ModelValue =
            switch decision {
            case .allowed: .bool(true)
            case .notAllowed: .bool(false)
            case .cannotTell(let doubt): .unknown(DecisionEvidence.unknown(of: doubt))
            }
        answer = .init(value, from: FactSource(facts))
    }

    /// What only policies decide that nobody sees.
    convenience init(unseen set: PolicySet) {
        let doubt = Doubt(unseen: set)
        self.init(decision: .cannotTell(doubt), facts: [Fact(doubt.explanation)])
    }

    /// What the answer depends on; nil for a definite one.
    var unknown: Unknown? {
        if case .unknown(let unknown) = answer.value { unknown } else { nil }
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

    /// What is found out about a request before it is decided.
    private struct Inquiry {
        let principal: RequestPrincipal
        let action: ActionName
        let resource: RequestedResource
        let relation: RequestedResource.Relation

        init(_ request: RoleRequest, of role: Role) {
            principal = role.principal
            action = ActionName(request.action)
            resource = RequestedResource(request.resource, in: role.plan)
            relation = resource.relation(to: principal.account)
        }
    }

    private func makeDecision(_ request: RoleRequest) -> RoleDecision {
        let inquiry = Inquiry(request, of: self)
        let permissions = policies
        let isOfOtherAccount = inquiry.relation.accounts == .other
        let resourcePolicies = plan.resourcePolicies.policies(
            of: inquiry.resource,
            for: inquiry.action,
            isOfOtherAccount: isOfOtherAccount
        )
        if inquiry.relation.accounts == .same, permissions.isUnseen, resourcePolicies == nil, plan.controls.isEmpty,
            !inquiry.action.isFree
        {
            // Neither action nor resource changes what only unseen policies decide.
            return undecided.value { RoleDecision(unseen: permissions.identity) }
        }
        let layers = PolicyLayers(
            identity: permissions.identity,
            boundaries: permissions.boundaries,
            resource: resourcePolicies,
            controls: isOfOtherAccount ? plan.controls.map(\.ofOtherAccount) : plan.controls
        )
        return decide(request, inquiry, layers, permissions)
    }

    private func decide(
        _ request: RoleRequest,
        _ inquiry: Inquiry,
        _ layers: PolicyLayers,
        _ permissions: RolePermissions
    ) -> RoleDecision {
        let access = AccessRequest(
            principal: inquiry.principal,
            action: inquiry.action,
            resource: request.resource,
            // Most policies ask for no keys; what is known of these takes longer to find than the answer.
            context: layers.askForKeys(of: inquiry.action)
                ? context(of: request, for: inquiry.resource) : RequestContext(),
            accounts: inquiry.relation.accounts
        )
        let decision = plan.evaluator.decide(access, layers)
        if permissions.identity.hasAWSManaged { plan.noteManagedPolicies() }
        switch decision {
        case .allowed(let statements):
            let isAssumed = inquiry.relation.isAssumed
            return RoleDecision(
                decision: decision,
                facts: self.evidence(of: request).allowed(by: statements, permissions, inAssumedAccount: isAssumed)
            )
        case .notAllowed(let denial):
            return RoleDecision(
                decision: decision,
                facts: self.evidence(of: request).denied(denial, permissions, layers)
            )
        case .cannotTell(let doubt):
            return RoleDecision(
                decision: decision,
                facts: self.evidence(of: request).doubted(doubt, layers)
            )
        }
    }

    private func evidence(of request: RoleRequest) -> DecisionEvidence {
        DecisionEvidence(role: label, action: request.action, resource: request.resource)
    }

    /// The statement that would grant an action on a resource, as JSON; holes stand as Terraform references.
    func statement(_ action: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        let target = DecisionEvidence.configurationText(text)
        return .init(.string(#"{"Effect": "Allow", "Action": "\#(name)", "Resource": "\#(target)"}"#))
    }

    /// The role as it makes requests.
    var principal: RequestPrincipal {
        requester.value {
            if let arn { return .role(arn) }
            if let instance, instance.address.mode == .managed {
                // Its path and the form of its name are known, and that it is no other role's.
                let own = AttributeIdentity(address: instance.address, path: AttributePath(attribute: "arn"))
                let account = plan.identities.context(of: instance).account
                return .role(SymbolicString([.hole(Unknown(attribute: own))]), account: account)
            }
            let reason = UnknownSource.Reason.undecided("the ARN of the role")
            return .role(SymbolicString([.hole(Unknown(UnknownSource(attribute: nil, reason: reason)))]))
        }
    }

    /// What is known of the context: what the role brings, what the resource tells, what the caller knows.
    private func context(of request: RoleRequest, for resource: RequestedResource) -> RequestContext {
        var context = ownContext.value { makeOwnContext() }
        if let instance = resource.instance {
            plan.tags.add(to: &context, of: instance)
            if let aliases = plan.keyAliases.entry(of: instance) { context["kms:ResourceAliases"] = aliases }
        }
        if request.action.prefix(4).lowercased() == "kms:" { context.othersMayBeThere(under: "kms:") }
        if let account = resource.account { context["aws:ResourceAccount"] = .value(account) }
        if let region = resource.region { context["aws:RequestedRegion"] = .value(region) }
        if let id = resource.secretID { context["secretsmanager:SecretId"] = .value(id) }
        for (key, entry) in request.context { context[key] = entry }
        // Who knows which pairs the encryption context has knows that there are no others.
        if case .values? = request.context["kms:EncryptionContextKeys"] {
            context.othersAreAbsent(under: "kms:EncryptionContext:")
        }
        return context
    }

    /// What is known of the context of all requests that are made with the role.
    private func makeOwnContext() -> RequestContext {
        var context = RequestContext()
        context["aws:PrincipalArn"] = .value(principal.name)
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
        // They are those of the requests to KMS only (kms/latest/developerguide/conditions-kms).
        context.othersAreAbsent(under: "kms:")
        if let account = principal.account { context["aws:PrincipalAccount"] = .value(account) }
        plan.tags.add(to: &context, of: self, mayBeTagged: mayBeTagged)
        return context
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
