import IAM
import Symbolic
import TerraformPlan

extension Role {
    /// What to add to the role's policies so that it is allowed actions on a resource, and may decrypt it where a
    /// customer key encrypts it.
    func grant(_ actions: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard case .list(let values) = actions, let text = resource.symbolicText else { return .init(.absent) }
        var grants = [GrantAdvice.Grant(actions: values.compactMap(\.knownText), resource: text)]
        var isSensitive = resource.isSensitive
        if let (request, isMarked) = decryptRequest(for: text), decide(request).answer.isRefused {
            grants.append(GrantAdvice.Grant(request))
            isSensitive = isSensitive || isMarked
        }
        return answer(grants, isSensitive: isSensitive)
    }

    /// What to add to the role's policies so that it may decrypt a secret or parameter.
    func decryptGrant(_ resource: ModelValue) -> ModelMethod.Answer {
        guard let text = resource.symbolicText else { return .init(.absent) }
        guard let (request, isMarked) = decryptRequest(for: text) else {
            guard let secret = plan.resourcePolicies.lookup.instance(of: text), isSecretOfOtherAccount(text, secret)
            else { return .init(.absent) }
            let key = "Encrypt \(secret.addressText) with a customer key"
            let grants = "allow kms:Decrypt on it to \(label), in the policy of the key and in the role's own"
            return .init(.object(Snippet("\(key), and \(grants).")))
        }
        return answer([GrantAdvice.Grant(request)], isSensitive: resource.isSensitive || isMarked)
    }

    private func answer(_ grants: [GrantAdvice.Grant], isSensitive: Bool) -> ModelMethod.Answer {
        guard !isSensitive else {
            return .init(.object(Snippet("Grant it on what is named there; the plan marks that as sensitive.")))
        }
        var lifting: [String] = []
        var missing: [GrantAdvice.Grant] = []
        for grant in grants {
            if let advice = obstacle(to: grant) {
                if !lifting.contains(advice) { lifting.append(advice) }
            } else {
                missing.append(grant)
            }
        }
        if !missing.isEmpty { lifting.append(GrantAdvice(self).advice(for: missing)) }
        return .init(.object(Snippet(lifting.joined(separator: "\n"))))
    }

    /// What to do where no policy of the role's own would help; nil where one would.
    private func obstacle(to grant: GrantAdvice.Grant) -> String? {
        for action in grant.actions {
            let request = RoleRequest(action: action, resource: grant.resource, context: grant.context)
            guard case .notAllowed(let denial) = decide(request).decision else { continue }
            switch denial.reason {
            case .nothingAllows: continue
            case .explicitDeny:
                let names = denial.denying.prefix(3).map(\.name).joined(separator: " and ")
                return "No grant outweighs a Deny: take \(action) on this resource, or the role, out of \(names)."
            case .boundary: return "Allow \(action) in the permissions boundary of \(label), too."
            case .session: return "Allow \(action) in the session policy, too."
            case .resourcePolicy: return "Allow \(action) to \(label) in the policy of the resource, too."
            case .control: return "Let the organization's policy allow \(action)."
            case .contradiction: return denial.adviceOnContradiction(action)
            }
        }
        return nil
    }

    /// The request that decrypts a secret or parameter of the plan, where a customer key encrypts it, and whether the plan
    /// marks that key as sensitive.
    private func decryptRequest(for resource: SymbolicString) -> (request: RoleRequest, isMarked: Bool)? {
        guard let instance = plan.keyHolder(of: resource),
            case .customer(let key, let isSensitive) = EncryptionKey(of: instance, in: plan)
        else { return nil }
        return (decryptRequest(with: key, for: resource, instance), isSensitive)
    }
}

extension Denial {
    /// What to change where no request meets all that is asked of it.
    func adviceOnContradiction(_ action: String) -> String {
        let conditional = opposed.filter { !$0.keys.isEmpty }
        var keys: [String] = []
        for key in conditional.flatMap(\.keys) where !keys.contains(key) { keys.append(key) }
        let conditions = keys.isEmpty ? "" : "the conditions on `\(keys.joined(separator: "`, `"))` of "
        let names = (conditional.isEmpty ? opposed : conditional).prefix(3).map(\.match.name).joined(separator: " and ")
        return "Change \(conditions)\(names): no request for \(action) meets all that is asked."
    }
}

extension GrantAdvice.Grant {
    /// What a request is for.
    fileprivate init(_ request: RoleRequest) {
        self.init(actions: [request.action], resource: request.resource, context: request.context)
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
