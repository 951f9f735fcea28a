import Symbolic

/// The order of CEL values (langdef, "Ordering").
enum Ordering {
    enum Order {
        case less, same, greater
        /// One of them is no number.
        case none
    }

    /// The order of two numbers of any types; nil where one of them is no number type.
    static func numbers(_ left: CELValue, _ right: CELValue) -> Order? {
        switch (left, right) {
        case (.int(let a), .int(let b)): order(a, b)
        case (.uint(let a), .uint(let b)): order(a, b)
        case (.double(let a), .double(let b)): order(a, b)
        case (.int(let a), .uint(let b)): a < 0 ? .less : order(UInt64(a), b)
        case (.uint(let a), .int(let b)): b < 0 ? .greater : order(a, UInt64(b))
        case (.int(let a), .double(let b)): order(a, to: b)
        case (.double(let a), .int(let b)): reversed(order(b, to: a))
        case (.uint(let a), .double(let b)): order(a, to: b)
        case (.double(let a), .uint(let b)): reversed(order(b, to: a))
        default: nil
        }
    }

    /// The order of two values of one type, or of two numbers; nil where they have none.
    static func order(_ left: CELValue, _ right: CELValue) -> Order? {
        switch (left, right) {
        case (.int(let a), .int(let b)): order(a, b)
        case (.bool(let a), .bool(let b)): order(a ? 1 : 0, b ? 1 : 0)
        case (.string(let a), .string(let b)):
            a.utf8.elementsEqual(b.utf8) ? .same : a.utf8.lexicographicallyPrecedes(b.utf8) ? .less : .greater
        case (.bytes(let a), .bytes(let b)):
            a == b ? .same : a.lexicographicallyPrecedes(b) ? .less : .greater
        case (.timestamp(let a), .timestamp(let b)), (.duration(let a), .duration(let b)):
            a.seconds == b.seconds ? order(a.nanoseconds, b.nanoseconds) : order(a.seconds, b.seconds)
        default: numbers(left, right)
        }
    }

    private static func order<Number: Comparable>(_ a: Number, _ b: Number) -> Order {
        a < b ? .less : a > b ? .greater : a == b ? .same : .none
    }

    /// Compares as doubles within the range of the integers.
    ///
    /// As the reference implementations do: an integer beyond 2^53 is rounded.
    private static func order<Integer: FixedWidthInteger>(_ a: Integer, to b: Double) -> Order {
        if b.isNaN { return .none }
        if b > Double(Integer.max) { return .less }
        if b < Double(Integer.min) { return .greater }
        return order(Double(a), b)
    }

    private static func reversed(_ order: Order) -> Order {
        switch order {
        case .less: .greater
        case .greater: .less
        case .same, .none: order
        }
    }
}
