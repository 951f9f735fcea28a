extension Operation {
    /// The operation that has the value: a condition whose values are counted is explained as what it is.
    var explained: Operation {
        (self as? BranchOperation)?.parts.first?.explained ?? self
    }

    /// The parts that an evaluation looks at: what a condition or the first of two operands has ruled out is not one.
    func consulted(_ frame: Activation) -> [Operation] {
        switch self {
        case let logic as LogicOperation:
            guard let first = parts.first, case .bool(logic.deciding) = first.evaluate(frame) else { return parts }
            return [first]
        case is ConditionalOperation:
            guard parts.count == 3, case .bool(let isTrue) = parts[0].evaluate(frame) else { return parts }
            return [parts[0], isTrue ? parts[1] : parts[2]]
        case is AlternativeOperation:
            guard let first = parts.first, case .optional(.some) = first.evaluate(frame) else { return parts }
            return [first]
        default: return parts
        }
    }

    /// The operands of a chain of `&&` or `||`, from the left; the operation itself where it is no such chain.
    func operands(deciding: Bool) -> [Operation] {
        guard let logic = explained as? LogicOperation, logic.deciding == deciding else { return [self] }
        return logic.parts.flatMap { $0.operands(deciding: deciding) }
    }
}
