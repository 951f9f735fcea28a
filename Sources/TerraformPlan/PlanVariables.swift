import JSONReader
package import Symbolic

/// The values of the root module's variables: final, with tfvars, environment and defaults applied.
package struct PlanVariables: Sendable {
    private let node: JSONNode?
    private let configuration: Configuration

    init(_ node: JSONNode?, configuration: Configuration) {
        self.node = node
        self.configuration = configuration
    }

    /// The value of a variable; nil where the plan has none, as for ephemeral variables.
    package func value(_ name: String) -> Value? {
        node?[name]?["value"].map { Value($0, isSensitive: configuration.root.variableIsSensitive(name)) }
    }

    /// The names of all variables with a value.
    package var names: [String] {
        node?.members.map { $0.name.string ?? "" } ?? []
    }
}
