package import Symbolic
import TerraformPlan

/// An ECS service: `aws_ecs_service`.
package final class Service: ModelObject {
    private let instance: ResourceInstance
    private let plan: PlanModel

    init(_ instance: ResourceInstance, in plan: PlanModel) {
        self.instance = instance
        self.plan = plan
    }

    package var modelType: ModelType { Service.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address) }

    /// The task definition that the service runs, where the plan has it: by reference, or by ARN or family.
    private var taskDefinition: ModelValue {
        guard let value = instance.attribute("task_definition"), !value.isNull else { return .absent }
        let path = AttributePath(attribute: "task_definition")
        let linked = plan.plan.reference(at: path, in: instance)?.address
        if let linked, let task = plan.taskIndex.byAddress[linked] {
            return .object(task)
        }
        guard let text = value.string else { return value.holes.map { .unknown($0) } ?? .absent }
        let family = text.lastPathPiece?.piecesBetweenColons().first { !$0.isEmpty } ?? ""
        let matching = plan.taskIndex.byFamily[String(family)] ?? []
        return matching.count == 1 ? .object(matching[0]) : .absent
    }

    package static let type = ModelType(
        "Service",
        summary: "An ECS service (aws_ecs_service).",
        fields: [
            .of(Service.self, "address", .string, "The address of the resource instance.") {
                .string($0.instance.addressText)
            },
            .of(Service.self, "name", .string, "The name of the service.", attribute: "name") {
                ModelValue(scalar: $0.instance.attribute("name"))
            },
            .of(Service.self, "launchType", .string, "EC2, FARGATE or EXTERNAL.", attribute: "launch_type") {
                ModelValue(scalar: $0.instance.attribute("launch_type"))
            },
            .of(
                Service.self,
                "taskDefinition",
                .model("TaskDefinition"),
                "The task definition that the service runs; absent where the plan does not have it.",
                attribute: "task_definition"
            ) { $0.taskDefinition },
        ]
    )
}
