package import Symbolic
import TerraformPlan

/// A customer managed key: `aws_kms_key`.
package final class Key: ModelObject {
    private let instance: ResourceInstance

    init(_ instance: ResourceInstance) {
        self.instance = instance
    }

    package var modelType: ModelType { Key.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address) }

    package static let type = ModelType(
        "Key",
        summary: "A customer managed key of AWS KMS (aws_kms_key).",
        fields: [
            .of(Key.self, "address", .string, "The address of the resource instance.") {
                .string($0.instance.addressText)
            },
            .of(Key.self, "arn", .string, "The ARN.", attribute: "arn") {
                ModelValue(scalar: $0.instance.attribute("arn"))
            },
            .of(Key.self, "isEnabled", .bool, "Whether the key can be used.", attribute: "is_enabled") {
                ModelValue(scalar: $0.instance.attribute("is_enabled"))
            },
        ]
    )
}
