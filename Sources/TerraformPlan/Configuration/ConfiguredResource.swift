package import JSONReader
package import Symbolic

/// A `resource` or `data` block as the plan's `configuration` has it.
package struct ConfiguredResource: Sendable {
    private let node: JSONNode

    package init(_ node: JSONNode) {
        self.node = node
    }

    /// Whether the block is of a resource type.
    package func isOf(type: String) -> Bool { node["type"]?.isString(type) ?? false }

    /// Whether the name of the resource type begins so.
    package func hasType(beginning: String) -> Bool { node["type"]?.string?.utf8.starts(with: beginning.utf8) ?? false }

    /// Whether the provider that serves the block is the one with a key into `provider_config`.
    package func isServed(by provider: String) -> Bool { node["provider_config_key"]?.isString(provider) ?? true }

    /// The key into `provider_config` of the provider that serves the block.
    package var providerConfigKey: String? { node["provider_config_key"]?.string }

    /// Whether the block has `count` or `for_each`.
    ///
    /// The plan leaves a `for_each` of constants only out, so `false` does not prove a single instance.
    package var isRepeated: Bool { node["count_expression"] != nil || node["for_each_expression"] != nil }

    /// The expression of `for_each`.
    package var forEach: ConfiguredExpression? { node["for_each_expression"].map(ConfiguredExpression.init) }

    /// The expression of `count`.
    var count: ConfiguredExpression? { node["count_expression"].map(ConfiguredExpression.init) }

    /// The arguments and blocks.
    var expressions: ConfiguredBody { ConfiguredBody(node["expressions"]) }

    /// The expression of a top-level attribute; nil where the configuration does not set it.
    func expression(of attribute: String) -> ConfiguredExpression? {
        guard let found = node["expressions"]?[attribute], found.isObject else { return nil }
        return ConfiguredExpression(found)
    }

    /// The expression of an attribute; nil where the configuration does not set it or the plan does not show it.
    ///
    /// A path of blocks (`environment[0].environment_variable[1].value`) is followed by position, or by name
    /// (`setting[DB_HOST].value`).
    package func expression(at path: AttributePath) -> ConfiguredExpression? {
        guard let root = path.root, var current = node["expressions"]?[root] else { return nil }
        for step in path.steps.dropFirst() {
            let next: JSONNode?
            switch step {
            case .attribute(let name): next = current[name]
            case .index(let position): next = current.kind == .array ? current[position] : current
            case .key(let name): next = ConfiguredResource.block(named: name, of: current)
            }
            guard let next else {
                // An attribute holds its whole value: what is inside it has the attribute's expression.
                return ConfiguredResource.isExpression(current) ? ConfiguredExpression(current) : nil
            }
            current = next
        }
        return current.kind == .object ? ConfiguredExpression(current) : nil
    }

    /// The expressions of an attribute in all blocks that its path may lead through with other indices or names; nil for
    /// a block that does not set it.
    package func expressions(besides path: AttributePath) -> [ConfiguredExpression?] {
        guard let root = path.root, let first = node["expressions"]?[root], let last = path.steps.last else {
            return []
        }
        var blocks = [first]
        for step in path.steps.dropFirst().dropLast() {
            blocks = blocks.flatMap { block in
                switch step {
                case .attribute(let name): block[name].map { [$0] } ?? []
                case .index, .key: block.kind == .array ? Array(block.elements) : [block]
                }
            }
        }
        return blocks.map { block in
            guard case .attribute(let name) = last, !ConfiguredResource.isExpression(block) else {
                return ConfiguredExpression(block)
            }
            return block[name].map(ConfiguredExpression.init)
        }
    }

    /// The one of several blocks that goes by a name.
    private static func block(named name: String, of blocks: JSONNode) -> JSONNode? {
        guard blocks.kind == .array else { return nil }
        let named = blocks.elements.filter { $0["name"]?["constant_value"]?.isString(name) == true }
        return named.count == 1 ? named[0] : nil
    }

    private static func isExpression(_ node: JSONNode) -> Bool {
        node["references"] != nil || node["constant_value"] != nil
    }
}

/// A `module` block as the plan's `configuration` has it.
package struct ModuleCall: Sendable {
    private let node: JSONNode
    /// What is inside the called module.
    package let module: ConfiguredModule

    package init(_ node: JSONNode) {
        self.node = node
        self.module = ConfiguredModule(node["module"])
    }

    /// Where the module comes from, as the block says it.
    package var source: String? { node["source"]?.string }

    /// Which versions of the module the block allows.
    var version: String? { node["version_constraint"]?.string }

    /// Whether the plan shows nothing of the block.
    var isEmpty: Bool { node.count == 0 }

    /// The expression of an argument; nil where the block does not set it.
    package func argument(_ name: String) -> ConfiguredExpression? {
        node["expressions"]?[name].map(ConfiguredExpression.init)
    }

    /// The expression of `for_each`.
    package var forEach: ConfiguredExpression? { node["for_each_expression"].map(ConfiguredExpression.init) }

    /// The expression of `count`.
    var count: ConfiguredExpression? { node["count_expression"].map(ConfiguredExpression.init) }

    /// Whether the block has `count` or `for_each` that the plan shows.
    package var isRepeated: Bool { node["count_expression"] != nil || node["for_each_expression"] != nil }
}
