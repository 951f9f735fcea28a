/// Where an expression came to an error, and what stood there.
package struct ExpressionFailure: Sendable {
    /// A part of the expression with its value.
    package struct Operand: Sendable {
        package var source: String
        package var value: CELValue
        /// Whether the value's text must not be shown.
        package var touchedSensitive: Bool
    }

    /// What the part was to do.
    package enum Task: Sendable {
        /// Read the value of a key, of a map with these keys.
        case key(Operand, of: Operand, keys: [CELValue])
        /// Read an element, of a list of this length.
        case index(Operand, of: Operand, count: Int)
        /// Read a member by its name, of an object with these.
        case member(String, of: Operand, keys: [CELValue])
        /// Anything else.
        case other([Operand])
        /// Nothing in particular: the limits of an evaluation were reached.
        case limit
    }

    /// The part that failed, in UTF-8 bytes of the source.
    package var range: Range<Int>
    /// Why; it quotes no value.
    package var message: String
    package var task: Task
    /// The variable whose own expression failed; what it is bound to tells more.
    package var variable: String?
    /// The elements of macros that were looked at when it failed, from the outermost.
    package var elements: [Operand] = []
}

extension Program {
    /// Where the expression comes to an error, with the variables of an activation; nil where it does not.
    package func failure(_ activation: Activation) -> ExpressionFailure? {
        activation.withLocals(of: self) {
            var search = FailureSearch(self, activation)
            return search.find()
        }
    }
}

/// Goes down from the whole expression to the innermost part that has the error.
private struct FailureSearch {
    private let program: Program
    private let frame: Activation
    private var elements: [ExpressionFailure.Operand] = []

    init(_ program: Program, _ frame: Activation) {
        self.program = program
        self.frame = frame
    }

    mutating func find() -> ExpressionFailure? {
        frame.startEvaluation()
        guard case .error(let error) = program.root.evaluate(frame) else { return nil }
        if error == .tooManySteps || error == .tooMuchMemory {
            return ExpressionFailure(range: program.root.range, message: error.message, task: .limit)
        }
        return find(error, in: program.root, depth: 0, isMarked: false)
    }

    private mutating func find(
        _ error: CELError,
        in operation: Operation,
        depth: Int,
        isMarked: Bool
    ) -> ExpressionFailure {
        let operation = operation.explained
        var marked = isMarked
        if depth < Parser.depthLimit * 2 {
            if operation is BindOperation {
                // What is kept for the name no longer says that it is sensitive.
                marked = evaluate(operation, isMarked: isMarked).touchedSensitive
            }
            for part in operation.consulted(frame) where fails(part, with: error) {
                return find(error, in: part, depth: depth + 1, isMarked: marked)
            }
            if let local = operation as? LocalOperation, let value = local.value, fails(value, with: error) {
                return find(error, in: value, depth: depth + 1, isMarked: isMarked)
            }
            if let macro = operation as? ComprehensionOperation {
                // The whole macro tells of its elements: one by one they no longer say that they are sensitive.
                marked = evaluate(macro, isMarked: isMarked).touchedSensitive
                if let (element, body) = macro.failing(with: error, frame) {
                    elements.append(
                        ExpressionFailure.Operand(
                            source: macro.names.last ?? "",
                            value: element,
                            touchedSensitive: marked
                        )
                    )
                    return find(error, in: body, depth: depth + 1, isMarked: marked)
                }
            }
        }
        let task = task(of: operation, isMarked: marked)
        var failure = ExpressionFailure(
            range: focus(of: operation, task),
            message: error.message,
            task: task,
            elements: elements
        )
        if let variable = operation as? VariableOperation { failure.variable = frame.name(ofSlot: variable.slot) }
        return failure
    }

    private func fails(_ operation: Operation, with error: CELError) -> Bool {
        frame.startEvaluation()
        guard case .error(error) = operation.evaluate(frame) else { return false }
        return true
    }

    private func evaluate(_ operation: Operation, isMarked: Bool) -> ExpressionFailure.Operand {
        frame.startEvaluation()
        let value = operation.evaluate(frame)
        return ExpressionFailure.Operand(
            source: program.text(in: operation.range),
            value: value,
            touchedSensitive: frame.touchedSensitive || isMarked
        )
    }

    /// The part to mark: of what was looked up only the key.
    private func focus(of operation: Operation, _ task: ExpressionFailure.Task) -> Range<Int> {
        switch task {
        case .key, .index: return operation.parts.last?.range ?? operation.range
        case .member(let name, _, _):
            let end = operation.range.upperBound
            return max(operation.range.lowerBound, end - name.utf8.count)..<end
        case .other, .limit: return operation.range
        }
    }

    private func task(of operation: Operation, isMarked: Bool) -> ExpressionFailure.Task {
        let parts = operation.parts.map { evaluate($0, isMarked: isMarked) }
        switch operation {
        case is IndexOperation where parts.count == 2:
            if let map = parts[0].value.asMap { return .key(parts[1], of: parts[0], keys: map.entries.map(\.key)) }
            if let list = parts[0].value.asList { return .index(parts[1], of: parts[0], count: list.elements.count) }
        case let select as SelectOperation where parts.count == 1:
            if let map = parts[0].value.asMap {
                return .member(select.field, of: parts[0], keys: map.entries.map(\.key))
            }
        default: break
        }
        return .other(operation is ComprehensionOperation ? [] : parts)
    }
}
