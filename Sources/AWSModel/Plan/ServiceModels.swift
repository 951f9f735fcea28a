import Symbolic

/// `plan.ecs`.
final class ECSModel: ModelObject {
    private let plan: PlanModel
    init(_ plan: PlanModel) { self.plan = plan }
    var modelType: ModelType { ECSModel.type }
    var location: ModelLocation? { nil }

    static let type = ModelType(
        "ECS",
        summary: "Amazon ECS.",
        fields: [
            .of(ECSModel.self, "taskDefinitions", .list(.model("TaskDefinition")), "The task definitions.") {
                ModelValue($0.plan.taskDefinitions)
            },
            .of(ECSModel.self, "services", .list(.model("Service")), "The services.") {
                ModelValue($0.plan.ecsServices)
            },
        ]
    )
}

/// `plan.iam`.
final class IAMModel: ModelObject {
    private let plan: PlanModel
    init(_ plan: PlanModel) { self.plan = plan }
    var modelType: ModelType { IAMModel.type }
    var location: ModelLocation? { nil }

    static let type = ModelType(
        "IAM",
        summary: "AWS IAM.",
        fields: [
            .of(IAMModel.self, "roles", .list(.model("Role")), "The roles that the plan manages.") {
                ModelValue($0.plan.iam.managedRoles)
            },
            .of(
                IAMModel.self,
                "managedPolicyUses",
                .list(.model("ManagedPolicyUse")),
                "The AWS-managed policies that resources name by their ARN."
            ) { ManagedPolicyUse.all(in: $0.plan) },
            .of(IAMModel.self, "policies", .list(.model("Policy")), "The policies that the configuration writes.") {
                ModelValue($0.plan.policies)
            },
        ]
    )
}

/// `plan.secretsmanager`.
final class SecretsManagerModel: ModelObject {
    private let plan: PlanModel
    init(_ plan: PlanModel) { self.plan = plan }
    var modelType: ModelType { SecretsManagerModel.type }
    var location: ModelLocation? { nil }

    static let type = ModelType(
        "SecretsManager",
        summary: "AWS Secrets Manager.",
        fields: [
            .of(SecretsManagerModel.self, "secrets", .list(.model("Secret")), "The secrets that the plan manages.") {
                model in
                ModelValue(model.plan.existing("aws_secretsmanager_secret").map { Secret($0, in: model.plan) })
            }
        ]
    )
}

/// `plan.ssm`.
final class SSMModel: ModelObject {
    private let plan: PlanModel
    init(_ plan: PlanModel) { self.plan = plan }
    var modelType: ModelType { SSMModel.type }
    var location: ModelLocation? { nil }

    static let type = ModelType(
        "SSM",
        summary: "AWS Systems Manager.",
        fields: [
            .of(SSMModel.self, "parameters", .list(.model("Parameter")), "The parameters that the plan manages.") {
                model in
                ModelValue(model.plan.existing("aws_ssm_parameter").map { Parameter($0) })
            }
        ]
    )
}

/// `plan.kms`.
final class KMSModel: ModelObject {
    private let plan: PlanModel
    init(_ plan: PlanModel) { self.plan = plan }
    var modelType: ModelType { KMSModel.type }
    var location: ModelLocation? { nil }

    static let type = ModelType(
        "KMS",
        summary: "AWS KMS.",
        fields: [
            .of(KMSModel.self, "keys", .list(.model("Key")), "The keys that the plan manages.") { model in
                ModelValue(model.plan.existing("aws_kms_key").map { Key($0) })
            }
        ]
    )
}
