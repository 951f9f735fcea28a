import Symbolic

/// A call of a function of the table: the first overload that takes the values.
final class FunctionOperation: Operation, @unchecked Sendable {
    let name: String
    private let overloads: [Overload]
    private let arguments: [Operation]

    init(_ name: String, _ overloads: [Overload], _ arguments: [Operation], _ range: Range<Int>) {
        self.name = name
        self.overloads = overloads
        self.arguments = arguments
        super.init(range)
    }

    override var parts: [Operation] { arguments }
    override var mayFail: Bool { !FunctionOperation.total.contains(name) || super.mayFail }

    /// The functions that have a value for all arguments of their types.
    private static let total: Set<String> = [
        "startsWith", "endsWith", "contains", "size", "type", "dyn", "known", "lowerAscii", "upperAscii", "trim",
        "reverse", "optional.of", "optional.none", "optional.ofNonZeroValue", "hasValue", "orValue", "or", "distinct",
        "first", "last", "sets.contains", "sets.intersects", "sets.equivalent", "isIP", "isCIDR", "strings.quote",
    ]

    override func heldElements(_ frame: Activation) -> [ModelValue]? {
        guard name == "+", arguments.count == 2, let first = arguments[0].heldElements(frame),
            let second = arguments[1].heldElements(frame)
        else { return nil }
        return second.isEmpty ? first : first + second
    }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        switch arguments.count {
        case 1: return call(arguments[0].evaluate(frame), frame)
        case 2:
            let first = arguments[0].evaluate(frame)
            if case .error = first { return first }
            let second = arguments[1].evaluate(frame)
            if case .error = second { return second }
            let both = Arguments(first, second)
            if case .unknown = first { return withUnknowns(both) }
            if case .unknown = second { return withUnknowns(both) }
            return call(both, frame)
        default: return evaluateMany(frame)
        }
    }

    /// The value for a single argument.
    func call(_ value: CELValue, _ frame: Activation) -> CELValue {
        switch value {
        case .error: value
        case .unknown: withUnknowns(Arguments(value))
        default: call(Arguments(value), frame)
        }
    }

    private func evaluateMany(_ frame: Activation) -> CELValue {
        var values: [CELValue] = []
        values.reserveCapacity(arguments.count)
        var hasUnknown = false
        for argument in arguments {
            let value = argument.evaluate(frame)
            if case .error = value { return value }
            if case .unknown = value { hasUnknown = true }
            values.append(value)
        }
        return hasUnknown ? withUnknowns(Arguments(values)) : call(Arguments(values), frame)
    }

    private func call(_ arguments: Arguments, _ frame: Activation) -> CELValue {
        for overload in overloads where overload.takes(arguments) {
            guard overload.makesValues else { return overload.call(arguments) }
            for position in 0..<arguments.count {
                guard frame.walk(through: arguments[position]) else { return .error(.tooManySteps) }
            }
            let value = overload.call(arguments).bounded
            return frame.allocate(for: value) ? value : .error(.tooMuchMemory)
        }
        return .error(CELError("`\(name)` does not take (\(arguments.typeNames))"))
    }

    private func withUnknowns(_ arguments: Arguments) -> CELValue {
        for overload in overloads {
            if let decided = overload.callWithUnknowns?(arguments) { return decided }
        }
        return arguments.unknown.map { .unknown($0, nil) } ?? .error(.noOverload(name))
    }
}

/// `size(x)` of a field: a model's list is counted where it lies.
final class SizeOperation: Operation, @unchecked Sendable {
    private let field: SelectOperation
    private let call: FunctionOperation

    /// Takes the field and the call of the function with it.
    init(_ field: SelectOperation, _ call: FunctionOperation, _ range: Range<Int>) {
        self.field = field
        self.call = call
        super.init(range)
    }

    override var parts: [Operation] { [field] }
    override var mayFail: Bool { call.mayFail }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        if let elements = field.elements(frame) { return .int(Int64(elements.count)) }
        return call.call(field.evaluate(frame), frame)
    }
}
