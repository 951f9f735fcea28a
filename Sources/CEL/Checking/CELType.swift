package import Symbolic

/// The type of an expression, as far as it is known before it is evaluated.
package indirect enum CELType: Hashable, Sendable {
    case dyn, null, bool, int, uint, double, string, bytes, type, timestamp, duration
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// A scalar or null.
    case wrapper(CELType)
    /// A typed model, by its name.
    case model(String)
    /// A type that only functions make and use, by its name: `net.IP`, `pair(int, string)`.
    case opaque(String, [CELType])
    /// A type parameter of a function's declaration.
    case parameter(String)
    /// What the checker has still to find out, by its number.
    case variable(Int)

    package init(_ type: FieldType) {
        switch type {
        case .bool: self = .bool
        case .int: self = .int
        case .double: self = .double
        case .string: self = .string
        case .list(let element): self = .list(CELType(element))
        case .map(let value): self = .map(.string, CELType(value))
        case .model(let name): self = .model(name)
        case .dynamic: self = .dyn
        }
    }

    /// The type of a list's elements or of a map's keys; nil for what has neither.
    package var elementType: CELType? {
        switch self {
        case .list(let element): element
        case .map(let key, _): key
        case .dyn: .dyn
        default: nil
        }
    }

    /// Whether a value of this type can stand where the other is wanted; a field of a model may always be absent.
    func fits(_ other: CELType) -> Bool {
        var inference = TypeInference()
        return inference.assign(self, to: other)
    }

    var isNumber: Bool { [.int, .uint, .double].contains(self) }

    /// Whether null is a value of the type by the language definition.
    var isNullable: Bool {
        switch self {
        case .null, .wrapper, .model, .opaque, .optional, .timestamp, .duration: true
        default: false
        }
    }

    /// The type parameter `A`, for declarations.
    static let a = CELType.parameter("A")
    /// The type parameter `B`, for declarations.
    static let b = CELType.parameter("B")
}

extension CELType: CustomStringConvertible {
    package var description: String {
        switch self {
        case .dyn, .variable: "dyn"
        case .null: "null"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .type: "type"
        case .timestamp: "timestamp"
        case .duration: "duration"
        case .list(let element): "list(\(element))"
        case .map(let key, let value): "map(\(key), \(value))"
        case .optional(let value): "optional(\(value))"
        case .wrapper(let value): "wrapper(\(value))"
        case .model(let name), .parameter(let name): name
        case .opaque(let name, let arguments):
            arguments.isEmpty ? name : "\(name)(\(arguments.map(\.description).joined(separator: ", ")))"
        }
    }
}
