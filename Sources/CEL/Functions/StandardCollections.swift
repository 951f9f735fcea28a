import Symbolic

/// The standard functions on lists and maps.
enum StandardCollections {
    static let overloads: [Overload] = [
        Overload("size", [.list(.a)], .int) { size($0[0]) },
        Overload("size", [.list(.a)], .int, method: true) { size($0[0]) },
        Overload("size", [.map(.a, .b)], .int) { size($0[0]) },
        Overload("size", [.map(.a, .b)], .int, method: true) { size($0[0]) },
        Overload("known", [.a], .bool, unknowns: { _ in .bool(false) }) { _ in .bool(true) },
        Overload("merge", [.map(.a, .b), .map(.a, .b)], .map(.a, .b), method: true, makesValues: true) { arguments in
            guard let first = arguments[0].asMap, let second = arguments[1].asMap else { return .null }
            return .map(CELMap(first.entries.filter { second.value(for: $0.key) == nil } + second.entries))
        },
    ]

    private static func size(_ value: CELValue) -> CELValue {
        if let list = value.asList {
            if let unknown = list.membership { return .unknown(unknown.derived, nil) }
            return .int(Int64(list.elements.count))
        }
        return value.asMap.map { .int(Int64($0.entries.count)) } ?? .error(.noOverload("size", value))
    }
}
