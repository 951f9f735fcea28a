import Symbolic

/// A node of a compiled expression.
class Operation: @unchecked Sendable {
    /// Where the expression stands in its source, in UTF-8 bytes.
    let range: Range<Int>
    /// The operations that this one evaluates, for explanations.
    var parts: [Operation] { [] }
    /// Whether what is unknown before may turn out to be an error: a division, an index, a conversion lies in it.
    var mayFail: Bool { parts.contains(where: \.mayFail) }

    init(_ range: Range<Int>) {
        self.range = range
    }

    /// The value as a model has it, where it is the same as that of the value; nil where the value has to be asked.
    func modelArgument(_ frame: Activation) -> ModelValue? { nil }

    /// The elements of a list that lie in models; nil where there is none, or where a value has to be made to tell.
    func heldElements(_ frame: Activation) -> [ModelValue]? { nil }

    /// The value; an error or an unknown is a value like any other.
    func evaluate(_ frame: Activation) -> CELValue {
        .error(CELError("the expression cannot be evaluated"))
    }
}

final class LiteralOperation: Operation, @unchecked Sendable {
    let value: CELValue
    init(_ value: CELValue, _ range: Range<Int>) {
        self.value = value
        super.init(range)
    }
    override func evaluate(_ frame: Activation) -> CELValue { value }
}

final class VariableOperation: Operation, @unchecked Sendable {
    let slot: Int
    init(_ slot: Int, _ range: Range<Int>) {
        self.slot = slot
        super.init(range)
    }
    override func evaluate(_ frame: Activation) -> CELValue { frame.variable(slot) }
}

/// A variable of a macro.
final class LocalOperation: Operation, @unchecked Sendable {
    private let index: Int
    /// What the variable is bound to; nil where the macro gives it its values.
    let value: Operation?
    private let valueMayFail: Bool
    init(_ index: Int, value: Operation?, _ range: Range<Int>) {
        self.index = index
        self.value = value
        valueMayFail = value?.mayFail ?? false
        super.init(range)
    }
    override var mayFail: Bool { valueMayFail }
    override func evaluate(_ frame: Activation) -> CELValue {
        if let known = frame.local(index) { return known }
        guard let value else { return .error(CELError("a variable has no value")) }
        let computed = value.evaluate(frame)
        frame.setLocal(index, computed)
        return computed
    }
}

/// `cel.bind`: the value is computed once, when the body first needs it, or not at all.
final class BindOperation: Operation, @unchecked Sendable {
    private let local: Int
    private let value: Operation
    private let body: Operation
    init(_ local: Int, _ value: Operation, _ body: Operation, _ range: Range<Int>) {
        self.local = local
        self.value = value
        self.body = body
        super.init(range)
    }
    override var parts: [Operation] { [value, body] }
    override var mayFail: Bool { body.mayFail }
    override func evaluate(_ frame: Activation) -> CELValue {
        frame.setLocal(local, nil)
        return body.evaluate(frame)
    }
}

/// `[a, ?b]`.
final class ListOperation: Operation, @unchecked Sendable {
    private let elements: [(value: Operation, isOptional: Bool)]
    private let elementsMayFail: Bool
    /// The list, where all that stands in it are literals.
    private let constant: CELValue?
    init(_ elements: [(value: Operation, isOptional: Bool)], _ range: Range<Int>) {
        self.elements = elements
        let literals = elements.compactMap { $0.isOptional ? nil : ($0.value as? LiteralOperation)?.value }
        constant = literals.count == elements.count ? .list(CELList(literals)) : nil
        elementsMayFail = elements.contains(where: \.value.mayFail)
        super.init(range)
    }
    override var parts: [Operation] { elements.map(\.value) }
    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step(elements.count) else { return .error(.tooManySteps) }
        if let constant { return constant }
        var values: [CELValue] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            let value = element.value.evaluate(frame)
            if value.isError { return value }
            // An element that turns out to be an error makes the whole list one.
            if elementsMayFail, case .unknown(let unknown, nil) = value { return .unknown(unknown.derived, nil) }
            guard element.isOptional else {
                values.append(value)
                continue
            }
            switch value {
            case .optional(let inner): if let inner { values.append(inner) }
            case .unknown: return value
            default: return .error(.noOverload("?"))
            }
        }
        let list = CELValue.list(CELList(values)).bounded
        return frame.allocate(for: list) ? list : .error(.tooMuchMemory)
    }
}

/// `{a: b, ?c: d}`.
final class MapOperation: Operation, @unchecked Sendable {
    private let entries: [(key: Operation, value: Operation, isOptional: Bool)]
    private let entriesMayFail: Bool
    init(_ entries: [(key: Operation, value: Operation, isOptional: Bool)], _ range: Range<Int>) {
        self.entries = entries
        entriesMayFail = entries.contains { $0.key.mayFail || $0.value.mayFail }
        super.init(range)
    }
    override var parts: [Operation] { entries.flatMap { [$0.key, $0.value] } }
    override func evaluate(_ frame: Activation) -> CELValue {
        var builder = MapBuilder()
        for entry in entries {
            guard frame.step() else { return .error(.tooManySteps) }
            let key = entry.key.evaluate(frame)
            var value = entry.value.evaluate(frame)
            if key.isError { return key }
            if value.isError { return value }
            if entriesMayFail, case .unknown(let unknown, nil) = value { return .unknown(unknown.derived, nil) }
            if entry.isOptional {
                switch value {
                case .optional(nil): continue
                case .optional(let inner?): value = inner
                case .unknown: return value
                default: return .error(.noOverload("?"))
                }
            }
            if let problem = builder.add(key, value) { return problem }
        }
        let map = CELValue.map(CELMap(builder.entries)).bounded
        return frame.allocate(for: map) ? map : .error(.tooMuchMemory)
    }
}

extension CELError {
    static let tooManySteps = CELError("the rule takes too many steps")
    static let tooMuchMemory = CELError("the rule takes too much memory")

    /// A function or operator that does not know arguments of these types.
    static func noOverload(_ name: String, _ arguments: CELValue...) -> CELError {
        let types = arguments.map(\.typeName).joined(separator: ", ")
        return CELError("`\(name)` does not take (\(types))")
    }
}
