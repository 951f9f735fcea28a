package import JSONReader
package import Symbolic
import Synchronization

/// The `configuration` of a plan: the expressions behind its values, as far as the plan shows them.
package final class Configuration: Sendable {
    /// The root module.
    package let root: ConfiguredModule
    private let node: JSONNode?
    private let references = Mutex<[Int: [Reference]]>([:])

    package init(_ node: JSONNode?) {
        self.node = node
        self.root = ConfiguredModule(node?["root_module"])
    }

    /// The module that an instance is made of; nil where the plan does not show it.
    package func module(_ path: ModulePath) -> ConfiguredModule? {
        var module = root
        for step in path.steps {
            guard let call = module.call(step.name) else { return nil }
            module = call.module
        }
        return module
    }

    /// The full references of an expression, read once for all instances of its block.
    func fullReferences(of expression: ConfiguredExpression) -> [Reference] {
        if let known = references.withLock({ $0[expression.place] }) { return known }
        let found = expression.fullReferences
        references.withLock { $0[expression.place] = found }
        return found
    }

    /// The block that a resource instance is made of.
    package func resource(_ address: ResourceAddress) -> ConfiguredResource? {
        module(address.module)?.resource(address.configurationAddress)
    }

    /// Whether something is so of any block of any module.
    package func containsBlock(where isMeant: (ConfiguredResource) -> Bool) -> Bool {
        var modules = [node?["root_module"]].compactMap(\.self)
        while let module = modules.popLast() {
            if module["resources"]?.elements.contains(where: { isMeant(ConfiguredResource($0)) }) ?? false {
                return true
            }
            modules += module["module_calls"]?.members.compactMap { $0.value["module"] } ?? []
        }
        return false
    }

    /// What all modules ask of the version of a provider, by the last part of its source.
    func versionConstraints(ofProvider name: String) -> [String] {
        providers(named: name).compactMap { $0.value["version_constraint"]?.string }
    }

    /// The keys of the configurations of a provider, by the last part of its source.
    package func providerKeys(ofProvider name: String) -> [String] {
        providers(named: name).compactMap(\.name.string)
    }

    private func providers(named name: String) -> [JSONNode.Members.Element] {
        let providers = node?["provider_config"]?.members.map { $0 } ?? []
        return providers.filter { _, provider in
            let source = (provider["full_name"] ?? provider["name"])?.string?.split(separator: "/").last
            return source.map(String.init) == name
        }
    }

    /// What the plan shows of a provider configuration.
    func providerNode(_ key: String) -> JSONNode? { node?["provider_config"]?[key] }

    /// The keys of all provider configurations that the plan shows.
    var providerKeys: [String] { node?["provider_config"]?.members.compactMap(\.name.string) ?? [] }
}
