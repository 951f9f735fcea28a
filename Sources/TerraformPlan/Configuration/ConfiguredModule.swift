package import JSONReader
import Symbolic

/// A module as the plan's `configuration` has it: what its files say, once for all its instances.
package final class ConfiguredModule: Sendable {
    private let node: JSONNode?
    private let resources = Memo<[String: JSONNode]>()
    private let calls = Memo<[String: ModuleCall]>()

    package init(_ node: JSONNode?) {
        self.node = node
    }

    /// The block of an address inside the module, without instance key: `data.aws_s3_bucket.b`.
    package func resource(_ address: String) -> ConfiguredResource? {
        let index = resources.value {
            var index: [String: JSONNode] = [:]
            if let resources = node?["resources"] {
                for resource in resources.elements {
                    if let address = resource["address"]?.string { index[address] = resource }
                }
            }
            return index
        }
        return index[address].map(ConfiguredResource.init)
    }

    /// The `module` block of a name.
    package func call(_ name: String) -> ModuleCall? {
        let index = calls.value {
            var index: [String: ModuleCall] = [:]
            if let calls = node?["module_calls"] {
                for (name, call) in calls.members { index[name.string ?? ""] = ModuleCall(call) }
            }
            return index
        }
        return index[name]
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
