import Symbolic

/// `&&` and `||`: one deciding operand absorbs unknowns and errors of the other.
///
/// An unknown outweighs an error here: once it is known it may absorb the error (rules of the house: cel-go and
/// cel-cpp agree).
final class LogicOperation: Operation, @unchecked Sendable {
    private let left: Operation
    private let right: Operation
    /// The value that decides: false for `&&`, true for `||`.
    let deciding: Bool

    init(_ left: Operation, _ right: Operation, deciding: Bool, _ range: Range<Int>) {
        self.left = left
        self.right = right
        self.deciding = deciding
        super.init(range)
    }

    override var parts: [Operation] { [left, right] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let first = left.evaluate(frame)
        guard case .bool(let isFirst) = first else {
            return Logic.combine(first, right.evaluate(frame), deciding: deciding)
        }
        // What does not decide leaves it to the other operand.
        if isFirst == deciding { return first }
        let second = right.evaluate(frame)
        if case .bool = second { return second }
        return Logic.combine(first, second, deciding: deciding)
    }
}

/// The three-valued tables of `&&` and `||`, with errors.
enum Logic {
    static func combine(_ first: CELValue, _ second: CELValue, deciding: Bool) -> CELValue {
        if case .bool(deciding) = first { return first }
        if case .bool(deciding) = second { return second }
        switch (first, second) {
        case (.unknown(let a, _), .unknown(let b, _)): return .unknown(a.derived.merging(b.derived), nil)
        case (.unknown(let a, _), _): return .unknown(a.derived, nil)
        case (_, .unknown(let b, _)): return .unknown(b.derived, nil)
        case (.bool, .bool): return .bool(!deciding)
        case (.error, _): return first
        case (_, .error): return second
        case (.bool, _): return .error(CELError("`\(deciding ? "||" : "&&")` does not take a \(second.typeName)"))
        default: return .error(CELError("`\(deciding ? "||" : "&&")` does not take a \(first.typeName)"))
        }
    }
}

/// `!`.
final class NotOperation: Operation, @unchecked Sendable {
    private let operand: Operation
    init(_ operand: Operation, _ range: Range<Int>) {
        self.operand = operand
        super.init(range)
    }
    override var parts: [Operation] { [operand] }
    override func evaluate(_ frame: Activation) -> CELValue {
        switch operand.evaluate(frame) {
        case .bool(let value): .bool(!value)
        case .unknown(let unknown, _): .unknown(unknown.derived, nil)
        case .error(let error): .error(error)
        case let other: .error(.noOverload("!", other))
        }
    }
}

/// `c ? a : b`; where the condition is unknown but no error and both branches agree, their value.
final class ConditionalOperation: Operation, @unchecked Sendable {
    private let condition: Operation
    private let yes: Operation
    private let no: Operation
    private let isStrict: Bool
    private let conditionMayFail: Bool

    init(_ condition: Operation, _ yes: Operation, _ no: Operation, isStrict: Bool, _ range: Range<Int>) {
        self.condition = condition
        self.yes = yes
        self.no = no
        self.conditionMayFail = condition.mayFail
        self.isStrict = isStrict
        super.init(range)
    }

    override var parts: [Operation] { [condition, yes, no] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        switch condition.evaluate(frame) {
        case .bool(true): return yes.evaluate(frame)
        case .bool(false): return no.evaluate(frame)
        case .error(let error): return .error(error)
        case .unknown(let unknown, _): return isStrict ? .unknown(unknown.derived, nil) : either(unknown, frame)
        case let other: return .error(.noOverload("?:", other))
        }
    }

    private func either(_ unknown: Unknown, _ frame: Activation) -> CELValue {
        let first = yes.evaluate(frame)
        let second = no.evaluate(frame)
        if !conditionMayFail, !first.isError, !second.isError, first.unknown == nil, second.unknown == nil,
            first.typeName == second.typeName, frame.walk(through: first), frame.walk(through: second),
            case .known(true) = Equality.equal(first, second)
        {
            return first
        }
        var merged = unknown.derived
        for branch in [first, second] {
            if let other = branch.unknown { merged = merged.merging(other) }
        }
        return .unknown(merged, nil)
    }
}

/// `a.or(b)` and `a.orValue(b)`: what is taken instead is evaluated only if the optional has no value.
final class AlternativeOperation: Operation, @unchecked Sendable {
    private let optional: Operation
    private let other: Operation
    /// Whether the value is wanted rather than an optional.
    private let isValue: Bool

    init(_ optional: Operation, _ other: Operation, isValue: Bool, _ range: Range<Int>) {
        self.optional = optional
        self.other = other
        self.isValue = isValue
        super.init(range)
    }

    override var parts: [Operation] { [optional, other] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let first = optional.evaluate(frame)
        switch first {
        case .optional(let value?): return isValue ? value : first
        case .optional(nil): break
        case .error: return first
        case .unknown(let unknown, _):
            let second = other.evaluate(frame)
            return .unknown(second.unknown.map { unknown.merging($0) } ?? unknown.derived, nil)
        default: return .error(.noOverload(isValue ? "orValue" : "or", first))
        }
        let second = other.evaluate(frame)
        if isValue { return second }
        switch second {
        case .optional, .unknown, .error: return second
        default: return .error(.noOverload("or", first, second))
        }
    }
}

extension Unknown {
    /// What values depend on together; nil where all are known.
    static func merged(of values: [CELValue]) -> Unknown? {
        var merged: Unknown?
        for value in values {
            if let unknown = value.unknown { merged = merged?.merging(unknown.derived) ?? unknown.derived }
        }
        return merged
    }

    /// What two values depend on together; nil where both are known.
    static func merged(of first: CELValue, _ second: CELValue) -> Unknown? {
        switch (first, second) {
        case (.unknown(let a, _), .unknown(let b, _)): a.derived.merging(b.derived)
        case (.unknown(let unknown, _), _), (_, .unknown(let unknown, _)): unknown.derived
        default: nil
        }
    }
}
