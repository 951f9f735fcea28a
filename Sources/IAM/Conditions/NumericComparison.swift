/// Comparison of decimal numbers by their digits, so that nothing is lost.
struct NumericComparison: Hashable, Comparable {
    private let isNegative: Bool
    /// Digits without leading zeros before the point.
    private let whole: [UInt8]
    /// Digits without trailing zeros after the point.
    private let fraction: [UInt8]

    /// Reads an integer or a decimal with optional sign; nil for any other text.
    init?(_ text: String) {
        var bytes = text.utf8[...]
        let isSigned = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
        let isMinus = bytes.first == UInt8(ascii: "-")
        if isSigned { bytes.removeFirst() }
        let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isNumber = parts.allSatisfy { part in part.allSatisfy { (0x30...0x39).contains($0) } }
        guard isNumber, parts.count <= 2, let first = parts.first, !first.isEmpty else { return nil }
        if parts.count == 2, parts[1].isEmpty { return nil }
        whole = Array(first.drop { $0 == UInt8(ascii: "0") })
        var digits = parts.count == 2 ? Array(parts[1]) : []
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        fraction = digits
        isNegative = isMinus && !(whole.isEmpty && fraction.isEmpty)
    }

    /// Whether the value of a request lies to that of a policy as the operator asks.
    ///
    /// What is no number compares with none.
    static func holds(_ value: String, _ order: ConditionOperator.Order, _ limit: String) -> Truth {
        guard let value = NumericComparison(value), let limit = NumericComparison(limit) else {
            return .no
        }
        return Truth(order.holds(isLess: value < limit, isEqual: value == limit))
    }

    static func < (left: NumericComparison, right: NumericComparison) -> Bool {
        guard left.isNegative == right.isNegative else { return left.isNegative }
        return left.isNegative ? right.isSmallerInSize(than: left) : left.isSmallerInSize(than: right)
    }

    private func isSmallerInSize(than other: NumericComparison) -> Bool {
        guard whole.count == other.whole.count else { return whole.count < other.whole.count }
        guard whole == other.whole else { return whole.lexicographicallyPrecedes(other.whole) }
        return fraction.lexicographicallyPrecedes(other.fraction)
    }
}

extension ConditionOperator.Order {
    /// Whether a value that is less than another, equal to it, or neither, lies to it in this way.
    func holds(isLess: Bool, isEqual: Bool) -> Bool {
        switch self {
        case .equal: isEqual
        case .less: isLess
        case .lessOrEqual: isLess || isEqual
        case .greater: !isLess && !isEqual
        case .greaterOrEqual: !isLess
        }
    }
}
