import Symbolic

/// One way to call a function; a class, for every call looks at some.
final class Overload: Sendable {
    let name: String
    let isMethod: Bool
    let parameters: [CELType]
    let result: CELType
    /// Whether the last parameter stands for any number of arguments, one at least.
    let isVariadic: Bool
    /// What its calls may ask of an evaluation's memory, by the result.
    let makesValues: Bool
    private let kinds: [ParameterKind]
    let call: @Sendable (Arguments) -> CELValue
    /// Decides with what is known of unknown arguments; nil where only known ones are taken.
    let callWithUnknowns: (@Sendable (Arguments) -> CELValue?)?

    init(
        _ name: String,
        _ parameters: [CELType],
        _ result: CELType,
        method: Bool = false,
        variadic: Bool = false,
        makesValues: Bool = false,
        unknowns: (@Sendable (Arguments) -> CELValue?)? = nil,
        call: @escaping @Sendable (Arguments) -> CELValue
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.isMethod = method
        self.isVariadic = variadic
        self.makesValues = makesValues
        self.kinds = parameters.map { ParameterKind($0) }
        self.callWithUnknowns = unknowns
        self.call = call
    }

    /// Whether values are of the parameters' types.
    func takes(_ arguments: Arguments) -> Bool {
        guard takes(count: arguments.count) else { return false }
        for position in 0..<kinds.count where !kinds[position].holds(arguments[position]) { return false }
        return true
    }

    /// Whether so many arguments can be given.
    func takes(count: Int) -> Bool { isVariadic ? count >= parameters.count : count == parameters.count }

    var signature: String {
        let names = parameters.map(\.description)
        return isMethod
            ? "\(names.first ?? "").\(name)(\(names.dropFirst().joined(separator: ", ")))"
            : "\(name)(\(names.joined(separator: ", ")))"
    }
}

/// What of a parameter's type can be seen of a value.
enum ParameterKind {
    case any, null, bool, int, uint, double, string, bytes, type, timestamp, duration, list, map, optional
    case address, network

    init(_ type: CELType) {
        switch type {
        case .null: self = .null
        case .bool: self = .bool
        case .int: self = .int
        case .uint: self = .uint
        case .double: self = .double
        case .string: self = .string
        case .bytes: self = .bytes
        case .type: self = .type
        case .timestamp: self = .timestamp
        case .duration: self = .duration
        case .list: self = .list
        case .map: self = .map
        case .optional: self = .optional
        case NetworkExtension.address: self = .address
        case NetworkExtension.network: self = .network
        case .dyn, .wrapper, .model, .opaque, .parameter, .variable: self = .any
        }
    }

    func holds(_ value: CELValue) -> Bool {
        switch (self, value) {
        case (.any, _), (.bool, .bool), (.int, .int), (.uint, .uint), (.double, .double), (.string, .string),
            (.bytes, .bytes), (.null, .null), (.type, .type), (.timestamp, .timestamp), (.duration, .duration),
            (.optional, .optional), (.list, .list), (.map, .map), (.address, .address), (.network, .network):
            true
        case (.list, .terraform(let value)): value.kind == .list
        case (.map, .terraform(let value)): value.kind == .object
        default: false
        }
    }

    /// The same, where a value that is not known or is absent may be anything.
    func mayHold(_ value: CELValue) -> Bool {
        switch value {
        case .unknown, .error, .null: true
        default: holds(value)
        }
    }
}
