import Symbolic

extension Program {
    /// How many lines an explanation has at most.
    private static let lineLimit = 200

    /// The expression and its parts, outermost first, each with its value.
    ///
    /// Parts inside macros, which have many values, and literals are left out.
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
        guard lines.count < Program.lineLimit, !(operation is LiteralOperation) else { return }
        let part = Program(source: source, type: .dyn, root: operation, localCount: localCount)
        let evaluation = part.evaluate(activation)
        lines.append(
            ExplainedExpression(
                source: text(of: operation),
                value: evaluation.value,
                depth: depth,
                touchedSensitive: evaluation.touchedSensitive
            )
        )
        guard !(operation is BindOperation) else { return }
        for part in operation.parts { explain(part, depth + 1, activation, &lines) }
    }

    private func text(of operation: Operation) -> String {
        let bytes = Array(source.utf8)
        let range = operation.range.clamped(to: 0..<bytes.count)
        return String(decoding: bytes[range], as: UTF8.self)
    }
}
