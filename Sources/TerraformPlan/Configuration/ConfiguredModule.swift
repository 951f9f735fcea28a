package import JSONReader
import Symbolic

/// A module as the plan's `configuration` has it: what its files say, once for all its instances.
package final class ConfiguredModule: Sendable {
    private let node: JSONNode?
    private let resources = Memo<ElementIndex?>()
    private let calls = Memo<[String: ModuleCall]>()

    package init(_ node: JSONNode?) {
        self.node = node
    }

    /// The block of an address inside the module, without instance key: `data.aws_s3_bucket.b`.
    package func resource(_ address: String) -> ConfiguredResource? {
        let index = resources.value { node?["resources"].map { ElementIndex($0, by: "address") } }
        return index?[address].map(ConfiguredResource.init)
    }

    /// The managed resources of a type, by the names of their blocks, in the order of the plan.
    func blocks(ofType type: String) -> [(name: String, block: ConfiguredResource)] {
        guard let resources = node?["resources"] else { return [] }
        return resources.elements.compactMap { resource in
            guard resource["mode"]?.isString("managed") == true, resource["type"]?.isString(type) == true,
                let name = resource["name"]?.string
            else { return nil }
            return (name, ConfiguredResource(resource))
        }
    }

    /// The `module` block of a name.
    package func call(_ name: String) -> ModuleCall? { callIndex[name] }

    /// All `module` blocks, in the order of their names.
    var allCalls: [(name: String, call: ModuleCall)] {
        callIndex.sorted { $0.key < $1.key }.map { (name: $0.key, call: $0.value) }
    }

    private var callIndex: [String: ModuleCall] {
        calls.value {
            var index: [String: ModuleCall] = [:]
            if let calls = node?["module_calls"] {
                for (name, call) in calls.members { index[name.string ?? ""] = ModuleCall(call) }
            }
            return index
        }
    }

    /// The expression of an output.
    package func output(_ name: String) -> ConfiguredExpression? {
        node?["outputs"]?[name]?["expression"].map(ConfiguredExpression.init)
    }

    /// The default of a variable; nil where it has none or there is no such variable.
    package func variableDefault(_ name: String) -> JSONNode? {
        node?["variables"]?[name]?["default"]
    }

    /// Whether a variable is declared as sensitive.
    package func variableIsSensitive(_ name: String) -> Bool {
        node?["variables"]?[name]?["sensitive"]?.bool == true
    }
}
