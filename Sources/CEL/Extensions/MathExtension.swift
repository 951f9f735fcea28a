import Symbolic

/// `math.…`: the functions of CEL's math extension (cel-go `ext`, "Math").
enum MathExtension {
    static let overloads: [Overload] =
        extremes + rounding + tests + bits
        + [CELType.int, .uint, .double].flatMap { type in
            [
                Overload("math.abs", [type], type) { absolute($0[0]) },
                Overload("math.sign", [type], type) { sign($0[0]) },
                Overload("math.sqrt", [type], .double) { squareRoot($0[0]) },
            ]
        }

    private static let extremes: [Overload] = [
        Overload("math.greatest", [.list(.a)], .a) { extreme($0, .greater, "math.greatest") },
        Overload("math.least", [.list(.a)], .a) { extreme($0, .less, "math.least") },
        Overload("math.greatest", [.a], .a, variadic: true) { extreme($0, .greater, "math.greatest") },
        Overload("math.least", [.a], .a, variadic: true) { extreme($0, .less, "math.least") },
    ]

    /// The first of the values that no other exceeds in an order.
    private static func extreme(_ arguments: Arguments, _ wanted: Ordering.Order, _ name: String) -> CELValue {
        var values = arguments.all
        if arguments.count == 1, let list = arguments[0].asList {
            if let unknown = list.membership ?? Unknown.merged(of: list.elements) {
                return .unknown(unknown.derived, nil)
            }
            values = list.elements
        }
        guard var best = values.first, Ordering.numbers(best, best) != nil else {
            return .error(CELError("`\(name)` takes numbers"))
        }
        for value in values.dropFirst() {
            guard let order = Ordering.numbers(value, best) else { return .error(.noOverload(name, value)) }
            if order == wanted { best = value }
        }
        return best
    }

    private static func double(
        _ name: String,
        _ result: CELType,
        _ body: @escaping @Sendable (Double) -> CELValue
    ) -> Overload {
        Overload(name, [.double], result) { arguments in
            if case .double(let double) = arguments[0] { body(double) } else { .error(.noOverload(name, arguments[0])) }
        }
    }

    private static let rounding: [Overload] = [
        double("math.ceil", .double) { .double($0.rounded(.up)) },
        double("math.floor", .double) { .double($0.rounded(.down)) },
        double("math.round", .double) { .double($0.rounded(.toNearestOrAwayFromZero)) },
        double("math.trunc", .double) { .double($0.rounded(.towardZero)) },
    ]

    private static let tests: [Overload] = [
        double("math.isNaN", .bool) { .bool($0.isNaN) },
        double("math.isInf", .bool) { .bool($0.isInfinite) },
        double("math.isFinite", .bool) { .bool($0.isFinite) },
    ]

    private static func squareRoot(_ value: CELValue) -> CELValue {
        switch value {
        case .int(let int): .double(Double(int).squareRoot())
        case .uint(let uint): .double(Double(uint).squareRoot())
        case .double(let double): .double(double.squareRoot())
        default: .error(.noOverload("math.sqrt", value))
        }
    }

    private static func absolute(_ value: CELValue) -> CELValue {
        switch value {
        case .int(.min): .error(CELError("integer overflow"))
        case .int(let int): .int(abs(int))
        case .uint: value
        case .double(let double): .double(double.magnitude)
        default: .error(.noOverload("math.abs", value))
        }
    }

    private static func sign(_ value: CELValue) -> CELValue {
        switch value {
        case .int(let int): .int(int.signum())
        case .uint(let uint): .uint(uint == 0 ? 0 : 1)
        case .double(let double): .double(double > 0 ? 1 : double < 0 ? -1 : double.isNaN ? double : 0)
        default: .error(.noOverload("math.sign", value))
        }
    }

    private static let bits: [Overload] =
        binary("math.bitAnd", { $0 & $1 }, { $0 & $1 }) + binary("math.bitOr", { $0 | $1 }, { $0 | $1 })
        + binary("math.bitXor", { $0 ^ $1 }, { $0 ^ $1 })
        + shift("math.bitShiftLeft") { $0 << $1 } + shift("math.bitShiftRight") { $0 >> $1 } + [
            Overload("math.bitNot", [.int], .int) { if case .int(let a) = $0[0] { .int(~a) } else { .null } },
            Overload("math.bitNot", [.uint], .uint) { if case .uint(let a) = $0[0] { .uint(~a) } else { .null } },
        ]

    private static func binary(
        _ name: String,
        _ ints: @escaping @Sendable (Int64, Int64) -> Int64,
        _ uints: @escaping @Sendable (UInt64, UInt64) -> UInt64
    ) -> [Overload] {
        [
            Overload(name, [.int, .int], .int) { arguments in
                guard case .int(let a) = arguments[0], case .int(let b) = arguments[1] else { return .null }
                return .int(ints(a, b))
            },
            Overload(name, [.uint, .uint], .uint) { arguments in
                guard case .uint(let a) = arguments[0], case .uint(let b) = arguments[1] else { return .null }
                return .uint(uints(a, b))
            },
        ]
    }

    /// Shifts by 64 and more leave nothing; bits that move in are zeros.
    private static func shift(_ name: String, _ body: @escaping @Sendable (UInt64, Int64) -> UInt64) -> [Overload] {
        let negative = CELValue.error(CELError("the offset of a shift is negative"))
        return [
            Overload(name, [.int, .int], .int) { arguments in
                guard case .int(let a) = arguments[0], case .int(let b) = arguments[1], b >= 0 else { return negative }
                return .int(Int64(bitPattern: body(UInt64(bitPattern: a), b)))
            },
            Overload(name, [.uint, .int], .uint) { arguments in
                guard case .uint(let a) = arguments[0], case .int(let b) = arguments[1], b >= 0 else { return negative }
                return .uint(body(a, b))
            },
        ]
    }
}
