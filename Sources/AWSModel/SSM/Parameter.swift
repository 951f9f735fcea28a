package import Symbolic
import TerraformPlan

/// A parameter of Systems Manager: `aws_ssm_parameter`.
package final class Parameter: ModelObject {
    private let instance: ResourceInstance

    init(_ instance: ResourceInstance) {
        self.instance = instance
    }

    package var modelType: ModelType { Parameter.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address) }

    package static let type = ModelType(
        "Parameter",
        summary: "A parameter of AWS Systems Manager (aws_ssm_parameter).",
        fields: [
            .of(Parameter.self, "address", .string, "The address of the resource instance.") {
                .string($0.instance.addressText)
            },
            .of(Parameter.self, "name", .string, "The name of the parameter.", attribute: "name") {
                ModelValue(scalar: $0.instance.attribute("name"))
            },
            .of(Parameter.self, "arn", .string, "The ARN.", attribute: "arn") {
                ModelValue(scalar: $0.instance.attribute("arn"))
            },
            .of(
                Parameter.self,
                "type",
                .string,
                "How the value is stored.",
                attribute: "type",
                allowedValues: ["String", "StringList", "SecureString"]
            ) { ModelValue(scalar: $0.instance.attribute("type")) },
            .of(Parameter.self, "keyId", .string, "The key that encrypts a SecureString.", attribute: "key_id") {
                ModelValue(scalar: $0.instance.attribute("key_id"))
            },
            .of(Parameter.self, "value", .string, "The value; never printed.", attribute: "value") {
                .sensitive(ModelValue(scalar: $0.instance.attribute("value")))
            },
        ]
    )
}
