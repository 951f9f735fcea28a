import Symbolic

/// A piece of what is still to decide about an expression.
package enum ResidualPiece: Sendable {
    /// As it is written in the source.
    case source(String)
    /// What is known in its place; whoever shows it decides how, and whether its text may be seen.
    case value(CELValue, touchedSensitive: Bool)
}

extension Program {
    /// How many pieces a residual has at most; what goes beyond is left as it is written.
    private static let pieceLimit = 100

    /// What is left of the expression when all that is known is put in its place; nil where the whole is known.
    package func residual(_ activation: Activation) -> [ResidualPiece]? {
        guard evaluate(activation).value.unknown != nil else { return nil }
        var pieces: [ResidualPiece] = []
        append(root, activation, &pieces)
        return pieces
    }

    private func append(_ operation: Operation, _ activation: Activation, _ pieces: inout [ResidualPiece]) {
        let part = Program(source: source, type: .dyn, root: operation, localCount: localCount)
        let evaluation = part.evaluate(activation)
        guard evaluation.value.unknown != nil else {
            if evaluation.value.isScalar, !(operation is LiteralOperation) {
                let value = evaluation.value
                let isHidden = operation.isHidden(value, touchedSensitive: evaluation.touchedSensitive)
                pieces.append(.value(value, touchedSensitive: isHidden))
            } else {
                pieces.append(.source(text(in: operation.range)))
            }
            return
        }
        if let logic = operation as? LogicOperation, let open = open(logic, activation) {
            return append(open, activation, &pieces)
        }
        var position = operation.range.lowerBound
        let parts = operation.parts.sorted { $0.range.lowerBound < $1.range.lowerBound }
        for part in parts where part.range.lowerBound >= position && pieces.count < Program.pieceLimit {
            pieces.append(.source(text(in: position..<part.range.lowerBound)))
            append(part, activation, &pieces)
            position = part.range.upperBound
        }
        pieces.append(.source(text(in: position..<max(position, operation.range.upperBound))))
    }

    /// The one operand that is still open, where the other one has no say any more.
    private func open(_ logic: LogicOperation, _ activation: Activation) -> Operation? {
        let open = logic.parts.filter { part in
            let program = Program(source: source, type: .dyn, root: part, localCount: localCount)
            guard case .bool = program.evaluate(activation).value else { return true }
            return false
        }
        return open.count == 1 ? open.first : nil
    }

    func text(in range: Range<Int>) -> String {
        let bytes = Array(source.utf8)
        return String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}

extension CELValue {
    /// Whether the value is short enough to stand in an expression.
    fileprivate var isScalar: Bool {
        switch self {
        case .null, .bool, .int, .uint, .double, .string: true
        default: false
        }
    }
}
