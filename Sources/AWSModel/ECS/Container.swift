package import Symbolic
import TerraformPlan

/// A container of a task definition.
package final class Container: ModelObject {
    let task: TaskDefinition
    let isBefore: Bool
    private let value: Value
    private let index: Int
    private let environmentList = Memo<ModelValue>()
    private let secretsList = Memo<ModelValue>()
    private let referencesList = Memo<ModelValue>()

    init(_ value: Value, index: Int, in task: TaskDefinition, isBefore: Bool) {
        self.value = value
        self.index = index
        self.task = task
        self.isBefore = isBefore
    }

    package var modelType: ModelType { Container.type }
    /// The container; for one of the replaced revision, the secrets of its successor.
    package var location: ModelLocation? {
        isBefore ? location(successorPath.attribute("secrets"), ".secrets") : location(path, "")
    }

    /// Where the new revision has the container of the same name; its own position where there is none.
    private var successorPath: AttributePath {
        guard case .list(let containers) = task.containers else { return path }
        let index = containers.firstIndex { value in
            guard case .object(let object) = value, let container = object as? Container else { return false }
            return container.name == name
        }
        return index.map { AttributePath(attribute: "container_definitions").index($0) } ?? path
    }

    /// The name of the container, where it is known.
    var name: String? { value.member(inAnyCase: "name")?.string }

    /// The variables that are written in the task definition.
    var environment: ModelValue {
        environmentList.value {
            ModelValue(list: value.member(inAnyCase: "environment")) { [self] element, index in
                .object(EnvironmentVariable(element, at: index, in: self))
            }
        }
    }

    /// The variables that ECS fills from a secret or parameter.
    private var secrets: ModelValue {
        secretsList.value { secretList(value.member(inAnyCase: "secrets"), in: .secrets) }
    }

    /// All that ECS reads before it starts the container.
    private var references: ModelValue { referencesList.value { references(adding: secrets) } }

    /// All that ECS has to be allowed to read: also the secrets that parameters pass on.
    private var reads: ModelValue {
        references.flatMapped { element in
            guard case .object(let object) = element, let reference = object as? SecretReference,
                let secret = reference.passedOn
            else { return [element] }
            return [element, .object(secret)]
        }
    }

    private var path: AttributePath { AttributePath(attribute: "container_definitions").index(index) }
    private var modelPath: String {
        let name = name
        return TextWriter.text(upTo: Container.pathLimit(name)) { write(name, to: &$0) }
    }

    /// The most bytes that the path of a container takes.
    private static func pathLimit(_ name: String?) -> Int { 32 + TextWriter.limit(quoted: name ?? "") }

    /// Writes the container's path in the model.
    private func write(_ name: String?, to text: inout TextWriter) {
        text.write("containers[")
        if let name { text.write(quoted: name) } else { text.write(String(index)) }
        text.write(UInt8(ascii: "]"))
    }

    private func location(_ path: AttributePath, _ suffix: String) -> ModelLocation {
        ModelLocation(address: task.instance.address, path: path, modelPath: modelPath + suffix)
    }

    /// The secrets of a list that stands somewhere inside the container.
    private func secretList(_ value: Value?, in list: SecretReference.List) -> ModelValue {
        ModelValue(list: value) { [self] element, index in
            .object(
                SecretReference(
                    name: element.member(inAnyCase: "name"),
                    valueFrom: element.member(inAnyCase: "valueFrom"),
                    in: self,
                    at: .element(index, of: list)
                )
            )
        }
    }

    /// The place of an attribute of an element, by the element's name and position and the names of its list.
    func location(
        ofElement name: String?,
        _ index: Int,
        in names: [String],
        _ attribute: String
    ) -> ModelLocation {
        let container = self.name
        let limit = names.reduce(Container.pathLimit(container) + 22 + TextWriter.limit(quoted: name ?? "")) {
            $0 + $1.utf8.count + 1
        }
        let text = TextWriter.text(upTo: limit) { text in
            write(container, to: &text)
            for name in names {
                text.write(UInt8(ascii: "."))
                text.write(name)
            }
            text.write(UInt8(ascii: "["))
            if let name { text.write(quoted: name) } else { text.write(String(index)) }
            text.write(UInt8(ascii: "]"))
        }
        return ModelLocation(
            address: task.instance.address,
            path: path(toElement: name, index, in: names, attribute),
            modelPath: text
        )
    }

    /// The same place in Terraform's words alone.
    func path(toElement name: String?, _ index: Int, in names: [String], _ attribute: String) -> AttributePath {
        var steps: [AttributePath.Step] = []
        steps.reserveCapacity(names.count + 4)
        steps.append(.attribute("container_definitions"))
        steps.append(.index(self.index))
        for name in names { steps.append(.attribute(name)) }
        steps.append(name.map { .key($0) } ?? .index(index))
        steps.append(.attribute(attribute))
        return AttributePath(steps)
    }

    /// The place where the container names its registry credential.
    var placeOfRegistryCredential: ModelLocation {
        location(path.attribute("repositoryCredentials").attribute("credentialsParameter"), ".repositoryCredentials")
    }

    /// All that ECS reads before it starts the container: secrets, log driver options, registry credentials.
    private func references(adding secrets: ModelValue) -> ModelValue {
        let log = value.member(inAnyCase: "logConfiguration")
        let options = secretList(log?.member(inAnyCase: "secretOptions"), in: .logOptions)
        var registry = ModelValue.list([])
        let credentials = value.member(inAnyCase: "repositoryCredentials")
        if let parameter = credentials?.member(inAnyCase: "credentialsParameter"), !parameter.isNull {
            registry = .list([
                .object(
                    SecretReference(
                        name: Value(.string("repositoryCredentials")),
                        valueFrom: parameter,
                        in: self,
                        at: .registryCredential
                    )
                )
            ])
        }
        return secrets.joined(options).joined(registry)
    }

    package static let type = ModelType(
        "Container",
        summary: "A container of an ECS task definition.",
        fields: [
            .of(Container.self, "name", .string, "The name of the container.", attribute: "name") {
                ModelValue(name: $0.value.member(inAnyCase: "name"))
            },
            .of(Container.self, "image", .string, "The image that is run.", attribute: "image") {
                ModelValue(scalar: $0.value.member(inAnyCase: "image"))
            },
            .of(
                Container.self,
                "environment",
                .list(.model("EnvironmentVariable")),
                "The variables that are written in the task definition.",
                attribute: "environment"
            ) { $0.environment },
            .of(
                Container.self,
                "secrets",
                .list(.model("SecretReference")),
                "The variables that ECS fills from a secret or parameter.",
                attribute: "secrets"
            ) { $0.secrets },
            .of(
                Container.self,
                "secretReferences",
                .list(.model("SecretReference")),
                "All secrets that ECS reads for the container: secrets, log options and registry credentials."
            ) { $0.references },
            .of(
                Container.self,
                "secretReads",
                .list(.model("SecretReference")),
                "All that ECS has to be allowed to read: `secretReferences`, and behind each parameter under "
                    + "`/aws/reference/secretsmanager/` the secret that it passes on, by its name."
            ) { $0.reads },
        ]
    )
}

extension ModelValue {
    /// Two lists as one; what is unknown of one of them makes the joined list open.
    func joined(_ other: ModelValue) -> ModelValue {
        switch (self, other) {
        case (.list(let left), .list(let right)): right.isEmpty ? self : .list(left + right)
        case (.list(let left), .unknown(let unknown)), (.unknown(let unknown), .list(let left)):
            left.isEmpty ? .unknown(unknown) : .openList(left, unknown)
        case (.unknown(let left), .unknown(let right)): .unknown(left.merging(right))
        case (.openList(let left, let unknown), .list(let right)), (.list(let right), .openList(let left, let unknown)):
            .openList(left + right, unknown)
        case (.openList(let left, let first), .unknown(let second)),
            (.unknown(let second), .openList(let left, let first)):
            .openList(left, first.merging(second))
        default: self
        }
    }

    /// A list with others in the place of each element; what is no list stays as it is.
    fileprivate func flatMapped(_ replace: (ModelValue) -> [ModelValue]) -> ModelValue {
        switch self {
        case .list(let elements): .list(elements.flatMap(replace))
        case .openList(let elements, let unknown): .openList(elements.flatMap(replace), unknown)
        default: self
        }
    }
}
