package import Symbolic
import TerraformPlan

/// A request that an AWS service makes in its own name because of what a resource says.
package final class ServiceRequest: ModelObject {
    let row: ServiceRequestRow
    let target: NeedTarget
    let occurrence: AttributeOccurrence
    let instance: ResourceInstance
    let plan: PlanModel

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

    var unknown: ModelValue { occurrence.value.holes.map { .unknown($0) } ?? .absent }

    /// What the service asks for, as people know it: the resource of the plan, else its ARN.
    var label: String? {
        guard let arn = target.arn else { return nil }
        if let resource = plan.resourcePolicies.lookup.instance(of: arn) { return resource.addressText }
        return occurrence.value.isSensitive ? nil : DecisionEvidence.configurationText(arn)
    }

    /// Who asks; where the name depends on regions that nobody knows, the name within one region.
    private var principal: String {
        let names = possiblePrincipals
        return names.count == 1 ? names[0].known ?? row.principal : row.principal
    }

    /// The page that says under which name the service asks.
    private var page: String { principal == row.principal ? row.need.page : RegionalPrincipal.page }

    package static let type = ModelType(
        "ServiceRequest",
        summary: "A request that an AWS service makes in its own name, with no role, because of what a resource says.",
        fields: [
            .of(ServiceRequest.self, "address", .string, "The address of the resource instance that says so.") {
                .string($0.instance.addressText)
            },
            .of(ServiceRequest.self, "type", .string, "The resource type.") { .string($0.row.type) },
            .of(ServiceRequest.self, "principal", .string, "Who asks: `events.amazonaws.com`.") {
                .string($0.principal)
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
                .string("https://docs.aws.amazon.com/\($0.page)")
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
