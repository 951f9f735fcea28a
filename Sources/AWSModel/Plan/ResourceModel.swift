package import Symbolic
import TerraformPlan

/// A resource instance of any type and provider, untyped.
package final class ResourceModel: ModelObject {
    private let instance: ResourceInstance
    private let plan: PlanModel
    private let marked = Memo<Value>()

    init(_ instance: ResourceInstance, in plan: PlanModel) {
        self.instance = instance
        self.plan = plan
    }

    package var modelType: ModelType { ResourceModel.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address) }

    /// The attributes, with all marked as sensitive that is a credential.
    private var attributes: Value {
        marked.value {
            let members = instance.attributeNames.compactMap { name in
                plan.plan.value(of: name, in: instance).map { Value.Member(name: name, value: $0) }
            }
            let places = plan.credentialPlaces[instance.address] ?? []
            return places.reduce(CredentialMarks.marking(Value(.object(members)))) { value, place in
                CredentialMarks.marking(value, at: place.steps[...])
            }
        }
    }

    package static let type = ModelType(
        "Resource",
        summary: "A resource instance of any type, with its attributes as Terraform has them.",
        fields: [
            .of(ResourceModel.self, "address", .string, "The address of the instance.") {
                .string($0.instance.addressText)
            },
            .of(ResourceModel.self, "type", .string, "The resource type.") { .string($0.instance.address.type) },
            .of(ResourceModel.self, "name", .string, "The name of the block.") { .string($0.instance.address.name) },
            .of(
                ResourceModel.self,
                "mode",
                .string,
                "Whether it is managed or only read.",
                allowedValues: ["managed", "data"]
            ) {
                .string($0.instance.address.mode.rawValue)
            },
            .of(ResourceModel.self, "provider", .string, "The provider's name.") {
                ModelValue($0.instance.providerName)
            },
            .of(ResourceModel.self, "isDestroy", .bool, "Whether the instance goes and none replaces it.") {
                .bool($0.instance.actions.removes)
            },
            .of(ResourceModel.self, "isCreate", .bool, "Whether the object is made new.") {
                .bool($0.instance.actions.creates)
            },
            .of(ResourceModel.self, "attrs", .dynamic, "The attributes as they will be.") { .value($0.attributes) },
        ]
    )
}
