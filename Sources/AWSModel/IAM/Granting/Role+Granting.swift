import IAM
import Symbolic
import TerraformPlan

extension Role {
    /// What to add to the role's policies so that it is allowed actions on a resource, and may decrypt it where a
    /// customer key encrypts it.
    func grant(_ actions: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard case .list(let values) = actions, let text = resource.symbolicText else { return .init(.absent) }
        var grants = [GrantAdvice.Grant(actions: values.compactMap(\.knownText), resource: text)]
        if let key = customerKey(of: text), decide(RoleRequest(action: "kms:Decrypt", resource: key)).answer.isRefused {
            grants.append(GrantAdvice.Grant(actions: ["kms:Decrypt"], resource: key))
        }
        return answer(grants, isSensitive: resource.isSensitive)
    }

    /// What to add to the role's policies so that it may decrypt a secret or parameter.
    func decryptGrant(_ resource: ModelValue) -> ModelMethod.Answer {
        guard let text = resource.symbolicText, let key = customerKey(of: text) else { return .init(.absent) }
        return answer(
            [GrantAdvice.Grant(actions: ["kms:Decrypt"], resource: key)],
            isSensitive: resource.isSensitive
        )
    }

    private func answer(_ grants: [GrantAdvice.Grant], isSensitive: Bool) -> ModelMethod.Answer {
        guard !isSensitive else {
            return .init(.object(Snippet("Grant it on what is named there; the plan marks that as sensitive.")))
        }
        return .init(.object(Snippet(GrantAdvice(self).advice(for: grants))))
    }

    /// The customer key that encrypts a secret or parameter of the plan.
    private func customerKey(of resource: SymbolicString) -> SymbolicString? {
        guard let instance = plan.resourcePolicies.lookup.instance(of: resource),
            case .customer(let key) = EncryptionKey(of: instance, in: plan)
        else { return nil }
        return key
    }
}

extension ModelMethod.Answer {
    fileprivate var isRefused: Bool {
        if case .bool(false) = value { true } else { false }
    }
}

extension ModelValue {
    fileprivate var isSensitive: Bool {
        if case .sensitive = self { true } else { false }
    }
}
