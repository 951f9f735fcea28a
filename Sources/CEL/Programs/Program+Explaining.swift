import Symbolic

extension Program {
    /// How many lines an explanation has at most.
    private static let lineLimit = 200

    /// The expression and its parts, outermost first, each with its value.
    ///
    /// Left out are the parts inside macros, which have many values, and what says nothing by itself: literals, and
    /// plain names, whose values stand in the part around them.
    package func explain(_ activation: Activation) -> [ExplainedExpression] {
        var lines: [ExplainedExpression] = []
        explain(root, 0, activation, &lines)
        return lines
    }

    private func explain(
        _ operation: Operation,
        _ depth: Int,
        _ activation: Activation,
        _ lines: inout [ExplainedExpression]
    ) {
        guard lines.count < Program.lineLimit, !operation.isPlain || depth == 0 else { return }
        let part = Program(source: source, type: .dyn, root: operation, localCount: localCount)
        let evaluation = part.evaluate(activation)
        lines.append(
            ExplainedExpression(
                source: text(in: operation.range),
                value: evaluation.value,
                depth: depth,
                touchedSensitive: evaluation.touchedSensitive
            )
        )
        for part in operation.parts { explain(part, depth + 1, activation, &lines) }
    }
}

extension Operation {
    /// Whether the operation is a name or a literal.
    fileprivate var isPlain: Bool {
        self is LiteralOperation || self is VariableOperation || self is LocalOperation
    }
}
