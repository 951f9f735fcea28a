import IAM
package import Symbolic
import TerraformPlan

/// A secret or parameter that ECS reads before it starts a container.
package final class SecretReference: ModelObject {
    private let name: Value?
    private let valueFrom: Value?
    private let container: Container
    private let place: Place
    /// The secret that is meant, where what is named is a parameter that passes it on.
    private let passedOnSecret: PassedOnSecret?
    private let parsed = Memo<Parsed?>()
    private let origin = Memo<Provenance>()
    private let nameOrigin = Memo<Provenance>()

    /// A list of a container that secrets stand in.
    enum List: Sendable {
        case secrets, logOptions

        /// Where the list stands inside the container.
        fileprivate var names: [String] {
            switch self {
            case .secrets: ["secrets"]
            case .logOptions: ["logConfiguration", "secretOptions"]
            }
        }
    }

    /// Where a container names a secret.
    enum Place: Sendable {
        case element(Int, of: List)
        case registryCredential
    }

    private final class Parsed: Sendable {
        let kind: ValueFrom.Kind?
        let arn: SymbolicString
        let text: SymbolicString
        /// What an ARN has written of the secret.
        let pieces: Pieces
        /// Whether none of these may be shown.
        let isConfidential: Bool

        init(kind: ValueFrom.Kind?, arn: SymbolicString, text: SymbolicString, isConfidential: Bool) {
            self.kind = kind
            self.arn = arn
            self.text = text
            self.isConfidential = isConfidential
            pieces = Pieces(of: text)
        }
    }

    /// Pieces of an ARN as it is written.
    ///
    /// Empty where the source is no ARN, or where the piece is taken from a resource; unknown where nobody can tell what
    /// is written.
    private struct Pieces: Sendable {
        var region = ModelValue.string("")
        var account = ModelValue.string("")
        var name = ModelValue.string("")
        /// Whether neither region nor account is left empty.
        var areComplete = ModelValue.bool(true)

        init(of text: SymbolicString) {
            if let nameless = text.holes.first(where: { $0.identity == nil }) {
                let unknown = ModelValue.unknown(nameless.derived)
                (region, account, name, areComplete) = (unknown, unknown, unknown, unknown)
                return
            }
            let mark = "\u{FFFC}"
            let written =
                text.known
                ?? text.parts.map { part in
                    if case .literal(let literal) = part { literal } else { mark }
                }.joined()
            guard written.begins(with: "arn:") else { return }
            let pieces = [2, 3, 4, 6].map { position in
                written.withBytes { bytes in
                    bytes.pieceBetweenColons(at: position).map { String(decoding: $0, as: UTF8.self) }
                }
            }
            let texts = pieces.map { piece -> ModelValue in
                guard let piece, piece.isPlainASCII || !piece.unicodeScalars.contains("\u{FFFC}") else {
                    return .string("")
                }
                return .string(piece)
            }
            (region, account, name) = (texts[1], texts[2], texts[3])
            // Other services have ARNs without them, and so have the parameters that belong to AWS: those under `/aws/`.
            let isOpen = pieces[1]?.isEmpty == true || pieces[2]?.isEmpty == true
            guard isOpen, let service = pieces[0], ValueFrom.Kind(rawValue: service) != nil else { return }
            areComplete = .bool(pieces[1]?.isEmpty != true && written.contains(ascii: "::parameter/aws/"))
        }
    }

    init(
        name: Value?,
        valueFrom: Value?,
        in container: Container,
        at place: Place
    ) {
        self.name = name
        self.valueFrom = valueFrom
        self.container = container
        self.place = place
        passedOnSecret = nil
    }

    /// The secret that the parameter of another reference passes on.
    private init(_ secret: PassedOnSecret, namedBy other: SecretReference) {
        name = other.name
        valueFrom = other.valueFrom
        container = other.container
        place = other.place
        passedOnSecret = secret
    }

    /// The secret that has to be read too, where a parameter is named that passes one on.
    var passedOn: SecretReference? {
        guard passedOnSecret == nil, let content, content.kind == .ssm else { return nil }
        return PassedOnSecret(ofParameter: content.arn, in: container.task.plan)
            .map { SecretReference($0, namedBy: self) }
    }

    package var modelType: ModelType { SecretReference.type }
    package var location: ModelLocation? {
        switch place {
        case .element(let index, let list):
            container.location(ofElement: name?.string, index, in: list.names, "valueFrom")
        case .registryCredential: container.placeOfRegistryCredential
        }
    }

    private var isRegistryCredential: Bool {
        if case .registryCredential = place { true } else { false }
    }

    private var path: AttributePath {
        switch place {
        case .element(let index, let list):
            container.path(toElement: name?.string, index, in: list.names, "valueFrom")
        case .registryCredential: container.placeOfRegistryCredential.path
        }
    }

    private var content: Parsed? {
        parsed.value {
            guard let text = valueFrom?.text else { return nil }
            let isConfidential = isConfidential(text)
            if let secret = passedOnSecret {
                return Parsed(kind: .secretsmanager, arn: secret.arn, text: secret.name, isConfidential: isConfidential)
            }
            let source = ValueFrom(text)
            let identities = container.task.plan.identities
            // A registry credential is always a secret, which may be named without its ARN.
            if isRegistryCredential && source.isName {
                return Parsed(
                    kind: .secretsmanager,
                    arn: identities.secretARN(named: text, for: container.task.instance),
                    text: text,
                    isConfidential: isConfidential
                )
            }
            let arn =
                switch source.kind {
                case .ssm? where source.isName:
                    identities.parameterARN(named: source.resource, for: container.task.instance)
                case .secretsmanager?: identities.completeSecretARN(source.resource)
                default: identities.canonical(source.resource)
                }
            return Parsed(kind: source.kind, arn: arn, text: text, isConfidential: isConfidential)
        }
    }

    /// Whether a role is allowed an action on what is named, in the request that ECS makes.
    private func isAllowed(_ role: ModelValue, _ action: ModelValue) -> ModelMethod.Answer {
        guard case .object(let object) = role, let role = object as? Role else { return .init(role.unknownOrAbsent) }
        guard let name = action.knownText else { return .init(action.unknownOrAbsent) }
        guard let content else { return .init(unknown) }
        let answer = role.decide(RoleRequest(action: name, resource: content.arn, context: context(of: content))).answer
        // The facts may name the resource.
        return content.isConfidential ? .init(.sensitive(answer.value)) : answer
    }

    /// What is known of the request from how the secret is named.
    private func context(of content: Parsed) -> SecretRequest.Context {
        if let passedOnSecret { return passedOnSecret.context(in: container.task.plan.identities) }
        guard content.kind == .secretsmanager, content.text != content.arn else { return [:] }
        let source = ValueFrom(content.text)
        return SecretRequest.context(
            of: source.resource,
            for: content.arn,
            selecting: source.selectors(in: content.text),
            in: container.task.plan.identities
        )
    }

    private var provenance: Provenance {
        origin.value {
            guard let text = valueFrom?.text, !container.isBefore else { return .literal }
            return ProvenanceFinder(plan: container.task.plan.plan).provenance(
                of: text,
                isPart: true,
                at: TaskDefinition.containersPath,
                in: container.task.instance,
                place: path
            )
        }
    }

    /// Where what names the secret comes from: region and account of an ARN do not.
    private var provenanceOfName: Provenance {
        nameOrigin.value {
            guard case .references = provenance, let text = valueFrom?.text else { return provenance }
            let isWritten = ProvenanceFinder(plan: container.task.plan.plan).writesSecretName(
                in: text,
                at: TaskDefinition.containersPath,
                in: container.task.instance,
                place: path
            )
            return isWritten ? .literal : provenance
        }
    }

    /// Whether a text may be a secret itself, written where its name belongs, or have a sensitive value in it.
    ///
    /// The plan marks all of the containers as sensitive for one sensitive value among them, and does not tell which.
    private func isConfidential(_ text: SymbolicString) -> Bool {
        if !ValueFrom.mayBeName(text, ofSecret: isRegistryCredential) { return true }
        return valueFrom?.isSensitive == true && text.wholeHole == nil
    }

    /// What is read of the text; marked as sensitive where it must not be shown.
    private func shown(_ read: (Parsed) -> ModelValue) -> ModelValue? {
        content.map { $0.isConfidential ? .sensitive(read($0)) : read($0) }
    }

    /// What cannot be told while not even the service is known.
    private var unknown: ModelValue {
        valueFrom?.holes.map { .unknown($0) } ?? .absent
    }

    /// What is said of a source that is no text: nothing is written there that names a secret.
    private var unknownOrEmpty: ModelValue {
        valueFrom?.holes.map { .unknown($0) } ?? .string("")
    }

    package static let type = ModelType(
        "SecretReference",
        summary: "A secret or parameter that ECS reads for a container.",
        fields: [
            .of(SecretReference.self, "name", .string, "The variable that takes the value.", attribute: "name") {
                ModelValue(name: $0.name)
            },
            .of(SecretReference.self, "source", .string, "The valueFrom as it is written.", attribute: "valueFrom") {
                $0.shown { ModelValue($0.text) } ?? $0.unknownOrEmpty
            },
            .of(
                SecretReference.self,
                "kind",
                .string,
                "The service that holds the value.",
                allowedValues: ["secretsmanager", "ssm"]
            ) { reference in
                reference.content?.kind.map { .string($0.rawValue) } ?? reference.unknown
            },
            .of(SecretReference.self, "arn", .string, "The ARN that IAM decides on, without JSON key and version.") {
                $0.shown { ModelValue($0.arn) } ?? .absent
            },
            .of(
                SecretReference.self,
                "account",
                .string,
                "The account as an ARN has it written; empty where none is written."
            ) {
                $0.shown(\.pieces.account) ?? $0.unknownOrEmpty
            },
            .of(
                SecretReference.self,
                "region",
                .string,
                "The region as an ARN has it written; empty where none is written."
            ) {
                $0.shown(\.pieces.region) ?? $0.unknownOrEmpty
            },
            .of(
                SecretReference.self,
                "hasRegionAndAccount",
                .bool,
                "Whether neither is left empty in the ARN of a secret or parameter; true of everything else."
            ) { reference in
                reference.content?.pieces.areComplete
                    ?? reference.valueFrom?.holes.map { .unknown($0) } ?? .bool(true)
            },
            .of(
                SecretReference.self,
                "resourceName",
                .string,
                "The name of a secret with its suffix, as an ARN has it written; empty where none is written."
            ) { reference in
                reference.shown { $0.kind == .secretsmanager ? $0.pieces.name : .string("") } ?? .string("")
            },
            .of(
                SecretReference.self,
                "isReference",
                .bool,
                "Whether the source was taken from something referenced; false also of an ARN that has name and suffix of "
                    + "a secret written, whatever else of it was taken."
            ) { $0.provenanceOfName.isReference },
            .of(SecretReference.self, "refs", .list(.model("Source")), "What the source was taken from.") {
                $0.provenance.sources
            },
        ],
        methods: [
            ModelMethod(
                "isAllowed",
                [.init("role", .model("Role")), .init("action", .string)],
                returns: .bool,
                summary: "Whether a role is allowed an action on it, in the request that ECS makes."
            ) { object, arguments in
                (object as? SecretReference)?.isAllowed(arguments[0], arguments[1]) ?? .init(.absent)
            }
        ]
    )
}
