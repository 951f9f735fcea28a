import IAM
import Symbolic
import TerraformPlan

extension Role {
    /// Whether the role may do an action also on a secret or parameter that has nothing to do with a given one but
    /// account and region.
    func allowsBeyond(_ action: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        guard let other = Role.stranger(to: shape(of: text)) else {
            let reason = "not enough of the ARN is known"
            let unknown = text.unknown ?? Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
            return .init(.unknown(unknown.derived))
        }
        return decide(RoleRequest(action: name, resource: other)).answer
    }

    /// The parts of an ARN that is known only as that of a resource.
    private func shape(of text: SymbolicString) -> SymbolicString {
        guard let identity = text.wholeHole?.identity,
            let instance = plan.plan.instances.instance(identity.address),
            let arn = ResourceARNForm.of[identity.address.type]?.arn(
                of: instance,
                in: plan.identities.context(of: instance)
            )
        else { return text }
        return arn
    }

    /// The ARN of a resource of the same kind, account and region whose name nobody gives.
    private static func stranger(to text: SymbolicString) -> SymbolicString? {
        if let known = text.known {
            guard let arn = KnownARN(known), let other = stranger(of: arn[.service]) else { return nil }
            return SymbolicString(arn.head(before: .resource) + other)
        }
        guard var arn = ARN(text), let service = arn.service.known, let other = stranger(of: service) else {
            return nil
        }
        arn.resource = SymbolicString(other)
        return arn.text
    }

    /// What names a resource of a service that nobody gives such a name.
    private static func stranger(of service: String) -> String? {
        switch service {
        case "secretsmanager": "secret:0/unrelated/0-AaBb01"
        case "ssm": "parameter/0/unrelated/0"
        default: nil
        }
    }
}
