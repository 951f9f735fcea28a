import IAM
import Symbolic
import TerraformPlan

extension ServiceRequest {
    /// Whether the policy of what is asked for lets the service do it, with what decides.
    var answer: ModelMethod.Answer {
        guard let arn = target.arn else { return .init(unknown) }
        let resource = RequestedResource(arn, in: plan)
        guard let action = target.actions.first, let policies = policies(of: resource, for: ActionName(action)) else {
            return .init(.unknown(isElsewhere))
        }
        let layers = PolicyLayers(
            resource: policies,
            controls: plan.controls.filter { $0.layer == .resourceControl }
        )
        let decisions = possiblePrincipals.map { name in
            plan.evaluator.decide(
                AccessRequest(
                    principal: RequestPrincipal(.service, name),
                    action: ActionName(action),
                    resource: arn,
                    context: context(for: resource, as: name)
                ),
                layers
            )
        }
        guard let first = decisions.first else { return .init(.absent) }
        if decisions.contains(where: { $0.truth != first.truth }), let doubt = regions?.doubt {
            return .init(.unknown(doubt))
        }
        return answer(first, layers)
    }

    /// The policies of what is asked for; nil where the plan has nothing of them.
    ///
    /// Of what is only read the plan has the whole policy, or grants besides which there may be others.
    private func policies(of resource: RequestedResource, for action: ActionName) -> PolicySet? {
        guard let instance = resource.instance else { return nil }
        let own = plan.resourcePolicies.policies(of: resource, for: action, isOfOtherAccount: false)
        if instance.address.mode == .managed { return own ?? .empty }
        guard let own, !own.attached.isEmpty else { return nil }
        let isWhole = ResourcePolicyTable.kinds[instance.address.type]?.documents.isEmpty == false
        return isWhole ? own : PolicySet(own.attached, unseen: own.unseen, elsewhere: own.elsewhere + [isElsewhere])
    }

    /// Why nobody can tell.
    private var isElsewhere: Unknown {
        let reason = "the policy of \(label ?? "the resource") is managed outside this plan"
        return Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
    }

    private func answer(_ decision: Decision, _ layers: PolicyLayers) -> ModelMethod.Answer {
        switch decision {
        case .allowed(let statements):
            return .init(.bool(true), facts: statements.map { Fact("\($0.name) allows it", at: $0.location) })
        case .notAllowed(let denial):
            return .init(.bool(false), facts: facts(of: denial, layers))
        case .cannotTell(let doubt):
            let sources = doubt.unknowns.reduce(nil as Unknown?) { $0?.merging($1) ?? $1.derived }
            let fallback = Unknown(UnknownSource(attribute: nil, reason: .undecided(doubt.explanation)))
            return .init(.unknown(sources ?? fallback), facts: [Fact(doubt.explanation)])
        }
    }

    private func facts(of denial: Denial, _ layers: PolicyLayers) -> [Fact] {
        let denying = denial.denying.map { Fact("\($0.name) denies it", at: $0.location) }
        guard denying.isEmpty else { return denying }
        let policies = layers.resource?.attached ?? []
        guard !policies.isEmpty else { return [Fact("\(label ?? "the resource") has no policy")] }
        return policies.map { Fact("\($0.label) does not allow it", at: $0.location) }
    }
}
