import Symbolic
import TerraformPlan

/// Where the resources of a plan run its task definitions: on Fargate, or on instances.
struct TaskLaunches: Sendable {
    /// Where one resource runs a task definition.
    enum Place: Sendable {
        case fargate
        /// On instances, the user's own or those of a capacity provider.
        case elsewhere
        case unknown(Unknown)
    }

    private var places: [ResourceAddress: [Place]] = [:]

    init(_ plan: PlanModel) {
        for launcher in TaskLauncher.all {
            for instance in plan.existing(launcher.type) {
                for case .instance(let task) in launcher.task.targets(of: instance, in: plan) {
                    places[task.address, default: []].append(launcher.place(of: instance, in: plan.plan))
                }
            }
        }
    }

    /// Whether a task definition runs on Fargate, or will once something runs it.
    ///
    /// Source: AmazonECS/latest/APIReference/API_RegisterTaskDefinition, `requiresCompatibilities`: what a task definition
    /// names it is checked for, and runs there; one that names nothing runs where it is started.
    func runOnFargate(_ task: ResourceInstance, in plan: Plan) -> ConditionResult {
        let reading = AttributeReading(TaskLaunches.compatibilities, of: task, in: plan)
        let names = reading.occurrences.compactMap(\.value.string)
        let open = reading.occurrences.lazy.compactMap(\.value.holes).first ?? reading.rest
        let isCompatible = names.contains(TaskLaunches.fargate)
        if open == nil {
            if isCompatible, names.allSatisfy({ $0 == TaskLaunches.fargate }) { return .yes }
            if !isCompatible, !names.isEmpty { return .no }
        }
        return result(of: task, isCompatible: isCompatible, open)
    }

    /// The same of one that does not name Fargate alone, and may not name it at all.
    private func result(of task: ResourceInstance, isCompatible: Bool, _ open: Unknown?) -> ConditionResult {
        let places = places[task.address] ?? []
        for case .fargate in places { return .yes }
        if isCompatible, places.isEmpty { return .yes }
        if let open { return .unknown(open.derived) }
        for case .unknown(let unknown) in places { return .unknown(unknown.derived) }
        guard isCompatible else { return .no }
        let reason = "whether \(task.addressText) runs on Fargate, which nothing in the plan runs it on"
        return .unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
    }

    fileprivate static let fargate = "FARGATE"
    private static let compatibilities: AttributePattern = "requires_compatibilities[]"
}

/// A resource type that runs task definitions, and how it says where.
private struct TaskLauncher: Sendable {
    let type: String
    let task: ConsumerLink
    private let launchType: AttributePattern
    private let capacityProvider: AttributePattern

    /// - Parameters:
    ///   - type: The resource type.
    ///   - block: What stands before the attributes.
    ///   - task: The attribute that names the task definition.
    init(_ type: String, in block: String = "", _ task: String) {
        self.type = type
        self.task = .taskDefinition(AttributePattern(block + task))
        launchType = AttributePattern(block + "launch_type")
        capacityProvider = AttributePattern(block + "capacity_provider_strategy[].capacity_provider")
    }

    static let all = [
        TaskLauncher("aws_ecs_service", "task_definition"),
        TaskLauncher("aws_ecs_task_set", "task_definition"),
        TaskLauncher("aws_cloudwatch_event_target", in: "ecs_target[].", "task_definition_arn"),
        TaskLauncher("aws_scheduler_schedule", in: "target[].ecs_parameters[].", "task_definition_arn"),
    ]

    /// Where an instance runs the task: what tells neither leaves it to the cluster's default strategy.
    ///
    /// Source: AmazonECS/latest/APIReference/API_CreateService and API_RunTask, `capacityProviderStrategy`.
    func place(of instance: ResourceInstance, in plan: Plan) -> TaskLaunches.Place {
        var unknown: Unknown?
        for pattern in [launchType, capacityProvider] {
            let reading = AttributeReading(pattern, of: instance, in: plan)
            for occurrence in reading.occurrences {
                switch place(named: occurrence.followed(in: instance, plan).value) {
                case .unknown(let other)?: unknown = other
                case let place?: return place
                case nil: continue
                }
            }
            unknown = unknown ?? reading.rest
        }
        let reason = "where the cluster runs what \(instance.addressText) starts"
        return .unknown(unknown ?? Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
    }

    /// What a launch type or a capacity provider stands for; nil for none.
    ///
    /// Source: AmazonECS/latest/APIReference/API_CreateCapacityProvider: no name of one begins with `fargate`; a strategy
    /// has those of Fargate or others, not both.
    private func place(named name: Value) -> TaskLaunches.Place? {
        if let known = name.string {
            if known.isEmpty { return nil }
            return [TaskLaunches.fargate, "FARGATE_SPOT"].contains(known) ? .fargate : .elsewhere
        }
        if name.text?.wholeHole?.identity?.address.type == "aws_ecs_capacity_provider" { return .elsewhere }
        return name.holes.map { .unknown($0) }
    }
}
