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
    ///
    /// A script stands for nothing: it is judged by what it assigns.
    private var isPlaceholder: ModelValue {
        guard let text = text?.decodedBase64 ?? text, !text.isNull else { return .bool(true) }
        if let known = text.withKnownUTF8({ store == .userData ? $0.trimmed.isEmpty : isPlaceholder($0) }) {
            if !known, let unknown = text.withKnownUTF8({ secretNames?.doubt(of: $0) }) ?? nil {
                return .unknown(unknown)
            }
            return .bool(known)
        }
        if store == .userData { return .bool(false) }
        // What is written between the holes is not to come; of a document each member tells for itself.
        if !text.isEncoded, let symbolic = text.text, CredentialLine.first(in: symbolic) != nil { return .bool(false) }
        if Placeholder.isWritten(in: text.decodedJSON) { return .bool(false) }
        return text.holes.map { .unknown($0) } ?? .bool(false)
    }

    private func isPlaceholder(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if Placeholder.isPlaceholder(text) { return true }
        switch store {
        case .ecsEnvironment, .lambdaEnvironment, .codebuildEnvironment, .environment:
            return CredentialReference.isFlag(text) || isReference(text) || ProtectedText.isProtected(text)
        case .ssmParameter: return isReference(text) || ProtectedText.isProtected(text)
        case .userData, .password, .secretVersion: return false
        }
    }

    /// Whether the text tells where a credential is, or counts; a secret's name where the setting's own lets expect one.
    private func isReference(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if CredentialReference.isLocated(text) { return true }
        guard let name = source.name.string else { return false }
        if CredentialReference.isPage(text, of: name) { return true }
        if CredentialReference.isCount(text, of: name) || CredentialReference.isFile(text, of: name) { return true }
        guard CredentialName.isOfSecret(name) else { return false }
        return CredentialReference.isNameOfSecret(text) || CredentialReference.isNameInBackend(text, of: name)
            || secretNames?.have(text) == true
    }

    /// The names of the plan's secrets, where the setting's own name lets expect one.
    private var secretNames: SecretNames? {
        switch store {
        case .ecsEnvironment, .lambdaEnvironment, .codebuildEnvironment, .environment, .ssmParameter:
            source.name.string.map(CredentialName.isOfSecret) == true ? source.secretNames : nil
        case .userData, .password, .secretVersion: nil
        }
    }

    /// Whether the text is one that is never shown: a credential by its place, its name or its form, and no placeholder.
    var isCredential: Bool {
        guard let text = text?.decodedBase64 ?? text else { return false }
        if case .bool(true) = isPlaceholder { return false }
        switch store {
        case .password, .secretVersion: return true
        case .userData: return text.text.flatMap { CredentialLine.first(in: $0) } != nil
        case .ecsEnvironment, .lambdaEnvironment, .codebuildEnvironment, .environment, .ssmParameter:
            if source.name.string.map(CredentialName.isCredential) == true { return true }
            if case .string("") = credentialFormat { return false }
            if case .string = credentialFormat { return true }
            return false
        }
    }

    /// The names that a script assigns written values to; none where the text is no script.
    private var assignedNames: ModelValue {
        guard store == .userData, let text else { return .list([]) }
        guard let symbolic = text.text else { return text.holes.map { .unknown($0) } ?? .list([]) }
        // A name may be a piece of a credential that has an equals sign in it.
        let names = ScriptAssignments.written(in: symbolic).map { ModelValue.sensitive(.string($0.name)) }
        return symbolic.unknown.map { .openList(names, $0) } ?? .list(names)
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
            .of(
                Setting.self,
                "assignedNames",
                .list(.string),
                "The names that a script in user data assigns written values to, no placeholders or references."
            ) { $0.assignedNames },
            .of(Setting.self, "isPlaceholder", .bool, "Whether the value only stands for one to come, or is empty.") {
                $0.isPlaceholder
            },
            .of(Setting.self, "isReference", .bool, "Whether the value was taken from something referenced.") {
                $0.source.provenance.isReference
            },
        ]
    )
}
