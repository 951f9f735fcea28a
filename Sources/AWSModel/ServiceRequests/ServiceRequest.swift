import IAM
package import Symbolic
import TerraformPlan

/// A request that an AWS service makes in its own name because of what a resource says.
package final class ServiceRequest: ModelObject {
    private let row: ServiceRequestRow
    private let target: NeedTarget
    private let occurrence: AttributeOccurrence
    private let instance: ResourceInstance
    private let plan: PlanModel

    init(
        _ row: ServiceRequestRow,
        _ target: NeedTarget,
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) {
        self.row = row
        self.target = target
        self.occurrence = occurrence
        self.instance = instance
        self.plan = plan
    }

    package var modelType: ModelType { ServiceRequest.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address, path: occurrence.path) }

    private var unknown: ModelValue { occurrence.value.holes.map { .unknown($0) } ?? .absent }

    /// What the service asks for, as people know it: the resource of the plan, else its ARN.
    private var label: String? {
        guard let arn = target.arn else { return nil }
        if let resource = plan.resourcePolicies.lookup.instance(of: arn) { return resource.addressText }
        return occurrence.value.isSensitive ? nil : DecisionEvidence.configurationText(arn)
    }

    /// Whether the policy of what is asked for lets the service do it, with what decides.
    private var answer: ModelMethod.Answer {
        guard let arn = target.arn else { return .init(unknown) }
        let resource = RequestedResource(arn, in: plan)
        guard resource.instance?.address.mode == .managed, let action = target.actions.first else {
            let reason = "the policy of \(label ?? "the resource") is managed outside this plan"
            return .init(.unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))))
        }
        let layers = PolicyLayers(
            resource: plan.resourcePolicies.policies(of: resource, for: ActionName(action), isOfOtherAccount: false),
            controls: plan.controls.filter { $0.layer == .resourceControl }
        )
        let request = AccessRequest(principal: .service(row.principal), action: action, resource: arn, context: context)
        switch plan.evaluator.decide(request, layers) {
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

    /// The resource in whose name the service asks: the one that is linked, else the one that says so.
    private var source: ResourceInstance? {
        guard let link = row.source else { return ResourceARNForm.of[row.type] == nil ? nil : instance }
        guard case .instance(let source)? = link.targets(of: instance, in: plan).first else { return nil }
        return source
    }

    /// What is known of the request: the account, and in whose name the service asks.
    private var context: RequestContext {
        var context = RequestContext()
        let here = plan.identities.context(of: instance)
        if row.source == nil { context["aws:SourceAccount"] = .value(here.account) }
        context["aws:ResourceAccount"] = .value(here.account)
        context["aws:RequestedRegion"] = .value(here.region)
        context["aws:PrincipalIsAWSService"] = .value(SymbolicString("true"))
        context["aws:PrincipalServiceName"] = .value(SymbolicString(row.principal))
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

    package static let type = ModelType(
        "ServiceRequest",
        summary: "A request that an AWS service makes in its own name, with no role, because of what a resource says.",
        fields: [
            .of(ServiceRequest.self, "address", .string, "The address of the resource instance that says so.") {
                .string($0.instance.addressText)
            },
            .of(ServiceRequest.self, "type", .string, "The resource type.") { .string($0.row.type) },
            .of(ServiceRequest.self, "principal", .string, "Who asks: `events.amazonaws.com`.") {
                .string($0.row.principal)
            },
            .of(ServiceRequest.self, "action", .string, "What it does.") { request in
                request.target.actions.first.map { .string($0) } ?? request.unknown
            },
            .of(ServiceRequest.self, "resource", .string, "The ARN of what it is done with.") { request in
                guard let arn = request.target.arn else { return request.unknown }
                return request.occurrence.value.isSensitive ? .sensitive(ModelValue(arn)) : ModelValue(arn)
            },
            .of(ServiceRequest.self, "label", .string, "The address of that, where the plan has it, else its ARN.") {
                $0.label.map { .string($0) } ?? $0.unknown
            },
            .of(ServiceRequest.self, "kind", .string, "What it is: `queue`, `topic`, `function`, `secret`.") {
                $0.target.kind.map { .string($0) } ?? $0.unknown
            },
            .of(
                ServiceRequest.self,
                "certainty",
                .string,
                "How sure it is that nothing works without: documented, or usual.",
                allowedValues: ConsumerNeed.Certainty.allCases.map(\.rawValue)
            ) { .string($0.row.need.certainty.rawValue) },
            .of(ServiceRequest.self, "page", .string, "The page of AWS's documentation that says so.") {
                .string("https://docs.aws.amazon.com/\($0.row.need.page)")
            },
        ],
        methods: [
            ModelMethod(
                "isAllowed",
                [],
                returns: .bool,
                summary: "Whether the policy of what is asked for lets the service do it."
            ) { object, _ in (object as? ServiceRequest)?.answer ?? .init(.absent) }
        ]
    )
}
