import IAM
import Symbolic
import TerraformPlan

extension ServiceRequest {
    /// The resource in whose name the service asks: the one that is linked, else the one that says so.
    private var source: ResourceInstance? {
        guard let link = row.source else { return ResourceARNForm.of[row.type] == nil ? nil : instance }
        guard case .instance(let source)? = link.targets(of: instance, in: plan).first else { return nil }
        return source
    }

    /// The names under which the service may ask; several where they depend on regions that nobody knows.
    var possiblePrincipals: [SymbolicString] { regions?.names ?? [SymbolicString(row.principal)] }

    /// Where the two are, of a service whose name depends on it; nil of others.
    ///
    /// A topic and its subscriptions are of one region (sns/latest/dg/sns-cross-region-delivery).
    var regions: RegionalPrincipal? {
        guard row.isRegional, let arn = target.arn else { return nil }
        let from = plan.identities.context(of: source ?? instance).region
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
        guard let source else { return context }
        // The account of what sends, which may be another than that of who asks for it.
        context["aws:SourceAccount"] = .value(plan.identities.context(of: source).account)
        let arn = AttributeIdentity(address: source.address, path: AttributePath(attribute: "arn"))
        context["aws:SourceArn"] = .value(
            plan.identities.canonical(SymbolicString([.hole(Unknown(attribute: arn))]))
        )
        return context
    }
}
