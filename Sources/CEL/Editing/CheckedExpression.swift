/// A part of an expression with what the checker found out of it.
struct CheckedExpression {
    let node: Expression
    /// May hold variables of the inference until these are resolved.
    var type: CELType
    /// The variables of macros that the part may use, from the outermost to the innermost.
    var locals: [(name: String, type: CELType)]
}

/// An expression, finished or not, with what the checker found out of its parts.
struct CheckedTree {
    let root: Expression
    /// Those inside before those around them.
    let parts: [CheckedExpression]
    private let byNode: [ObjectIdentifier: Int]

    /// Checks what can be parsed of a source, and passes over the rest.
    init(_ source: String, in environment: Environment) {
        root = Parser.parse(source).0
        var compiler = Compiler(environment, source: source)
        compiler.checkedParts = []
        _ = compiler.compile(root)
        let types = compiler.types
        parts = (compiler.checkedParts ?? []).map { part in
            var part = part
            part.type = types.resolved(part.type)
            part.locals = part.locals.map { (name: $0.name, type: types.resolved($0.type)) }
            return part
        }
        byNode = Dictionary(
            parts.enumerated().map { (ObjectIdentifier($1.node), $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What was found out of a node; nil for one that the checker did not come to.
    func part(_ node: Expression) -> CheckedExpression? {
        byNode[ObjectIdentifier(node)].map { parts[$0] }
    }

    /// The type of a node, of an optional that of its value; nil where it is not known.
    func valueType(of node: Expression) -> CELType? {
        guard let type = part(node)?.type else { return nil }
        if case .optional(let inner) = type { return inner }
        return type
    }
}
