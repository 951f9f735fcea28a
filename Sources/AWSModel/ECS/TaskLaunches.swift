import Symbolic
import TerraformPlan

/// Where the resources of a plan run its task definitions: on instances of Amazon EC2, whose own role may do what it takes
/// to start a task, or where only the execution role does it.
struct TaskLaunches: Sendable {
    /// Where one resource runs a task definition.
    enum Place: Sendable {
        /// On Fargate, on instances that ECS manages, or on external ones.
        ///
        /// Source: AmazonECS/latest/developerguide/task_execution_IAM_role: what needs the role to pull from Amazon ECR
        /// and to write to CloudWatch Logs.
        case withExecutionRole
        /// On instances of Amazon EC2, the user's own or those of a group that a capacity provider scales.
        case onInstances
        case unknown(Unknown)
    }

    private var places: [ResourceAddress: [Place]] = [:]

    init(_ plan: PlanModel) {
        for launcher in TaskLauncher.all {
            for instance in plan.existing(launcher.type) {
                for case .instance(let task) in launcher.task.targets(of: instance, in: plan) {
                    places[task.address, default: []].append(launcher.place(of: instance, in: plan))
                }
            }
        }
    }

    /// Whether a task definition runs where its execution role starts it, or will once something runs it.
    ///
    /// Source: AmazonECS/latest/APIReference/API_RegisterTaskDefinition, `requiresCompatibilities`: what a task definition
    /// names it is checked for, and runs there; one that names nothing runs where it is started.
    func runWithExecutionRole(_ task: ResourceInstance, in plan: Plan) -> ConditionResult {
        let reading = AttributeReading(TaskLaunches.compatibilities, of: task, in: plan)
        let names = reading.occurrences.compactMap(\.value.string)
        let open = reading.occurrences.lazy.compactMap(\.value.holes).first ?? reading.rest
        let isCompatible = names.contains(where: TaskLaunches.withExecutionRole.contains)
        if open == nil {
            if isCompatible, names.allSatisfy(TaskLaunches.withExecutionRole.contains) { return .yes }
            if !isCompatible, !names.isEmpty { return .no }
        }
        let isLikely = names.contains("FARGATE")
        return result(of: task, isCompatible: isCompatible, isLikely: isLikely, open)
    }

    /// The same of one that names instances of Amazon EC2 too, or may not name anything.
    ///
    /// `isLikely` is whether it names Fargate, where it is taken to run if the plan runs it nowhere.
    private func result(
        of task: ResourceInstance,
        isCompatible: Bool,
        isLikely: Bool,
        _ open: Unknown?
    ) -> ConditionResult {
        let places = places[task.address] ?? []
        for case .withExecutionRole in places { return .yes }
        if isLikely, places.isEmpty { return .yes }
        if let open { return .unknown(open.derived) }
        for case .unknown(let unknown) in places { return .unknown(unknown.derived) }
        guard isCompatible else { return .no }
        let reason = "whether \(task.addressText) runs anywhere but on EC2, where nothing in the plan runs it"
        return .unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
    }

    /// The launch types of what runs with the execution role.
    fileprivate static let withExecutionRole: Set<String> = ["FARGATE", "EXTERNAL", "MANAGED_INSTANCES"]
    private static let compatibilities: AttributePattern = "requires_compatibilities[]"
}

/// A resource type that runs task definitions, and how it says where.
private struct TaskLauncher: Sendable {
    let type: String
    let task: ConsumerLink
    private let launchType: AttributePattern
    private let capacityProvider: ConsumerLink

    /// - Parameters:
    ///   - type: The resource type.
    ///   - block: What stands before the attributes.
    ///   - task: The attribute that names the task definition.
    init(_ type: String, in block: String = "", _ task: String) {
        self.type = type
        self.task = .taskDefinition(AttributePattern(block + task))
        launchType = AttributePattern(block + "launch_type")
        capacityProvider = ConsumerLink(
            AttributePattern(block + "capacity_provider_strategy[].capacity_provider"),
            "aws_ecs_capacity_provider",
            by: ["name", "id", "arn"]
        )
    }

    static let all = [
        TaskLauncher("aws_ecs_service", "task_definition"),
        TaskLauncher("aws_ecs_task_set", "task_definition"),
        TaskLauncher("aws_cloudwatch_event_target", in: "ecs_target[].", "task_definition_arn"),
        TaskLauncher("aws_scheduler_schedule", in: "target[].ecs_parameters[].", "task_definition_arn"),
    ]

    /// Where an instance runs the task: what tells neither leaves it to the cluster's default strategy.
    ///
    /// Source: AmazonECS/latest/APIReference/API_CreateService and API_RunTask, `capacityProviderStrategy`: what has one
    /// has no launch type.
    func place(of instance: ResourceInstance, in plan: PlanModel) -> TaskLaunches.Place {
        var unknown: Unknown?
        for pattern in [launchType, capacityProvider.attribute] {
            let reading = AttributeReading(pattern, of: instance, in: plan.plan)
            var isOnInstances = false
            var open = reading.rest
            for occurrence in reading.occurrences.map({ $0.followed(in: instance, plan.plan) }) {
                let place =
                    pattern == launchType
                    ? place(named: occurrence.value) : place(of: occurrence, of: instance, in: plan)
                switch place {
                case .withExecutionRole?: return .withExecutionRole
                case .onInstances?: isOnInstances = true
                case .unknown(let other)?: open = open ?? other
                case nil: continue
                }
            }
            if isOnInstances, open == nil { return .onInstances }
            unknown = open ?? unknown
        }
        let reason = "where the cluster runs what \(instance.addressText) starts"
        return .unknown(unknown ?? Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
    }

    /// What a launch type stands for; nil for none.
    private func place(named name: Value) -> TaskLaunches.Place? {
        guard let known = name.string else { return name.holes.map { .unknown($0) } }
        if known.isEmpty { return nil }
        return TaskLaunches.withExecutionRole.contains(known) ? .withExecutionRole : .onInstances
    }

    /// What a capacity provider stands for; nil for none.
    ///
    /// Source: AmazonECS/latest/APIReference/API_CreateCapacityProvider: one is of a group of instances or of instances
    /// that ECS manages, and no name of one begins with `fargate`.
    private func place(
        of provider: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> TaskLaunches.Place? {
        if let known = provider.value.string {
            if known.isEmpty { return nil }
            if ["FARGATE", "FARGATE_SPOT"].contains(known) { return .withExecutionRole }
        }
        let owner: ResourceInstance
        switch capacityProvider.target(of: provider, instance, in: plan) {
        case .instance(let found): owner = found
        case .outside(let unknown): return .unknown(unknown)
        }
        func has(_ block: String) -> Bool {
            plan.plan.value(of: block, in: owner)?.partialElements?.certain.isEmpty == false
        }
        if has("managed_instances_provider") { return .withExecutionRole }
        if has("auto_scaling_group_provider") { return .onInstances }
        let reason = "whose instances \(owner.addressText) provides"
        return .unknown(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
    }
}
