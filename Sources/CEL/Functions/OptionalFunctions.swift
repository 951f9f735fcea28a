import Symbolic

/// The functions on optionals, and those of lists that give them.
enum OptionalFunctions {
    static let overloads: [Overload] = [
        Overload("optional.of", [.a], .optional(.a)) { CELValue.optional($0[0]).bounded },
        Overload("optional.none", [], .optional(.a)) { _ in .optional(nil) },
        Overload("optional.ofNonZeroValue", [.a], .optional(.a)) {
            isZero($0[0]) ? .optional(nil) : CELValue.optional($0[0]).bounded
        },
        Overload("hasValue", [.optional(.a)], .bool, method: true) { arguments in
            if case .optional(nil) = arguments[0] { .bool(false) } else { .bool(true) }
        },
        Overload("value", [.optional(.a)], .a, method: true) { arguments in
            if case .optional(let value?) = arguments[0] {
                value
            } else {
                .error(CELError("the optional has no value"))
            }
        },
        // How these two are evaluated is `AlternativeOperation`'s: the second is looked at only if it is needed.
        Overload("orValue", [.optional(.a), .a], .a, method: true) { $0[1] },
        Overload("or", [.optional(.a), .optional(.a)], .optional(.a), method: true) { $0[1] },
        Overload("optional.unwrap", [.list(.optional(.a))], .list(.a), makesValues: true) { unwrap($0[0]) },
        Overload("unwrapOpt", [.list(.optional(.a))], .list(.a), method: true, makesValues: true) { unwrap($0[0]) },
        Overload("first", [.list(.a)], .optional(.a), method: true) { end($0[0]) { $0.first } },
        Overload("last", [.list(.a)], .optional(.a), method: true) { end($0[0]) { $0.last } },
    ]

    private static func unwrap(_ value: CELValue) -> CELValue {
        guard let list = value.asList else { return .error(.noOverload("optional.unwrap", value)) }
        if let unknown = list.membership ?? Unknown.merged(of: list.elements) { return .unknown(unknown.derived, nil) }
        var values: [CELValue] = []
        for element in list.elements {
            guard case .optional(let inner) = element else { return .error(.noOverload("optional.unwrap", element)) }
            if let inner { values.append(inner) }
        }
        return .list(CELList(values))
    }

    private static func end(_ value: CELValue, _ pick: ([CELValue]) -> CELValue?) -> CELValue {
        guard let list = value.asList else { return .error(.noOverload("first", value)) }
        if let unknown = list.membership { return .unknown(unknown.derived, nil) }
        return Access.wrap(pick(list.elements))
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
