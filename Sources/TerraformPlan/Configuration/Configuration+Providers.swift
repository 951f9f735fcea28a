import JSONReader
import Symbolic

extension Configuration {
    /// Whether the plan shows a provider configuration.
    package func hasProvider(_ key: String) -> Bool { providerNode(key) != nil }

    /// The key under which the plan shows what a key stands for: `aws` for the `network:aws` that Terraform before 1.2
    /// writes in a module, where there is nothing else that the module can have been given.
    ///
    /// - Returns: The key itself where the plan shows it, or does not tell which other it stands for.
    package func shownProvider(_ key: String) -> String {
        guard !hasProvider(key), let colon = key.lastIndex(of: ":") else { return key }
        let provider = key[key.index(after: colon)...].prefix { $0 != "." }
        let shown = providerKeys.filter {
            $0 == provider || $0.hasPrefix("\(provider).") || $0.hasSuffix(":\(provider)")
        }
        return shown.isEmpty || shown == [String(provider)] ? String(provider) : key
    }

    /// All arguments of a provider configuration.
    func providerExpressions(_ key: String) -> JSONNode? { providerNode(key)?["expressions"] }

    /// The constant argument of a provider configuration, such as its `region`.
    package func providerConstant(_ key: String, _ argument: String) -> String? {
        guard let expression = providerExpression(key, argument), expression.template == nil else { return nil }
        return expression.constant?.string
    }

    /// An argument of a provider configuration, or one of the last of its blocks of a type: `assume_role`, `role_arn`.
    package func providerExpression(_ key: String, _ argument: String, in block: String? = nil) -> ConfiguredExpression?
    {
        guard let block else { return providerExpressions(key)?[argument].map(ConfiguredExpression.init) }
        // Several roles are assumed one after another.
        let bodies = providerExpressions(key)?[block]
        let body = bodies?.isArray == true ? bodies.flatMap { Array($0.elements).last } : bodies
        return body?[argument].map(ConfiguredExpression.init)
    }

    /// Whether another configuration of the AWS provider in the same module signs in as one does and has the same references
    /// for its region: one of them makes something of these, or there would not be two.
    func hasTwin(_ key: String) -> Bool {
        guard let region = providerExpression(key, "region") else { return false }
        return providerKeys(ofProvider: "aws").contains { other in
            other != key && module(ofProvider: other) == module(ofProvider: key)
                && credentials(ofProvider: other) == credentials(ofProvider: key)
                && providerExpression(other, "region")?.references.map(\.text) == region.references.map(\.text)
        }
    }

    /// The keys of the provider configurations that stand for several, as OpenTofu's `for_each` makes them: each of those
    /// has other arguments.
    package var repeatedProviders: Set<String> {
        Set(providerKeys.filter { key in providerExpressions(key).map { Configuration.namesElement($0) } ?? false })
    }

    /// Whether an expression, or one inside of a block, has `each.key` or `each.value` in it.
    private static func namesElement(_ node: JSONNode, depth: Int = 0) -> Bool {
        guard depth < 16 else { return true }
        if node.isArray { return node.elements.contains { namesElement($0, depth: depth + 1) } }
        return node.members.contains { member in
            if member.name.isString("references") {
                return member.value.elements.contains { $0.string?.utf8.starts(with: "each.".utf8) ?? false }
            }
            return namesElement(member.value, depth: depth + 1)
        }
    }

    /// The module that a provider configuration stands in: that of `module.network:aws` is `module.network`.
    func module(ofProvider key: String) -> ModulePath? {
        guard let address = providerNode(key)?["module_address"]?.string else { return .root }
        let pieces = address.split(separator: ".")
        let steps = pieces.indices.filter { pieces[$0] == "module" && $0 % 2 == 0 && pieces.indices.contains($0 + 1) }
        guard steps.count * 2 == pieces.count else { return nil }
        return ModulePath(steps.map { ModuleStep(name: String(pieces[$0 + 1])) })
    }
}
