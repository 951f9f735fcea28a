package import Symbolic

/// A value that is stored where many may read it, with the name under which a program or a service gets it.
package final class Setting: ModelObject {
    /// Where a setting is stored.
    package enum Store: String, Hashable, Sendable, CaseIterable {
        case ecsEnvironment = "ecs-environment"
        case lambdaEnvironment = "lambda-environment"
        case codebuildEnvironment = "codebuild-environment"
        case environment
        case userData = "user-data"
        case password
        case ssmParameter = "ssm-parameter"
        case secretVersion = "secret-version"
    }

    private let source: any SettingSource

    /// The setting that something in the plan is.
    init(_ source: any SettingSource) {
        self.source = source
    }

    private var store: Store { source.store }
    private var text: Value? { source.text }

    package var modelType: ModelType { Setting.type }
    package var location: ModelLocation? {
        var place = source.place
        guard store == .userData else { return place }
        place.textLine = text?.text.flatMap { CredentialLine.first(in: $0) }
        return place
    }

    /// The sort of credential that the text holds by its form; empty if none, unknown where the text is not known.
    private var credentialFormat: ModelValue {
        guard let text = text?.decodedBase64 ?? text else { return .string("") }
        if let found = text.withKnownUTF8({ CredentialFormat.found(in: $0) }) {
            return .string(found?.rawValue ?? "")
        }
        guard let symbolic = text.text else { return .string("") }
        if let known = symbolic.known { return .string(CredentialFormat.found(in: known)?.rawValue ?? "") }
        for part in symbolic.parts {
            if case .literal(let literal) = part, let found = CredentialFormat.found(in: literal) {
                return .string(found.rawValue)
            }
        }
        return symbolic.unknown.map { .unknown($0) } ?? .string("")
    }

    /// Whether every string in a JSON document, or the text itself, is such that it stands for a value to come.
    private var isPlaceholder: ModelValue {
        guard let text = text?.decodedBase64 ?? text, !text.isNull else { return .bool(true) }
        if let known = text.withKnownUTF8({ Placeholder.isPlaceholder($0) || isNameOfSecret($0) }) {
            return .bool(known)
        }
        // What is written between the holes is not to come; of a document each member tells for itself.
        if !text.isEncoded, let symbolic = text.text, CredentialLine.first(in: symbolic) != nil { return .bool(false) }
        if Placeholder.isWritten(in: text.decodedJSON) { return .bool(false) }
        return text.holes.map { .unknown($0) } ?? .bool(false)
    }

    /// Whether the text is the name of a secret, as its own name lets expect: `DbSecret` with `prod/db-credentials`.
    private func isNameOfSecret(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard store == .environment, let name = source.name.string?.lowercased(),
            ["secret", "credential", "credentials"].contains(where: name.hasSuffix)
        else { return false }
        let parts = text.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return parts.count > 1
            && parts.allSatisfy { part in
                part.first.map { (0x61...0x7A).contains($0) } == true
                    && part.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "-_.".utf8.contains($0)
                    }
            }
    }

    package static let type = ModelType(
        "Setting",
        summary: "A value that is stored readable, with the name under which a program or service gets it.",
        fields: [
            .of(Setting.self, "name", .string, "The name of the variable, parameter or attribute.") {
                ModelValue(scalar: $0.source.name)
            },
            .of(
                Setting.self,
                "store",
                .string,
                "Where the value is stored.",
                allowedValues: Store.allCases.map(\.rawValue)
            ) { .string($0.store.rawValue) },
            .of(Setting.self, "owner", .string, "What the setting belongs to inside the resource; absent if nothing.") {
                ModelValue($0.source.owner)
            },
            .of(Setting.self, "address", .string, "The address of the resource instance.") {
                .string($0.source.address.description)
            },
            .of(Setting.self, "value", .string, "The value; never printed, as it may hold a credential.") {
                .sensitive(ModelValue(scalar: $0.text))
            },
            .of(
                Setting.self,
                "credentialFormat",
                .string,
                "The sort of credential that the value holds by its form; empty if none.",
                allowedValues: CredentialFormat.allCases.map(\.rawValue) + [""]
            ) { $0.credentialFormat },
            .of(Setting.self, "isPlaceholder", .bool, "Whether the value only stands for one to come, or is empty.") {
                $0.isPlaceholder
            },
            .of(Setting.self, "isReference", .bool, "Whether the value was taken from something referenced.") {
                $0.source.provenance.isReference
            },
        ]
    )
}
