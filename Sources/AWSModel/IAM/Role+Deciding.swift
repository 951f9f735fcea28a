import IAM
import Symbolic
import TerraformPlan

/// Who makes a request, and what is known of its context whatever it is for.
struct Requester: Sendable {
    let principal: RequestPrincipal
    let context: RequestContext
}

extension Role {
    /// Whether the role's policies allow an action on a resource, with the statements that decide.
    func allows(_ action: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        let permissions = policies
        let request = request(name, on: text)
        let layers = PolicyLayers(
            identity: permissions.identity,
            boundaries: permissions.boundary.map { [$0] } ?? [],
            resource: plan.resourcePolicies.policies(of: text)
        )
        let decision = plan.evaluator.decide(request, layers)
        if permissions.identity.attached.contains(where: \.isAWSManaged) { plan.noteManagedPolicies() }
        let evidence = DecisionEvidence(role: self, action: name, resource: text)
        switch decision {
        case .allowed(let statements):
            return .init(.bool(true), facts: evidence.allowed(by: statements))
        case .notAllowed(let denial):
            return .init(.bool(false), facts: evidence.denied(denial, permissions))
        case .cannotTell(let doubt):
            return .init(.unknown(evidence.unknown(of: doubt)), facts: evidence.doubted(doubt, permissions))
        }
    }

    /// The statement that would grant an action on a resource, as JSON; holes stand as Terraform references.
    func statement(_ action: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let text = resource.symbolicText else { return .init(resource.unknownOrAbsent) }
        let target = DecisionEvidence.configurationText(text)
        return .init(.string(#"{"Effect": "Allow", "Action": "\#(name)", "Resource": "\#(target)"}"#))
    }

    /// The request that a service makes with the role.
    private func request(_ action: String, on resource: SymbolicString) -> AccessRequest {
        let requester = requester.value { makeRequester() }
        var context = requester.context
        plan.tags.add(to: &context, of: resource)
        return AccessRequest(principal: requester.principal, action: action, resource: resource, context: context)
    }

    /// The role as it makes requests: what is known of their context, iam.md §5.3.
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
        for key in [
            "aws:username", "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:SourceArn",
            "aws:SourceAccount",
        ] {
            context[key] = .absent
        }
        plan.tags.add(to: &context, of: self)
        return Requester(principal: .role(arn), context: context)
    }
}

extension ModelValue {
    /// The text of a string that is wholly known.
    fileprivate var knownText: String? {
        switch self {
        case .string(let text): text
        case .sensitive(let inner): inner.knownText
        default: nil
        }
    }

    /// The text of a string with its holes; an unknown with an identity is one hole.
    fileprivate var symbolicText: SymbolicString? {
        switch self {
        case .string(let text): SymbolicString(text)
        case .text(let text): text
        case .unknown(let unknown) where unknown.identity != nil: SymbolicString([.hole(unknown)])
        case .sensitive(let inner): inner.symbolicText
        default: nil
        }
    }

    /// What a question without a proper argument is answered with.
    fileprivate var unknownOrAbsent: ModelValue {
        if case .unknown = self { self } else { .absent }
    }
}
