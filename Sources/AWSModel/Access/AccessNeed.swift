import Symbolic
import TerraformPlan

/// Something that a consumer's role has to be allowed, for the consumer to work.
struct AccessNeed {
    let consumer: AccessReport.Consumer
    /// The role as a field of the consumer: a role, absent, or unknown.
    let role: ModelValue
    /// What it is for, in the model's words.
    let use: String
    let action: String
    let kind: AccessReport.Resource.Kind
    /// What the action is done on; nil where nobody can tell.
    let resource: SymbolicString?
    /// Why nobody can tell.
    var unknown: Unknown?
    /// Whether the plan marks what names the resource as sensitive.
    var isSensitive = false
}

extension PlanModel {
    /// What the consumers of the plan need, in the order of the plan.
    var accessNeeds: [AccessNeed] {
        taskDefinitions.filter(\.instance.exists).flatMap(needs)
    }

    private func needs(of task: TaskDefinition) -> [AccessNeed] {
        let consumer = AccessReport.Consumer(address: task.instance.addressText, type: task.instance.address.type)
        func undecided(_ unknown: Unknown) -> AccessNeed {
            AccessNeed(
                consumer: consumer,
                role: task.executionRole,
                use: "containers",
                action: "secretsmanager:GetSecretValue",
                kind: .other,
                resource: nil,
                unknown: unknown
            )
        }
        return task.containers.parts(undecided) { value in
            guard case .object(let object) = value, let container = object as? Container else { return [] }
            return container.secretReferences.parts(undecided) { value in
                guard case .object(let object) = value, let secret = object as? SecretReference else { return [] }
                return [need(of: secret, consumer, task.executionRole)]
            }
        }
    }

    private func need(
        of secret: SecretReference,
        _ consumer: AccessReport.Consumer,
        _ role: ModelValue
    ) -> AccessNeed {
        AccessNeed(
            consumer: consumer,
            role: role,
            use: secret.location?.modelPath ?? "",
            action: secret.kind == .ssm ? "ssm:GetParameters" : "secretsmanager:GetSecretValue",
            kind: secret.kind == .ssm ? .parameter : secret.kind == .secretsmanager ? .secret : .other,
            resource: secret.kind == nil ? nil : secret.arn,
            unknown: secret.arn?.unknown,
            isSensitive: secret.isSensitive
        )
    }
}

extension ModelValue {
    /// What the elements of a list come to, and one more for what is not known of the list.
    fileprivate func parts<Part>(_ undecided: (Unknown) -> Part, _ read: (ModelValue) -> [Part]) -> [Part] {
        switch self {
        case .list(let elements): elements.flatMap { $0.part(undecided, read) }
        case .openList(let elements, let unknown):
            elements.flatMap { $0.part(undecided, read) } + [undecided(unknown)]
        case .unknown(let unknown): [undecided(unknown)]
        case .sensitive(let inner): inner.parts(undecided, read)
        default: []
        }
    }

    private func part<Part>(_ undecided: (Unknown) -> Part, _ read: (ModelValue) -> [Part]) -> [Part] {
        if case .unknown(let unknown) = self { return [undecided(unknown)] }
        return read(self)
    }
}
