import Symbolic

/// A line of an explanation: a part of an expression with its value, or an element that a macro looked at.
package struct ExplainedExpression: Sendable {
    /// What a line is about.
    package enum Subject: Sendable {
        /// A part of the expression; behind `&&` or `||`, if it stands there.
        case part(conjunction: String)
        /// An element, by the name of the macro's variable, at an index or key of so many.
        case element(position: CELValue, count: Int)
    }

    package var subject: Subject
    /// The part as it is written, or the name of the variable.
    package var source: String
    package var value: CELValue
    /// 0 for the whole expression.
    package var depth: Int
    /// Whether lines below tell of its parts.
    package var hasParts = false
    package var touchedSensitive: Bool
}

extension Program {
    /// The expression and the parts of it that were looked at, outermost first, each with its value.
    ///
    /// Of what a macro goes over, the elements that decided are shown. Left out is what says nothing by itself:
    /// literals, and plain names, whose values stand in the part around them.
    package func explain(_ activation: Activation) -> [ExplainedExpression] {
        activation.withLocals(of: self) {
            var walk = ExplainingWalk(self, activation)
            walk.visit(root, 0, isMarked: false)
            return walk.lines
        }
    }
}

/// Goes through an expression with its locals in place.
private struct ExplainingWalk {
    /// How many lines an explanation has at most.
    private static let lineLimit = 200

    private let program: Program
    private let frame: Activation
    private(set) var lines: [ExplainedExpression] = []

    init(_ program: Program, _ frame: Activation) {
        self.program = program
        self.frame = frame
    }

    /// `isMarked` says that a variable of a macro holds what may be sensitive and no longer says so itself.
    mutating func visit(_ operation: Operation, _ depth: Int, conjunction: String = "", isMarked: Bool) {
        let operation = operation.explained
        guard lines.count < ExplainingWalk.lineLimit, !operation.isPlain || depth == 0 || !conjunction.isEmpty else {
            return
        }
        let (value, touchesSensitive) = evaluate(operation)
        let isSensitive = touchesSensitive || isMarked
        lines.append(
            ExplainedExpression(
                subject: .part(conjunction: conjunction),
                source: program.text(in: operation.range),
                value: value,
                depth: depth,
                touchedSensitive: operation.isHidden(value, touchedSensitive: isSensitive)
            )
        )
        // What stands behind a sign is further to the right than the sign.
        let inner = conjunction.isEmpty ? depth + 1 : depth + 2
        let count = lines.count
        visit(partsOf: operation, inner, isMarked: isMarked, isBelowMarked: isSensitive)
        lines[count - 1].hasParts = lines.count > count
    }

    /// `isBelowMarked` says the same as `isMarked` of what variables of the operation itself hold.
    private mutating func visit(
        partsOf operation: Operation,
        _ depth: Int,
        isMarked: Bool,
        isBelowMarked: Bool
    ) {
        switch operation {
        case let logic as LogicOperation: visit(chain: logic, depth, isMarked: isMarked)
        case let macro as ComprehensionOperation:
            visit(macro.over, depth, isMarked: isMarked)
            visit(elementsOf: macro, depth, isMarked: isBelowMarked)
        case is BindOperation:
            for part in operation.parts { visit(part, depth, isMarked: isBelowMarked) }
        case let not as NotOperation where not.parts.first?.explained.hasParts == true:
            // The opposite is told by the line above.
            guard let operand = not.parts.first?.explained else { return }
            visit(partsOf: operand, depth, isMarked: isMarked, isBelowMarked: isBelowMarked)
        default:
            for part in operation.consulted(frame) { visit(part, depth, isMarked: isMarked) }
        }
    }

    /// The operands of `&&` or `||` up to the one that decides, one below the other.
    private mutating func visit(chain logic: LogicOperation, _ depth: Int, isMarked: Bool) {
        let symbol = logic.deciding ? "||" : "&&"
        for (index, operand) in logic.operands(deciding: logic.deciding).enumerated() {
            visit(operand, depth, conjunction: index == 0 ? "  " : symbol, isMarked: isMarked)
            if case .bool(logic.deciding) = operand.evaluate(frame) { return }
        }
    }

    private mutating func visit(elementsOf macro: ComprehensionOperation, _ depth: Int, isMarked: Bool) {
        for witness in macro.witnesses(frame) {
            guard lines.count < ExplainingWalk.lineLimit else { return }
            lines.append(
                ExplainedExpression(
                    subject: .element(position: witness.position, count: witness.count),
                    source: macro.names.last ?? "",
                    value: witness.element,
                    depth: depth,
                    hasParts: true,
                    touchedSensitive: isMarked
                )
            )
            for body in macro.bodies {
                witness.bind()
                visit(body, depth + 1, isMarked: isMarked)
            }
        }
    }

    private func evaluate(_ operation: Operation) -> (CELValue, touchesSensitive: Bool) {
        frame.startEvaluation()
        let value = operation.evaluate(frame)
        return (value, frame.touchedSensitive)
    }
}

extension Operation {
    /// Whether the operation is a name or a literal.
    fileprivate var isPlain: Bool {
        self is LiteralOperation || self is VariableOperation || self is LocalOperation
    }

    /// Whether there is more to say of the operation than its value.
    fileprivate var hasParts: Bool { !parts.isEmpty }
}
