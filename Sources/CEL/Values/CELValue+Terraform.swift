import Symbolic

extension CELValue {
    /// The list that the value is; nil for what is none.
    var asList: CELList? {
        switch self {
        case .list(let list): list
        case .terraform(let value):
            value.elements.map { elements in
                let values = elements.map { CELValue($0) }
                // The plan does not tell a list from a set, whose elements may turn out to be one.
                let mayBeSet = value.isOfOpenOrder || elements.count > 1 && elements.contains { $0.holes != nil }
                return mayBeSet ? CELList(distinct: values) : CELList(values)
            }
        default: nil
        }
    }

    /// The map that the value is; nil for what is none.
    var asMap: CELMap? {
        switch self {
        case .map(let map): map
        case .terraform(let value):
            value.members.map { CELMap($0.map { (.string($0.name), CELValue($0.value)) }) }
        default: nil
        }
    }

    /// What the value depends on where it is unknown as a whole.
    var unknown: Unknown? {
        if case .unknown(let unknown, _) = self { unknown } else { nil }
    }

    /// The text that is known of a string or of an unknown.
    var symbolicText: SymbolicString? {
        switch self {
        case .string(let text): SymbolicString(text)
        case .unknown(let unknown, let text): text ?? SymbolicString([.hole(unknown)])
        default: nil
        }
    }

    var isError: Bool {
        if case .error = self { true } else { false }
    }

    /// The name of the value's type in CEL.
    var typeName: String {
        switch self {
        case .null: "null_type"
        case .bool: "bool"
        case .int: "int"
        case .uint: "uint"
        case .double: "double"
        case .string: "string"
        case .bytes: "bytes"
        case .list: "list"
        case .map: "map"
        case .type: "type"
        case .timestamp: "google.protobuf.Timestamp"
        case .duration: "google.protobuf.Duration"
        case .optional: "optional_type"
        case .address: "net.IP"
        case .network: "net.CIDR"
        case .model(let object): object.modelType.name
        case .noModel(let type): type.name
        case .terraform(let value): value.kind == .list ? "list" : "map"
        case .unknown: "unknown"
        case .error: "error"
        }
    }
}

extension Value {
    /// Whether an element or a member is marked as sensitive, however deep it lies.
    package var hasSensitiveParts: Bool {
        switch content {
        case .list(let elements), .set(let elements):
            elements.contains { $0.isSensitive || $0.hasSensitiveParts }
        case .object(let members):
            members.contains { $0.value.isSensitive || $0.value.hasSensitiveParts }
        default: false
        }
    }
}

extension CELValue {
    /// Whether the value is a list of the plan whose elements may stand in another order.
    var isOfOpenOrder: Bool {
        if case .terraform(let value) = self { value.isOfOpenOrder } else { false }
    }
}
