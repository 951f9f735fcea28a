import Symbolic

/// One way to call a function.
struct Overload: Sendable {
    let name: String
    let isMethod: Bool
    let parameters: [CELType]
    /// Whether the last parameter stands for any number of arguments, one at least.
    let isVariadic: Bool
    private let resultType: @Sendable ([CELType]) -> CELType
    let call: @Sendable ([CELValue]) -> CELValue
    /// Decides with what is known of unknown arguments; nil where only known ones are taken.
    let callWithUnknowns: (@Sendable ([CELValue]) -> CELValue?)?

    init(
        _ name: String,
        _ parameters: [CELType],
        _ result: CELType,
        method: Bool = false,
        unknowns: (@Sendable ([CELValue]) -> CELValue?)? = nil,
        call: @escaping @Sendable ([CELValue]) -> CELValue
    ) {
        self.init(name, parameters, method: method, result: { _ in result }, unknowns: unknowns, call: call)
    }

    init(
        _ name: String,
        _ parameters: [CELType],
        method: Bool = false,
        variadic: Bool = false,
        result: @escaping @Sendable ([CELType]) -> CELType,
        unknowns: (@Sendable ([CELValue]) -> CELValue?)? = nil,
        call: @escaping @Sendable ([CELValue]) -> CELValue
    ) {
        self.name = name
        self.isMethod = method
        self.parameters = parameters
        self.isVariadic = variadic
        self.resultType = result
        self.callWithUnknowns = unknowns
        self.call = call
    }

    func takes(_ types: [CELType]) -> Bool {
        takes(count: types.count) && zip(types, parameters).allSatisfy { $0.fits($1) }
    }

    func result(_ types: [CELType]) -> CELType { resultType(types) }

    /// Whether values are of the parameters' types.
    func takes(_ values: [CELValue]) -> Bool {
        takes(count: values.count) && zip(values, parameters).allSatisfy { Overload.value($0, isOf: $1) }
    }

    /// Whether so many arguments can be given.
    func takes(count: Int) -> Bool { isVariadic ? count >= parameters.count : count == parameters.count }

    private static func value(_ value: CELValue, isOf type: CELType) -> Bool {
        switch (type, value) {
        case (.dyn, _), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
            (.bytes, .bytes), (.null, .null), (.type, .type), (.timestamp, .timestamp), (.duration, .duration),
            (.optional, .optional):
            true
        case (.list, _): value.asList != nil
        case (.map, _): value.asMap != nil
        default: false
        }
    }

    var signature: String {
        let names = parameters.map(\.description)
        return isMethod
            ? "\(names.first ?? "").\(name)(\(names.dropFirst().joined(separator: ", ")))"
            : "\(name)(\(names.joined(separator: ", ")))"
    }
}

/// The functions of the language and its extensions, by name.
struct FunctionTable: Sendable {
    private let functions: [String: [Overload]]
    private let methods: [String: [Overload]]

    init(_ overloads: [Overload]) {
        functions = Dictionary(grouping: overloads.filter { !$0.isMethod }, by: \.name)
        methods = Dictionary(grouping: overloads.filter(\.isMethod), by: \.name)
    }

    func overloads(_ name: String, isMethod: Bool) -> [Overload] {
        (isMethod ? methods : functions)[name] ?? []
    }

    func isMethod(_ name: String) -> Bool { methods[name] != nil }

    var functionNames: [String] { Array(functions.keys) }
    var methodNames: [String] { Array(methods.keys) }

    /// All that every expression may call.
    static let standard = FunctionTable(
        Arithmetic.overloads + Conversions.overloads + StandardStrings.overloads + StandardCollections.overloads
            + TimeFunctions.overloads + StringExtension.overloads + MathExtension.overloads + Base64.overloads
    )
}

/// A call of a function of the table: the first overload that takes the values.
final class FunctionOperation: Operation, @unchecked Sendable {
    private let name: String
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
        "reverse",
        "optional.of", "optional.none", "optional.ofNonZeroValue", "hasValue", "orValue", "or",
    ]

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        var values: [CELValue] = []
        values.reserveCapacity(arguments.count)
        var hasUnknown = false
        for argument in arguments {
            let value = argument.evaluate(frame)
            if value.isError { return value }
            if case .unknown = value { hasUnknown = true }
            values.append(value)
        }
        if hasUnknown { return withUnknowns(values) }
        // By its position, for an overload is large.
        if let fit = overloads.firstIndex(where: { $0.takes(values) }) { return overloads[fit].call(values) }
        return .error(CELError("`\(name)` does not take (\(values.map(\.typeName).joined(separator: ", ")))"))
    }

    private func withUnknowns(_ values: [CELValue]) -> CELValue {
        for overload in overloads {
            if let decided = overload.callWithUnknowns?(values) { return decided }
        }
        return Unknown.merged(of: values).map { .unknown($0, nil) } ?? .error(.noOverload(name))
    }
}

/// A call of a function of the host.
final class HostOperation: Operation, @unchecked Sendable {
    private let function: HostFunction
    private let arguments: [Operation]

    init(_ function: HostFunction, _ arguments: [Operation], _ range: Range<Int>) {
        self.function = function
        self.arguments = arguments
        super.init(range)
    }

    override var parts: [Operation] { arguments }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let values = arguments.map { $0.evaluate(frame) }
        if function.isStrict {
            if let error = values.first(where: \.isError) { return error }
            if let unknown = Unknown.merged(of: values) { return .unknown(unknown, nil) }
        }
        return function.call(values)
    }
}

/// A call of a model's method; it takes unknowns and answers with facts.
final class MethodOperation: Operation, @unchecked Sendable {
    private let type: ModelType
    private let index: Int
    private let object: Operation
    private let arguments: [Operation]

    init(_ type: ModelType, _ index: Int, _ object: Operation, _ arguments: [Operation], _ range: Range<Int>) {
        self.type = type
        self.index = index
        self.object = object
        self.arguments = arguments
        super.init(range)
    }

    override var parts: [Operation] { [object] + arguments }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let target = object.evaluate(frame)
        let values = arguments.map { $0.evaluate(frame) }
        if let error = values.first(where: \.isError) { return error }
        switch target {
        case .model(let model):
            guard model.modelType === type else { return .error(.noOverload(type.methods[index].name, target)) }
            let answer = type.methods[index].answer(model, values.map(\.modelValue))
            for fact in answer.facts where !frame.facts.contains(fact) { frame.facts.append(fact) }
            return CELValue(answer.value)
        case .noModel:
            return .error(CELError("`\(type.methods[index].name)` is called on a \(type.name) that is not there"))
        case .unknown(let unknown, _): return .unknown(unknown.derived, nil)
        case .error: return target
        default: return .error(.noOverload(type.methods[index].name, target))
        }
    }
}
