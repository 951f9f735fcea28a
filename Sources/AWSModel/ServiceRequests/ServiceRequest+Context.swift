import IAM
import Symbolic
import TerraformPlan

extension ServiceRequest {
    /// In whose name the service asks: of the one that is linked, else of the one that says so.
    private var source: Source? {
        guard let link = row.source else { return ResourceARNForm.of[row.type] == nil ? nil : .resource(instance) }
        guard let named = AttributeReading(link.attribute, of: instance, in: plan.plan).occurrences.first else {
            return nil
        }
        if case .instance(let source) = link.target(of: named, instance, in: plan) { return .resource(source) }
        let text = named.followed(in: instance, plan.plan).value.text
        return text.flatMap { arn(of: link.type, named: $0) }.map { .outside($0) }
    }

    /// The ARN of a resource that the plan does not have, by the text that names it: its ARN, or the name of a bucket.
    private func arn(of type: String, named text: SymbolicString) -> SymbolicString? {
        let text = plan.identities.canonical(text)
        if text.prefix.begins(with: "arn:") {
            return type == "aws_secretsmanager_secret" ? plan.identities.completeSecretARN(text) : text
        }
        guard type == "aws_s3_bucket", !text.prefix.isEmpty else { return nil }
        return SymbolicString("arn:") + plan.identities.context(of: instance).partition + SymbolicString(":s3:::")
            + text
    }

    /// The names under which the service may ask; several where they depend on regions that nobody knows.
    var possiblePrincipals: [SymbolicString] { regions?.names ?? [SymbolicString(row.principal)] }

    /// Where the two are, of a service whose name depends on it; nil of others.
    ///
    /// A topic and its subscriptions are of one region (sns/latest/dg/sns-cross-region-delivery).
    var regions: RegionalPrincipal? {
        guard row.isRegional, let arn = target.arn else { return nil }
        let here = plan.identities.context(of: instance)
        let from = source.map { $0.region(in: plan, elseOf: here) } ?? here.region
        let resource = RequestedResource(arn, in: plan)
        let own = resource.instance.map { plan.identities.context(of: $0).region }
        // What is read has the region of its provider, too.
        if let own, plan.evaluator.areEqual(from, own) == .yes {
            return RegionalPrincipal(source: from, target: own, areEqual: .yes)
        }
        guard let to = resource.region ?? own else { return nil }
        return RegionalPrincipal(source: from, target: to, areEqual: plan.evaluator.areEqual(from, to))
    }

    /// What is known of the request that the service makes under a name: the account, and in whose name it asks.
    func context(for resource: RequestedResource, as principal: SymbolicString) -> RequestContext {
        var context = RequestContext.ofService
        let here = plan.identities.context(of: instance)
        if row.source == nil { context["aws:SourceAccount"] = .value(here.account) }
        context["aws:ResourceAccount"] = .value(resource.account ?? here.account)
        context["aws:RequestedRegion"] = .value(resource.region ?? here.region)
        context["aws:PrincipalServiceName"] = .value(principal)
        context["aws:SecureTransport"] = .value(SymbolicString("true"))
        for key in row.absentKeys { context[key] = .absent }
        guard let source else { return context }
        // The account of what sends, which may be another than that of who asks for it.
        if row.tellsAccount, let account = source.account(in: plan) { context["aws:SourceAccount"] = .value(account) }
        context["aws:SourceArn"] = .value(source.arn(in: plan))
        return context
    }

    /// A resource in whose name a service asks.
    private enum Source {
        case resource(ResourceInstance)
        /// One that the plan does not have, by its ARN.
        case outside(SymbolicString)

        func arn(in plan: PlanModel) -> SymbolicString {
            switch self {
            case .resource(let source):
                let arn = AttributeIdentity(address: source.address, path: AttributePath(attribute: "arn"))
                return plan.identities.canonical(SymbolicString([.hole(Unknown(attribute: arn))]))
            case .outside(let arn): return arn
            }
        }

        /// The account; nil where nothing tells of it, as of a bucket's name.
        func account(in plan: PlanModel) -> SymbolicString? {
            guard case .resource(let source) = self else { return nil }
            return plan.identities.context(of: source).account
        }

        func region(in plan: PlanModel, elseOf here: ProviderContext) -> SymbolicString {
            switch self {
            case .resource(let source): plan.identities.context(of: source).region
            case .outside(let arn): ARN(arn)?.region ?? here.region
            }
        }
    }
}
