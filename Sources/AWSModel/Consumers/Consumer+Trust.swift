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
