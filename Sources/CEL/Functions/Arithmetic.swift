import Symbolic

/// `+ - * / %`: integers overflow into errors, doubles follow IEEE 754 (langdef, "Numeric Values").
enum Arithmetic {
    static let overloads: [Overload] = ints + uints + doubles + others

    private static let overflow = CELValue.error(CELError("integer overflow"))
    private static let zero = CELValue.error(CELError("division by zero"))

    private static func checked<Number>(
        _ result: (partialValue: Number, overflow: Bool),
        _ make: (Number) -> CELValue
    ) -> CELValue {
        result.overflow ? overflow : make(result.partialValue)
    }

    private static func int(_ name: String, _ body: @escaping @Sendable (Int64, Int64) -> CELValue) -> Overload {
        Overload(name, [.int, .int], .int) { arguments in
            guard case .int(let a) = arguments[0], case .int(let b) = arguments[1] else { return overflow }
            return body(a, b)
        }
    }

    private static func uint(_ name: String, _ body: @escaping @Sendable (UInt64, UInt64) -> CELValue) -> Overload {
        Overload(name, [.uint, .uint], .uint) { arguments in
            guard case .uint(let a) = arguments[0], case .uint(let b) = arguments[1] else { return overflow }
            return body(a, b)
        }
    }

    private static func double(_ name: String, _ body: @escaping @Sendable (Double, Double) -> Double) -> Overload {
        Overload(name, [.double, .double], .double) { arguments in
            guard case .double(let a) = arguments[0], case .double(let b) = arguments[1] else { return overflow }
            return .double(body(a, b))
        }
    }

    private static let ints: [Overload] = [
        int("+") { checked($0.addingReportingOverflow($1)) { .int($0) } },
        int("-") { checked($0.subtractingReportingOverflow($1)) { .int($0) } },
        int("*") { checked($0.multipliedReportingOverflow(by: $1)) { .int($0) } },
        int("/") { $1 == 0 ? zero : checked($0.dividedReportingOverflow(by: $1)) { .int($0) } },
        int("%") { a, b in b == 0 ? zero : b == -1 ? (a == .min ? overflow : .int(0)) : .int(a % b) },
        Overload("-", [.int], .int) { arguments in
            guard case .int(let a) = arguments[0], a != .min else { return overflow }
            return .int(-a)
        },
    ]

    private static let uints: [Overload] = [
        uint("+") { checked($0.addingReportingOverflow($1)) { .uint($0) } },
        uint("-") { checked($0.subtractingReportingOverflow($1)) { .uint($0) } },
        uint("*") { checked($0.multipliedReportingOverflow(by: $1)) { .uint($0) } },
        uint("/") { $1 == 0 ? zero : .uint($0 / $1) },
        uint("%") { $1 == 0 ? zero : .uint($0 % $1) },
    ]

    private static let doubles: [Overload] = [
        double("+") { $0 + $1 }, double("-") { $0 - $1 }, double("*") { $0 * $1 }, double("/") { $0 / $1 },
        Overload("-", [.double], .double) { arguments in
            guard case .double(let a) = arguments[0] else { return overflow }
            return .double(-a)
        },
    ]

    private static let others: [Overload] = [
        Overload("+", [.string, .string], .string, makesValues: true, unknowns: concatenated) { arguments in
            guard case .string(let a) = arguments[0], case .string(let b) = arguments[1] else { return overflow }
            return .string(a + b)
        },
        Overload("+", [.bytes, .bytes], .bytes, makesValues: true) { arguments in
            guard case .bytes(let a) = arguments[0], case .bytes(let b) = arguments[1] else { return overflow }
            return .bytes(a + b)
        },
        Overload("+", [.list(.a), .list(.a)], .list(.a), makesValues: true) { arguments in
            guard let a = arguments[0].asList, let b = arguments[1].asList else { return overflow }
            if b.isEmpty { return .list(a) }
            let open = [a.open, b.open].compactMap { $0 }
            return .list(
                CELList(
                    a.elements + b.elements,
                    possible: a.possible + b.possible,
                    open: open.dropFirst().reduce(open.first) { $0?.merging($1) }
                )
            )
        },
    ]

    /// Text with holes stays text with holes when something is put beside it.
    private static let concatenated: @Sendable (Arguments) -> CELValue? = { arguments in
        guard arguments.count == 2, let a = texts(arguments[0]), let b = texts(arguments[1]) else { return nil }
        return CELValue(a + b)
    }

    private static func texts(_ value: CELValue) -> SymbolicString? {
        switch value {
        case .string(let text): SymbolicString(text)
        case .unknown(_, let text?): text
        default: nil
        }
    }
}
