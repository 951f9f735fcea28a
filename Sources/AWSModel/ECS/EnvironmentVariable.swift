package import Symbolic

/// A variable that is written in the task definition, readable for everyone who may describe it.
package final class EnvironmentVariable: ModelObject {
    private let value: Value
    private let container: Container
    private let place: @Sendable () -> ModelLocation
    private let origin = Memo<Provenance>()

    init(_ value: Value, in container: Container, at place: @escaping @autoclosure @Sendable () -> ModelLocation) {
        self.value = value
        self.container = container
        self.place = place
    }

    package var modelType: ModelType { EnvironmentVariable.type }
    package var location: ModelLocation? { place() }

    var name: Value? { value.member("name") }
    /// The text of the value, never printed: it may hold a credential.
    var text: Value? { value.member("value") }

    private var provenance: Provenance {
        origin.value {
            let path = AttributePath(attribute: "container_definitions")
            guard let text = text?.text, !container.isBefore else { return .literal }
            return ProvenanceFinder(plan: container.task.plan.plan)
                .provenance(of: text, at: path, in: container.task.instance, place: place().path)
        }
    }

    /// The same variable as a setting that may hold a credential.
    var setting: Setting {
        Setting(
            name: name?.unmarked ?? Value(.string("")),
            store: .ecsEnvironment,
            text: text,
            at: self.place(),
            owner: container.name,
            provenance: { [self] in provenance }
        )
    }

    package static let type = ModelType(
        "EnvironmentVariable",
        summary: "A variable that is written in a container definition.",
        fields: [
            .of(EnvironmentVariable.self, "name", .string, "The name of the variable.", attribute: "name") {
                ModelValue(name: $0.name)
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
