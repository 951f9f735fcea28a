package import Symbolic
import TerraformPlan

/// An ECS task definition: `aws_ecs_task_definition`.
package final class TaskDefinition: ModelObject {
    let plan: PlanModel
    let instance: ResourceInstance
    private let containerList = Memo<ModelValue>()
    private let previous = Memo<ModelValue>()
    private let roles = Memo<(execution: ModelValue, task: ModelValue)>()

    init(_ instance: ResourceInstance, in plan: PlanModel) {
        self.instance = instance
        self.plan = plan
    }

    package var modelType: ModelType { TaskDefinition.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address) }

    /// The containers as they will be; unknown as a whole where the plan hides `container_definitions`.
    package var containers: ModelValue {
        containerList.value {
            guard instance.exists else { return .list([]) }
            let value = plan.plan.value(of: "container_definitions", in: instance)
            return ContainerDefinitions(value, in: self, isBefore: false).containers
        }
    }

    /// The revision that is replaced: the last one of the family; absent where the plan has none.
    private var before: ModelValue {
        previous.value {
            switch plan.taskPredecessors.predecessor(of: self) {
            case .revision(let instance): .object(TaskDefinitionBefore(of: self, registeredBy: instance))
            case .none: .absent
            case .unknown(let unknown): .unknown(unknown)
            }
        }
    }

    /// The role that starts the task: pulls the image, reads the secrets, writes the logs.
    package var executionRole: ModelValue { roleFields.execution }
    /// The role that the application acts as.
    package var taskRole: ModelValue { roleFields.task }

    static let containersPath = AttributePath(attribute: "container_definitions")
    private static let executionRolePath = AttributePath(attribute: "execution_role_arn")
    private static let taskRolePath = AttributePath(attribute: "task_role_arn")

    private var roleFields: (execution: ModelValue, task: ModelValue) {
        roles.value {
            (
                plan.iam.role(at: TaskDefinition.executionRolePath, of: instance),
                plan.iam.role(at: TaskDefinition.taskRolePath, of: instance)
            )
        }
    }

    package static let type = ModelType(
        "TaskDefinition",
        summary: "An ECS task definition (aws_ecs_task_definition).",
        fields: [
            .of(TaskDefinition.self, "address", .string, "The address of the resource instance.") {
                .string($0.instance.addressText)
            },
            .of(TaskDefinition.self, "family", .string, "The family that revisions belong to.", attribute: "family") {
                ModelValue(scalar: $0.instance.attribute("family"))
            },
            .of(
                TaskDefinition.self,
                "containers",
                .list(.model("Container")),
                "The containers as they will be.",
                attribute: "container_definitions"
            ) { $0.containers },
            .of(
                TaskDefinition.self,
                "before",
                .model("TaskDefinitionBefore"),
                "The last revision of the family before this one, whichever resource registered it; absent where there is none."
            ) { $0.before },
            .of(TaskDefinition.self, "isDestroy", .bool, "Whether the task definition goes and none replaces it.") {
                .bool($0.instance.actions.removes)
            },
            .of(
                TaskDefinition.self,
                "executionRole",
                .model("Role"),
                "The role that ECS starts the task with: it reads the secrets.",
                attribute: "execution_role_arn"
            ) { $0.executionRole },
            .of(
                TaskDefinition.self,
                "taskRole",
                .model("Role"),
                "The role that the application acts as.",
                attribute: "task_role_arn"
            ) { $0.taskRole },
            .of(
                TaskDefinition.self,
                "compatibilities",
                .list(.string),
                "The launch types: EC2, FARGATE, EXTERNAL.",
                attribute: "requires_compatibilities"
            ) { task in
                ModelValue(list: task.instance.attribute("requires_compatibilities")) { ModelValue(scalar: $0) }
            },
        ]
    )
}

/// The revision that a task definition replaces.
package final class TaskDefinitionBefore: ModelObject {
    private let task: TaskDefinition
    /// The resource that registered it, which may be another one than that of the task definition.
    private let instance: ResourceInstance
    private let containerList = Memo<ModelValue>()

    init(of task: TaskDefinition, registeredBy instance: ResourceInstance) {
        self.task = task
        self.instance = instance
    }

    package var modelType: ModelType { TaskDefinitionBefore.type }
    package var location: ModelLocation? { task.location }

    /// The containers of the revision that runs now.
    package var containers: ModelValue {
        containerList.value {
            let value = instance.attributeBefore("container_definitions")
            return ContainerDefinitions(value, in: task, isBefore: true).containers
        }
    }

    package static let type = ModelType(
        "TaskDefinitionBefore",
        summary: "The revision of an ECS task definition that is replaced.",
        fields: [
            .of(
                TaskDefinitionBefore.self,
                "containers",
                .list(.model("Container")),
                "The containers of the revision that runs now.",
                attribute: "container_definitions"
            ) { $0.containers },
            .of(TaskDefinitionBefore.self, "family", .string, "The family.", attribute: "family") {
                ModelValue(scalar: $0.instance.attributeBefore("family"))
            },
            .of(
                TaskDefinitionBefore.self,
                "address",
                .string,
                "The address of the resource instance that registered it."
            ) { .string($0.instance.addressText) },
        ]
    )
}
