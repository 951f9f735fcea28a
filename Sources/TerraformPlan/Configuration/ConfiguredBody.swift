import JSONReader

/// The arguments and blocks of a block as the plan's `expressions` have them.
struct ConfiguredBody {
    /// One entry: the expression of an argument, or blocks.
    struct Entry {
        private let node: JSONNode

        fileprivate init(_ node: JSONNode) {
            self.node = node
        }

        /// Whether the entry is an argument; an empty one may also be an empty block.
        var isExpression: Bool {
            node.kind == .object
                && node.members.allSatisfy { $0.name.isString("constant_value") || $0.name.isString("references") }
        }

        /// Whether the entry says nothing.
        var isEmpty: Bool { node.count == 0 }

        var expression: ConfiguredExpression { ConfiguredExpression(node) }

        /// The blocks; nil where the entry is an argument.
        var blocks: [ConfiguredBody]? {
            if node.kind == .array { return node.elements.map { ConfiguredBody($0) } }
            return isExpression && !isEmpty ? nil : [ConfiguredBody(node)]
        }
    }

    private let node: JSONNode?

    init(_ node: JSONNode?) {
        self.node = node
    }

    /// The names of all entries.
    var names: [String] { node?.members.compactMap { $0.name.string } ?? [] }

    subscript(name: String) -> Entry? { node?[name].map { Entry($0) } }
}
