import Symbolic

/// The standard functions on lists, maps and optionals.
enum StandardCollections {
    static let overloads: [Overload] = [
        Overload("size", [.list(.dyn)], .int) { size($0[0]) },
        Overload("size", [.list(.dyn)], .int, method: true) { size($0[0]) },
        Overload("size", [.map(.dyn, .dyn)], .int) { size($0[0]) },
        Overload("size", [.map(.dyn, .dyn)], .int, method: true) { size($0[0]) },
        Overload("known", [.dyn], .bool, unknowns: { _ in .bool(false) }) { _ in .bool(true) },
        Overload("optional.of", [.dyn], result: { .optional($0[0]) }) { .optional($0[0]) },
        Overload("optional.none", [], .optional(.undetermined)) { _ in .optional(nil) },
        Overload("optional.ofNonZeroValue", [.dyn], result: { .optional($0[0]) }) {
            isZero($0[0]) ? .optional(nil) : .optional($0[0])
        },
        Overload("hasValue", [.optional(.dyn)], .bool, method: true) { arguments in
            if case .optional(nil) = arguments[0] { .bool(false) } else { .bool(true) }
        },
        Overload("value", [.optional(.dyn)], method: true, result: { inner($0[0]) }) { arguments in
            if case .optional(let value?) = arguments[0] {
                value
            } else {
                .error(CELError("the optional has no value"))
            }
        },
        Overload("orValue", [.optional(.dyn), .dyn], method: true, result: { inner($0[0]).joined($0[1]) }) {
            arguments in
            if case .optional(let value?) = arguments[0] { value } else { arguments[1] }
        },
        Overload("or", [.optional(.dyn), .optional(.dyn)], method: true, result: { $0[0].joined($0[1]) }) { arguments in
            if case .optional(nil) = arguments[0] { arguments[1] } else { arguments[0] }
        },
    ]

    private static func inner(_ type: CELType) -> CELType {
        if case .optional(let inner) = type { inner.resolved } else { .dyn }
    }

    private static func size(_ value: CELValue) -> CELValue {
        if let list = value.asList {
            if let unknown = list.membership { return .unknown(unknown.derived, nil) }
            return .int(Int64(list.elements.count))
        }
        return value.asMap.map { .int(Int64($0.entries.count)) } ?? .error(.noOverload("size", value))
    }

    private static func isZero(_ value: CELValue) -> Bool {
        switch value {
        case .null, .int(0), .uint(0), .bool(false), .string(""), .optional(nil): true
        case .double(let double): double == 0
        case .bytes(let bytes): bytes.isEmpty
        case .list(let list): list.elements.isEmpty && list.membership == nil
        case .map(let map): map.entries.isEmpty
        default: false
        }
    }
}
