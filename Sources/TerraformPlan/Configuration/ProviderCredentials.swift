import JSONReader

/// What a configuration of the AWS provider signs in with, as far as it is written there; the environment has the rest.
///
/// Two configurations that write the same constants are of one account; of other expressions the plan only shows what
/// they refer to. What the values are is never shown.
package struct ProviderCredentials: Hashable, Sendable {
    /// The arguments and blocks that choose an account, as they are written.
    private let arguments: [String: String]
    /// Whether all that is written are constants.
    package let isConstant: Bool

    /// Source: the provider's documentation, "Authentication and Configuration".
    private static let names = [
        "access_key", "secret_key", "token", "profile", "shared_credentials_file", "shared_credentials_files",
        "shared_config_files", "assume_role", "assume_role_with_web_identity",
    ]

    init(_ expressions: JSONNode?) {
        var arguments: [String: String] = [:]
        for name in ProviderCredentials.names {
            if let written = expressions?[name] { arguments[name] = ProviderCredentials.text(of: written) }
        }
        self.arguments = arguments
        isConstant = !ProviderCredentials.names.contains { name in
            expressions?[name].map { ProviderCredentials.hasReferences($0) } ?? false
        }
    }

    /// The value of a node as text that only equal values have.
    private static func text(of node: JSONNode, depth: Int = 0) -> String {
        guard depth < 16 else { return "\(node.offset)" }
        if let text = node.string { return "\(text.utf8.count):\(text)" }
        if node.isArray { return "[" + node.elements.map { text(of: $0, depth: depth + 1) }.joined() + "]" }
        let members = node.members.map { text(of: $0.name, depth: depth) + text(of: $0.value, depth: depth + 1) }
        let scalar = node.numberText ?? node.bool.map { "\($0)" } ?? ""
        return members.isEmpty ? "\(node.kind)\(scalar)" : "{" + members.sorted().joined() + "}"
    }

    /// Whether an expression depends on anything, in what it or a block of it says.
    private static func hasReferences(_ node: JSONNode, depth: Int = 0) -> Bool {
        guard depth < 16 else { return true }
        if node.isArray { return node.elements.contains { hasReferences($0, depth: depth + 1) } }
        guard node.isObject else { return false }
        // An expression that says nothing of itself is computed of what the plan does not show.
        if node.count == 0 { return true }
        return node.members.contains { $0.name.isString("references") || hasReferences($0.value, depth: depth + 1) }
    }
}

extension Configuration {
    /// What a provider configuration signs in with; nil where the plan does not show it.
    package func credentials(ofProvider key: String) -> ProviderCredentials? {
        guard hasProvider(key) else { return nil }
        return ProviderCredentials(providerExpressions(key))
    }

    /// Whether two provider configurations sign in with the same constants, or both with what the environment has.
    package func signInAlike(_ key: String, _ other: String) -> Bool {
        guard let own = written(ofProvider: key), let other = written(ofProvider: other) else { return false }
        return own.isConstant && own == other
    }

    /// What a provider configuration signs in with, be it written or not; nil where nobody tells which one a module before
    /// Terraform 1.2 was given.
    private func written(ofProvider key: String) -> ProviderCredentials? {
        let shown = shownProvider(key)
        // What is not written has nothing but the environment.
        return shown.contains(":") && !hasProvider(shown) ? nil : ProviderCredentials(providerExpressions(shown))
    }

    /// Whether all configurations of the AWS provider are of one account, by what they sign in with; the standard one may be
    /// there without being written.
    package func isOfOneAccount(besides standard: String) -> Bool {
        providerKeys(ofProvider: "aws").allSatisfy { $0 == standard || signInAlike($0, standard) }
    }
}
