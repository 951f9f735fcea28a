/// All typed models that rules can see, and the type of the one they start from.
package struct ModelSchema: Sendable {
    /// The types by name.
    package let types: [String: ModelType]
    /// The type of the variable `plan`.
    package let root: ModelType

    package init(root: ModelType, types: [ModelType]) {
        self.root = root
        self.types = Dictionary(
            (types + [root]).map { ($0.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
