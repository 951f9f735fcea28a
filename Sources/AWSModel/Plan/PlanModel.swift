package import IAM
package import Symbolic
import Synchronization
package import TerraformPlan

/// The plan as rules see it: typed models by service, and every resource untyped.
package final class PlanModel: ModelObject {
    package let plan: Plan
    let identities: Identities
    private let tasks = Memo<[TaskDefinition]>()
    private let indexOfTasks = Memo<TaskIndex>()
    private let launches = Memo<TaskLaunches>()
    private let predecessors = Memo<TaskPredecessors>()
    private let openName = Memo<Unknown?>()
    private let services = Memo<[Service]>()
    private let roles = Memo<RoleDirectory>()
    private let policyList = Memo<[Policy]>()
    private let settingList = Memo<[Setting]>()
    private let namesOfSecrets = Memo<SecretNames>()
    private let placesOfCredentials = Memo<[ResourceAddress: [AttributePath]]>()
    private let consumerList = Memo<[Consumer]>()
    private let consumersByAddress = Memo<[ResourceAddress: [Consumer]]>()
    private let resourceList = Memo<[ResourceModel]>()
    private let decisions = Memo<Deciding>()
    private let aliases = Memo<KeyAliases>()
    private let keysOfAWS = Memo<AWSManagedKeys>()
    private let repositories = Memo<Bool>()
    private let managedPolicies = Mutex(false)

    /// What is needed to decide requests.
    private final class Deciding: Sendable {
        let evaluator: PolicyEvaluator
        let resourcePolicies: ResourcePolicies

        init(evaluator: PolicyEvaluator, resourcePolicies: ResourcePolicies) {
            self.evaluator = evaluator
            self.resourcePolicies = resourcePolicies
        }
    }

    /// Control policies of the organization, which bind every role of the plan.
    let controls: [ControlPolicies]

    /// - Parameters:
    ///   - plan: The plan.
    ///   - controls: Control policies that its roles are bound by; without any, all is taken to be let through.
    package init(_ plan: Plan, controls: [ControlPolicies] = []) {
        self.plan = plan
        self.controls = controls
        self.identities = Identities(plan)
        plan.describeTexts { [weak identities = self.identities] attribute in identities?.textForm(of: attribute) }
    }

    package var modelType: ModelType { PlanModel.type }
    package var location: ModelLocation? { nil }

    /// All ECS task definitions, those that go included.
    package var taskDefinitions: [TaskDefinition] {
        tasks.value { plan.instances.managed("aws_ecs_task_definition").map { TaskDefinition($0, in: self) } }
    }

    /// The ECS task definitions by what services name them by.
    var taskIndex: TaskIndex {
        indexOfTasks.value { TaskIndex(taskDefinitions) }
    }

    /// Why nobody knows all names of the plan's secrets; nil where they are known.
    var openSecretName: Unknown? {
        openName.value {
            plan.instances.managed(Identities.suffixType).lazy
                .compactMap { $0.exists ? $0.attribute("name")?.holes : nil }.first
        }
    }

    /// Which revisions of ECS task definitions follow which.
    var taskPredecessors: TaskPredecessors { predecessors.value { TaskPredecessors(taskDefinitions, in: plan) } }

    /// Where the ECS task definitions run.
    var taskLaunches: TaskLaunches { launches.value { TaskLaunches(self) } }

    /// All ECS services that will exist.
    package var ecsServices: [Service] {
        services.value { existing("aws_ecs_service").map { Service($0, in: self) } }
    }

    /// The roles and what is attached to them.
    var iam: RoleDirectory {
        roles.value { RoleDirectory(self) }
    }

    /// The policies that the configuration writes.
    var policies: [Policy] {
        policyList.value { writtenPolicies() }
    }

    /// All values that are stored readable.
    var settings: [Setting] {
        settingList.value { SettingCollector(plan: self).collect() }
    }

    /// The names of the secrets that the plan has.
    var secretNames: SecretNames { namesOfSecrets.value { SecretNames(plan) } }

    /// Where in each resource there are settings that are credentials.
    var credentialPlaces: [ResourceAddress: [AttributePath]] {
        placesOfCredentials.value {
            let credentials = settings.filter(\.isCredential).compactMap(\.location)
            return Dictionary(grouping: credentials, by: \.address).mapValues { $0.map(\.path) }
        }
    }

    /// What does something with a role.
    package var consumers: [Consumer] {
        consumerList.value { findConsumers() }
    }

    /// The consumers that one resource is: one for each of its roles.
    func consumers(of instance: ResourceInstance) -> [Consumer] {
        consumersByAddress.value { Dictionary(grouping: consumers, by: \.instance.address) }[instance.address] ?? []
    }

    /// Every resource instance, untyped.
    var resources: [ResourceModel] {
        resourceList.value { plan.instances.all.map { ResourceModel($0, in: self) } }
    }

    private var deciding: Deciding {
        decisions.value {
            Deciding(
                evaluator: PolicyEvaluator(symbols: Symbols(plan, identities).table),
                resourcePolicies: ResourcePolicies(plan, iam.documents, identities)
            )
        }
    }

    var evaluator: PolicyEvaluator { deciding.evaluator }
    var resourcePolicies: ResourcePolicies { deciding.resourcePolicies }
    /// The aliases of the plan's keys.
    var keyAliases: KeyAliases { aliases.value { KeyAliases(self) } }
    /// The keys of AWS that the plan's data sources found.
    var awsManagedKeys: AWSManagedKeys { keysOfAWS.value { AWSManagedKeys(plan) } }

    var tags: RequestTags { RequestTags(configuration: plan.configuration) }

    /// Whether the plan has repositories of container images that will exist.
    var hasRepositories: Bool { repositories.value { !existing("aws_ecr_repository").isEmpty } }

    /// Remembers that a verdict rests on the AWS-managed policies of the executable.
    func noteManagedPolicies() {
        managedPolicies.withLock { $0 = true }
    }

    /// The day of the AWS-managed policies that verdicts rest on; nil where none does.
    package var managedPoliciesDate: String? {
        managedPolicies.withLock { $0 } ? ManagedPolicies.date : nil
    }

    /// The managed instances of a type that will exist.
    func existing(_ type: String) -> [ResourceInstance] {
        plan.instances.existing(type)
    }

    /// All types that rules can see.
    package static let schema = ModelSchema(
        root: PlanModel.type,
        types: [
            TaskDefinition.type, TaskDefinitionBefore.type, Container.type, EnvironmentVariable.type,
            SecretReference.type, Service.type, SourceModel.type, Role.type, Policy.type, Statement.type,
            StatementAction.type, ManagedPolicyUse.type, Snippet.type, Consumer.type, Need.type,
            ServiceRequest.type, ServiceSecret.type, Setting.type,
            Secret.type,
            Parameter.type, Key.type, ResourceModel.type,
            ECSModel.type, IAMModel.type, SecretsManagerModel.type, SSMModel.type, KMSModel.type,
        ]
    )

    package static let type = ModelType(
        "Plan",
        summary: "The plan that is linted.",
        fields: [
            .of(PlanModel.self, "ecs", .model("ECS"), "Amazon ECS: task definitions and services.") {
                .object(ECSModel($0))
            },
            .of(PlanModel.self, "iam", .model("IAM"), "AWS IAM: roles.") { .object(IAMModel($0)) },
            .of(PlanModel.self, "secretsmanager", .model("SecretsManager"), "AWS Secrets Manager: secrets.") {
                .object(SecretsManagerModel($0))
            },
            .of(PlanModel.self, "ssm", .model("SSM"), "AWS Systems Manager: parameters.") { .object(SSMModel($0)) },
            .of(PlanModel.self, "kms", .model("KMS"), "AWS KMS: keys.") { .object(KMSModel($0)) },
            .of(
                PlanModel.self,
                "settings",
                .list(.model("Setting")),
                "Values that are stored readable: environments, user data, passwords, stored parameters and secrets."
            ) { ModelValue($0.settings) },
            .of(
                PlanModel.self,
                "consumers",
                .list(.model("Consumer")),
                "What does something with a role: task definitions, functions, build projects, and so on."
            ) { ModelValue($0.consumers) },
            .of(
                PlanModel.self,
                "serviceRequests",
                .list(.model("ServiceRequest")),
                "What AWS services do in their own name because of what resources say: EventBridge that sends to a queue."
            ) { $0.serviceRequests },
            .of(
                PlanModel.self,
                "serviceSecrets",
                .list(.model("ServiceSecret")),
                "Secrets that services read without a role, and of which they make demands."
            ) { $0.serviceSecrets },
            .of(PlanModel.self, "resources", .list(.model("Resource")), "Every resource instance, of any provider.") {
                ModelValue($0.resources)
            },
        ]
    )
}
