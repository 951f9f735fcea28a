package import Symbolic
import TerraformPlan

/// A variable that is written in the task definition, readable for everyone who may describe it.
package final class EnvironmentVariable: ModelObject {
    private let value: Value
    private let index: Int
    private let container: Container
    private let origin = Memo<Provenance>()

    init(_ value: Value, at index: Int, in container: Container) {
        self.value = value
        self.index = index
        self.container = container
    }

    package var modelType: ModelType { EnvironmentVariable.type }
    package var location: ModelLocation? { place }

    fileprivate var writtenName: Value? { value.member(inAnyCase: "name") }
    /// The text of the value, never printed: it may hold a credential.
    var text: Value? { value.member(inAnyCase: "value") }

    package static let type = ModelType(
        "EnvironmentVariable",
        summary: "A variable that is written in a container definition.",
        fields: [
            .of(EnvironmentVariable.self, "name", .string, "The name of the variable.", attribute: "name") {
                ModelValue(name: $0.writtenName)
            },
            .of(
                EnvironmentVariable.self,
                "value",
                .string,
                "The value; never printed, as it may hold a credential.",
                attribute: "value"
            ) { .sensitive(ModelValue(scalar: $0.text)) },
            .of(
                EnvironmentVariable.self,
                "isReference",
                .bool,
                "Whether the value was taken from something referenced."
            ) {
                $0.provenance.isReference
            },
            .of(EnvironmentVariable.self, "refs", .list(.model("Source")), "What the value was taken from.") {
                $0.provenance.sources
            },
        ]
    )
}

extension EnvironmentVariable: SettingSource {
    var name: Value {
        guard let writtenName, writtenName.text != nil else { return Value(.string("")) }
        return writtenName.unmarked
    }
    var store: Setting.Store { .ecsEnvironment }
    var address: ResourceAddress { container.task.instance.address }
    var owner: String? { container.name }
    var secretNames: SecretNames? { container.task.plan.secretNames }

    var place: ModelLocation {
        container.location(ofElement: writtenName?.string, index, in: ["environment"], "value")
    }

    var provenance: Provenance {
        origin.value {
            let path = AttributePath(attribute: "container_definitions")
            guard let text = text?.text, !container.isBefore else { return .literal }
            let place = container.path(toElement: writtenName?.string, index, in: ["environment"], "value")
            return ProvenanceFinder(plan: container.task.plan.plan)
                .provenance(of: text, at: path, in: container.task.instance, place: place)
        }
    }
}
