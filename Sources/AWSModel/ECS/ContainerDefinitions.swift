import Symbolic
import TerraformPlan

/// Reads `container_definitions`: a string that holds a JSON array of containers.
///
/// Source: Amazon ECS API reference, ContainerDefinition. Keys are taken in any casing, as version 3 of the provider was
/// seen to take them, and as Go's `encoding/json` does; no page tells of other versions.
struct ContainerDefinitions {
    private let value: Value?
    private let task: TaskDefinition
    private let isBefore: Bool

    init(_ value: Value?, in task: TaskDefinition, isBefore: Bool) {
        self.value = value
        self.task = task
        self.isBefore = isBefore
    }

    /// The containers; unknown where the string is, and where it is no JSON array.
    var containers: ModelValue {
        guard let value, !value.isNull else { return .list([]) }
        let decoded = task.plan.plan.decodedJSON(of: value)
        return ModelValue(list: decoded, orElse: undecided("container_definitions is no JSON array")) {
            element,
            index in
            .object(Container(element, index: index, in: task, isBefore: isBefore))
        }
    }

    private func undecided(_ reason: String) -> Unknown {
        let attribute = AttributeIdentity(
            address: task.instance.address,
            path: AttributePath(attribute: "container_definitions")
        )
        return Unknown(UnknownSource(attribute: attribute, reason: .undecided(reason)))
    }
}

extension ModelValue {
    /// A list of models, one for each element of a Terraform list; unknown where the list is.
    ///
    /// An element that is unknown as a whole stays an unknown element.
    init(list value: Value?, orElse problem: @autoclosure () -> Unknown? = nil, _ make: (Value, Int) -> ModelValue) {
        guard let value, !value.isNull else {
            self = .list([])
            return
        }
        if let known = ModelValue(knownList: value, make) {
            self = known
        } else if let (elements, possible, rest) = value.partialElements {
            let models = elements.enumerated().map { index, element in
                element.isPartial ? make(element, index) : element.unknown.map { .unknown($0) } ?? make(element, index)
            }
            if possible.isEmpty && rest == nil {
                self = .list(models)
                return
            }
            let membership = Unknown.merged(possible.map(\.unknown) + [rest].compactMap { $0 })
            self = membership.map { .openList(models, $0) } ?? .list(models)
        } else if let unknown = value.unknown {
            self = .unknown(unknown)
        } else if let problem = problem() {
            self = .unknown(problem)
        } else {
            self = .list([])
        }
    }

    /// A list of scalars.
    init(list value: Value?, _ make: (Value) -> ModelValue) {
        self.init(list: value) { element, _ in make(element) }
    }
}

extension ModelValue {
    /// A name inside of container definitions.
    init(name: Value?) {
        self.init(scalar: name?.unmarked)
    }
}

extension Value {
    /// A name inside of container definitions, which the paths of findings show.
    ///
    /// The plan marks all of the text as sensitive for one sensitive value in it, as of a variable.
    var unmarked: Value {
        var copy = self
        copy.isSensitive = false
        return copy
    }
}
