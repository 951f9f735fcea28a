import IAM
import Symbolic
import TerraformPlan

extension Consumer {
    /// Who assumes the role: of each list, one.
    var assumedBy: ModelValue {
        switch otherTrust {
        case .unknown(let unknown): .unknown(unknown)
        case .known(let other?): .list(other.assumedBy.map { ModelValue($0) })
        case .known(nil): usuallyAssumedBy
        }
    }

    /// The page that tells who assumes the role.
    var trustPage: String {
        if case .known(let other?) = otherTrust { other.page } else { role.trustPage }
    }

    /// Whether the role's trust policy lets a principal assume the role for the consumer.
    func trusts(_ principal: ModelValue) -> ModelMethod.Answer {
        guard case .object(let object) = place.role, let role = object as? Role else {
            return .init(place.role.unknownOrAbsent)
        }
        let answer = role.trusts(principal, sourceARN: sourceARN)
        guard case .bool(false) = answer.value, let name = principal.symbolicText, let doubt = doubtOfTags(name, role)
        else { return answer }
        return .init(.unknown(doubt))
    }

    /// What to do so that a principal may assume the role for the consumer.
    func trustAdvice(_ principal: ModelValue) -> ModelMethod.Answer {
        guard case .object(let object) = place.role, let role = object as? Role else {
            return .init(place.role.unknownOrAbsent)
        }
        return role.trustAdvice(principal, sourceARN: sourceARN)
    }

    /// What a service tells as the resource for which it assumes the role; nil where no page says so.
    private var sourceARN: SymbolicString? {
        role.isAssumedByName ? NeedTarget.arn(of: instance, in: plan) : nil
    }

    /// Why an association of pods may do with a role that lets no tags be passed; nil where it cannot.
    ///
    /// No page says whether EKS needs `sts:TagSession` where it is told to pass no tags
    /// (eks/latest/APIReference/API_PodIdentityAssociation, `disableSessionTags`).
    private func doubtOfTags(_ principal: SymbolicString, _ role: Role) -> Unknown? {
        guard instance.address.type == "aws_eks_pod_identity_association",
            role.trusts(principal, "sts:AssumeRole").decision.truth != .no
        else { return nil }
        switch ConsumerNeed.Condition.holds("disable_session_tags", isOneOf: ["true"], of: instance, in: plan) {
        case .no: return nil
        case .unknown(let unknown): return unknown.derived
        case .yes:
            let reason = "whether sts:TagSession is needed where no session tags are passed"
            return Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
        }
    }

    private enum FoundTrust {
        case known(ConsumerRole.OtherTrust?)
        case unknown(Unknown)
    }

    /// Who assumes the role instead of the usual ones; none where these do.
    private var otherTrust: FoundTrust {
        for other in role.otherwiseAssumedBy {
            switch other.holds(for: instance, in: plan) {
            case .yes: return .known(other)
            case .unknown(let unknown): return .unknown(unknown.derived)
            case .no: continue
            }
        }
        return .known(nil)
    }

    private var usuallyAssumedBy: ModelValue {
        guard role.isTrustRegional else { return role.assumedByAnywhere }
        let region = plan.identities.context(of: instance).region.known
        let lists = role.assumedBy.compactMap { principals -> ModelValue? in
            let known = principals.compactMap { principal in
                principal.utf8.contains(UInt8(ascii: "{"))
                    ? region.map { principal.replacing("{region}", with: $0) } : principal
            }
            return known.isEmpty ? nil : ModelValue(known)
        }
        return .list(lists)
    }
}

extension ConsumerRole.OtherTrust {
    fileprivate func holds(for instance: ResourceInstance, in plan: PlanModel) -> ConditionResult {
        guard let values else { return ConsumerNeed.Condition.isSet(attribute.root, in: instance, of: plan) }
        return ConsumerNeed.Condition.holds(attribute, isOneOf: values, of: instance, in: plan)
    }
}
