package import Symbolic
import TerraformPlan

/// A secret: `aws_secretsmanager_secret`.
package final class Secret: ModelObject {
    private let instance: ResourceInstance
    private let plan: PlanModel

    init(_ instance: ResourceInstance, in plan: PlanModel) {
        self.instance = instance
        self.plan = plan
    }

    package var modelType: ModelType { Secret.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address) }

    /// The versions that the plan writes into the secret.
    private var versions: [ResourceInstance] {
        plan.existing("aws_secretsmanager_secret_version").filter { version in
            if let id = version.text("secret_id") { return id == instance.text("arn") }
            let secret = plan.plan.reference(at: AttributePath(attribute: "secret_id"), in: version)
            return secret?.address == instance.address
        }
    }

    package static let type = ModelType(
        "Secret",
        summary: "A secret of AWS Secrets Manager (aws_secretsmanager_secret).",
        fields: [
            .of(Secret.self, "address", .string, "The address of the resource instance.") {
                .string($0.instance.addressText)
            },
            .of(Secret.self, "name", .string, "The name, without the random suffix.", attribute: "name") {
                ModelValue(scalar: $0.instance.attribute("name"))
            },
            .of(Secret.self, "arn", .string, "The ARN.", attribute: "arn") {
                ModelValue(scalar: $0.instance.attribute("arn"))
            },
            .of(Secret.self, "kmsKeyId", .string, "The customer key that encrypts it.", attribute: "kms_key_id") {
                ModelValue(scalar: $0.instance.attribute("kms_key_id"))
            },
            .of(Secret.self, "hasVersion", .bool, "Whether the plan writes a value into the secret.") {
                .bool(!$0.versions.isEmpty)
            },
        ]
    )
}
