import IAM
import Symbolic
import TerraformPlan

extension Role {
    /// The trust policy; nil for a role that the plan does not have.
    private var trustPolicy: AttachedPolicy? {
        guard let instance, let value = instance.attribute("assume_role_policy"), !value.isNull else { return nil }
        return AttachedPolicy(
            label: "the trust policy of \(self.label)",
            document: plan.iam.documents.document(at: "assume_role_policy", of: instance),
            at: self.plan.iam.documents.place("assume_role_policy", of: instance)
        )
    }

    /// Whether a service, a provider of identities or another principal may assume the role, with what decides.
    ///
    /// - Parameters:
    ///   - principal: The name of a service, or an ARN.
    ///   - sourceARN: The ARN of the resource for which a service assumes the role; nil where it is not known.
    /// - Returns: Whether it may, with the facts.
    func trusts(_ principal: ModelValue, sourceARN: SymbolicString? = nil) -> ModelMethod.Answer {
        guard let name = principal.symbolicText else { return .init(principal.unknownOrAbsent) }
        var decisive: RoleDecision?
        for action in Role.assumingActions(of: name) {
            let decision = trusts(name, action, sourceARN: sourceARN)
            switch decision.decision.truth {
            case .no: return doubtInChina(name, action, sourceARN) ?? decision.answer
            case .unknown: if decisive?.unknown == nil { decisive = decision }
            case .yes: if decisive == nil { decisive = decision }
            }
        }
        return decisive?.answer ?? .init(.absent)
    }

