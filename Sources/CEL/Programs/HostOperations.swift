import Symbolic

/// A call of a function of the host: of several, the first that takes the values.
final class HostOperation: Operation, @unchecked Sendable {
    private let functions: [HostFunction]
    private let arguments: [Operation]

    init(_ functions: [HostFunction], _ arguments: [Operation], _ range: Range<Int>) {
        self.functions = functions
        self.arguments = arguments
        super.init(range)
    }

    override var parts: [Operation] { arguments }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let values = arguments.map { $0.evaluate(frame) }
        guard let function = functions.first(where: { $0.takes(values) }) ?? functions.first else {
            return .error(CELError("there is no such function"))
        }
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
    private let answer: @Sendable (any ModelObject, [ModelValue]) -> ModelMethod.Answer

    init(_ type: ModelType, _ index: Int, _ object: Operation, _ arguments: [Operation], _ range: Range<Int>) {
        self.type = type
        answer = type.methods[index].answer
        self.index = index
        self.object = object
        self.arguments = arguments
        super.init(range)
    }

    override var parts: [Operation] { [object] + arguments }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let target = object.evaluate(frame)
        var error: CELValue?
        func value(of argument: Operation) -> ModelValue {
            if let value = argument.modelArgument(frame) { return value }
            let value = argument.evaluate(frame)
            if error == nil, value.isError { error = value }
            return value.modelValue
        }
        let outerSensitive = frame.touchedSensitive
        frame.touchedSensitive = false
        // Room for just as many: methods are asked often, and most take two arguments.
        let values: [ModelValue] =
            switch arguments.count {
            case 1: [value(of: arguments[0])]
            case 2: [value(of: arguments[0]), value(of: arguments[1])]
            default: arguments.map(value)
            }
        let isSensitive = frame.touchedSensitive
        frame.touchedSensitive = outerSensitive || isSensitive
        if let error { return error }
        switch target {
        case .model(let model):
            guard model.modelType === type else { return .error(.noOverload(type.methods[index].name, target)) }
            let answer = answer(model, values)
            // The facts may tell what was asked.
            if !isSensitive, let source = answer.source { frame.facts.add(source) }
            return CELValue(answer.value, noting: &frame.touchedSensitive)
        case .noModel:
            return .error(CELError("`\(type.methods[index].name)` is called on a \(type.name) that is not there"))
        case .unknown(let unknown, _): return .unknown(unknown.derived, nil)
        case .error: return target
        default: return .error(.noOverload(type.methods[index].name, target))
        }
    }
}
