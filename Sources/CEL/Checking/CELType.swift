package import Symbolic

/// The type of an expression, as far as it is known before it is evaluated.
package indirect enum CELType: Hashable, Sendable {
    case dyn, null, bool, int, uint, double, string, bytes, type, timestamp, duration
    case list(CELType)
    case map(CELType, CELType)
    case optional(CELType)
    /// What an empty list holds: whatever the lists beside it hold.
    case undetermined
    /// A typed model, by its name.
    case model(String)

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
        switch (self, other) {
        case (.dyn, _), (_, .dyn), (.null, _), (_, .null), (.undetermined, _), (_, .undetermined): true
        case (.list(let a), .list(let b)): a.fits(b)
        case (.map(let a, let b), .map(let c, let d)): a.fits(c) && b.fits(d)
        case (.optional(let a), .optional(let b)): a.fits(b)
        default: self == other
        }
    }

    var isNumber: Bool { [.int, .uint, .double].contains(self) }

    /// The type that both values have; `dyn` where they differ.
    func joined(_ other: CELType) -> CELType {
        if self == .null { return other }
        if other == .null { return self }
        return merged(other) ?? .dyn
    }

    private func merged(_ other: CELType) -> CELType? {
        switch (self, other) {
        case (.undetermined, _): return other
        case (_, .undetermined): return self
        case (.list(let a), .list(let b)): return a.merged(b).map { .list($0) }
        case (.optional(let a), .optional(let b)): return a.merged(b).map { .optional($0) }
        case (.map(let a, let b), .map(let c, let d)):
            guard let key = a.merged(c), let value = b.merged(d) else { return nil }
            return .map(key, value)
        default: return self == other ? self : self == .dyn || other == .dyn ? .dyn : nil
        }
    }

    /// The type with `dyn` for what nothing determined.
    var resolved: CELType {
        switch self {
        case .undetermined: .dyn
        case .list(let element): .list(element.resolved)
        case .map(let key, let value): .map(key.resolved, value.resolved)
        case .optional(let value): .optional(value.resolved)
        default: self
        }
    }
}

extension CELType: CustomStringConvertible {
    package var description: String {
        switch self {
        case .dyn, .undetermined: "dyn"
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
        case .model(let name): name
        }
    }
}