    /// Why a service that the trust policy does not name may still be trusted; nil where nothing says so.
    ///
    /// In the regions of China some services have principals under `amazonaws.com.cn` (ec2, in
    /// eks/latest/userguide/create-node-role), and no page says of which ones IAM refuses these.
    private func doubtInChina(
        _ principal: SymbolicString,
        _ action: String,
        _ sourceARN: SymbolicString?
    ) -> ModelMethod.Answer? {
        guard let name = principal.known, name.hasSuffix(".amazonaws.com"), let instance,
            plan.identities.context(of: instance).partition.known ?? "aws-cn" == "aws-cn",
            trusts(SymbolicString(name + ".cn"), action, sourceARN: sourceARN).decision.truth != .no
        else { return nil }
        let reason = "whether \(name).cn, which \(label) trusts, stands for \(name)"
        return .init(.unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))))
    }

    /// Whether a principal may assume the role by an action.
    ///
    /// - Parameters:
    ///   - principal: The name of a service, or an ARN.
    ///   - action: `sts:AssumeRole` or one of its kind.
    ///   - sourceARN: The ARN of the resource for which a service assumes the role; nil where it is not known.
    /// - Returns: The decision with its facts.
    func trusts(_ principal: SymbolicString, _ action: String, sourceARN: SymbolicString? = nil) -> RoleDecision {
        if let trustPolicy {
            return decideTrust(principal, action, sourceARN, PolicySet([trustPolicy]), trustPolicy)
        }
        guard resourceControls.isEmpty else { return decideTrust(principal, action, sourceARN, unseenTrust, nil) }
        // Neither principal nor action changes what only an unseen policy decides.
        return undecidedTrust.value { RoleDecision(unseen: unseenTrust) }
    }

    /// The resource control policies, which bind requests to assume a role.
    private var resourceControls: [ControlPolicies] { plan.controls.filter { $0.layer == .resourceControl } }

    private func decideTrust(
        _ principal: SymbolicString,
        _ action: String,
        _ sourceARN: SymbolicString?,
        _ policies: PolicySet,
        _ trustPolicy: AttachedPolicy?
    ) -> RoleDecision {
        let layers = PolicyLayers(resource: policies, controls: resourceControls)
        let request = trustRequest(principal, action, sourceARN, layers)
        let decision = plan.evaluator.decide(request, layers)
        let evidence = DecisionEvidence(role: label, action: action, resource: request.resource)
        switch decision {
        case .allowed(let statements):
            return RoleDecision(decision: decision, facts: evidence.allowed(by: statements))
        case .notAllowed(let denial):
            return RoleDecision(
                decision: decision,
                facts: evidence.notTrusted(principal, denial, trustPolicy, self.refusals(of: request, layers))
            )
        case .cannotTell(let doubt):
            return RoleDecision(
                decision: decision,
                facts: evidence.doubted(doubt, layers)
            )
        }
    }

    private func trustRequest(
        _ principal: SymbolicString,
        _ action: String,
        _ sourceARN: SymbolicString?,
        _ layers: PolicyLayers
    ) -> AccessRequest {
        let who = Role.principal(principal)
        let action = ActionName(action)
        return AccessRequest(
            principal: who,
            action: action,
            resource: arn ?? SymbolicString(),
            context: layers.askForKeys(of: action) ? trustContext(of: who, sourceARN) : RequestContext()
        )
    }

    /// The statements that would allow a request but for their conditions.
    private func refusals(of request: AccessRequest, _ layers: PolicyLayers) -> [RequestTrace.Statement] {
        plan.evaluator.trace(request, layers).statements.filter { statement in
            statement.match.layer == .resource && statement.match.statement.effect == .allow
                && statement.action == .yes && statement.principal == .yes
                && statement.conditions.contains { $0.holds == .no }
        }
    }

    /// What to do so that a principal may assume the role.
    func trustAdvice(_ principal: ModelValue, sourceARN: SymbolicString? = nil) -> ModelMethod.Answer {
        guard let name = principal.symbolicText else { return .init(principal.unknownOrAbsent) }
        let shown = DecisionEvidence.configurationText(name)
        let refused = Role.assumingActions(of: name).first {
            trusts(name, $0, sourceARN: sourceARN).decision.truth == .no
        }
        let action = refused ?? "sts:AssumeRole"
        if let trustPolicy {
            let layers = PolicyLayers(resource: PolicySet([trustPolicy]), controls: resourceControls)
            let request = trustRequest(name, action, sourceARN, layers)
            if case .notAllowed(let denial) = plan.evaluator.decide(request, layers) {
                if let denying = denial.denying.first {
                    return .init(.string("Take `\(shown)` out of \(denying.name), which denies it `\(action)`."))
                }
                if denial.reason == .contradiction { return .init(.string(denial.adviceOnContradiction(action))) }
            }
            if let refusal = refusals(of: request, layers).first {
                let keys = refusal.refusingKeys
                let condition = keys.isEmpty ? "the condition" : "the condition on `\(keys.joined(separator: "`, `"))`"
                let place = "\(condition) of \(refusal.match.name)"
                return .init(.string("Change \(place) so that it holds for `\(shown)`, or remove it."))
            }
        }
        let kind = Role.principal(name).kind == .service ? " of type `Service`" : ""
        return .init(
            .string("Allow `\(action)` in the role's assume_role_policy for the principal `\(shown)`\(kind).")
        )
    }

    /// What is known of the context of a request to assume the role.
    private func trustContext(of principal: RequestPrincipal, _ sourceARN: SymbolicString?) -> RequestContext {
        var context = RequestContext()
        switch principal.kind {
        case .service:
            context = .ofService
            if let account = self.principal.account { context["aws:SourceAccount"] = .value(account) }
            context["sts:ExternalId"] = externalID(from: principal.name)
            if let sourceARN { context["aws:SourceArn"] = .value(sourceARN) }
        case .federated:
            // The requests have no such parameter (STS/latest/APIReference/API_AssumeRoleWithWebIdentity and WithSAML).
            context["sts:ExternalId"] = .absent
        case .role, .session, .user: break
        }
        return context
    }

    /// What a service passes as the external id, which is for third parties: nothing, but for a few.
    ///
    /// Source: AmazonCloudWatch/latest/logs/CreateFirehoseStream; ses/latest/dg/event-publishing-add-event-destination-firehose;
    /// cognito-user-identity-pools/latest/APIReference/API_SmsConfigurationType.
    private func externalID(from service: SymbolicString) -> RequestContext.Entry {
        switch service.known {
        case "firehose.amazonaws.com": principal.account.map { .value($0) } ?? .present
        case "ses.amazonaws.com", "cognito-idp.amazonaws.com", nil: .unknown
        default: .absent
        }
    }

    /// The trust policy of a role that the plan does not have.
    private var unseenTrust: PolicySet {
        let reason = "the trust policy of \(label) is managed outside this plan"
        return PolicySet([], unseen: [Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))])
    }

    /// Whether the trust policy lets sessions bring tags; so where it is not known.
    var mayBeTagged: Bool {
        guard let document = trustPolicy?.document, document.open.isEmpty else { return true }
        let set = PolicySet([AttachedPolicy(label: "", document: document)])
        return plan.evaluator.mayAllow("sts:TagSession", set)
    }

    /// Who a name is the name of.
    private static func principal(_ name: SymbolicString) -> RequestPrincipal {
        guard name.prefix.begins(with: "arn:"), let arn = ARN(name) else { return RequestPrincipal(.service, name) }
        let resource = arn.resource.prefix
        if resource.hasPrefix("oidc-provider/") || resource.hasPrefix("saml-provider/") {
            return RequestPrincipal(.federated, name)
        }
        if resource.hasPrefix("user/") { return RequestPrincipal(.user, name) }
        return RequestPrincipal(resource.hasPrefix("assumed-role/") ? .session : .role, name)
    }

    /// The actions by which a principal assumes a role: all of them are needed
    /// (IAM/latest/UserGuide/id_roles_providers, eks/latest/userguide/pod-id-role).
    private static func assumingActions(of principal: SymbolicString) -> [String] {
        if principal.prefix.begins(with: "arn:") {
            let resource = ARN(principal)?.resource.prefix ?? ""
            if resource.hasPrefix("oidc-provider/") { return ["sts:AssumeRoleWithWebIdentity"] }
            if resource.hasPrefix("saml-provider/") { return ["sts:AssumeRoleWithSAML"] }
        }
        return principal.known == "pods.eks.amazonaws.com" ? actionsOfPods : actionsOfOthers
    }

    private static let actionsOfPods = ["sts:AssumeRole", "sts:TagSession"]
    private static let actionsOfOthers = ["sts:AssumeRole"]
}

extension RequestTrace.Statement {
    /// The keys whose conditions do not hold; none of a policy that is sensitive.
    var refusingKeys: [String] {
        guard !match.policy.document.isSensitive else { return [] }
        return conditions.filter { $0.holds == .no }.compactMap(\.key)
    }
}
