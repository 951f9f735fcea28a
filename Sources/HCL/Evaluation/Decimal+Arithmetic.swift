extension Decimal: Comparable {
    static func == (left: Decimal, right: Decimal) -> Bool {
        left.digits == right.digits && left.exponent == right.exponent
            && (left.isNegative == right.isNegative || left.isZero)
    }

    static func < (left: Decimal, right: Decimal) -> Bool {
        if left.isNegative != right.isNegative || left.isZero || right.isZero {
            return left.sign < right.sign
        }
        let smaller = left.isNegative ? right : left
        let larger = left.isNegative ? left : right
        if smaller.magnitude != larger.magnitude { return smaller.magnitude < larger.magnitude }
        return smaller.digits.lexicographicallyPrecedes(larger.digits)
    }

    private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }

    /// How many digits stand before the point, less the zeros right after it.
    private var magnitude: Int { digits.count + exponent }

    /// The sum; nil beyond the limits.
    func adding(_ other: Decimal) -> Decimal? {
        let exponent = min(exponent, other.exponent)
        guard let left = scaled(to: exponent), let right = other.scaled(to: exponent) else { return nil }
        if isNegative == other.isNegative {
            return Decimal(isNegative: isNegative, digits: Digits.sum(left, right), exponent: exponent)
        }
        let isLess = Digits.isLess(left, right)
        let digits = isLess ? Digits.difference(right, left) : Digits.difference(left, right)
        let isZero = digits.allSatisfy { $0 == 0 }
        return Decimal(
            isNegative: !isZero && (isLess ? other.isNegative : isNegative),
            digits: digits,
            exponent: exponent
        )
    }

    /// The product; nil beyond the limits.
    func multiplied(by other: Decimal) -> Decimal? {
        var product = [Int](repeating: 0, count: digits.count + other.digits.count)
        for (i, left) in digits.reversed().enumerated() {
            for (j, right) in other.digits.reversed().enumerated() { product[i + j] += Int(left) * Int(right) }
        }
        var carry = 0
        for index in product.indices {
            carry += product[index]
            product[index] = carry % 10
            carry /= 10
        }
        return Decimal(
            isNegative: isNegative != other.isNegative && !isZero && !other.isZero,
            digits: product.reversed().map { UInt8($0) },
            exponent: exponent + other.exponent
        )
    }

    /// The quotient where it has an end; nil where it has none, beyond the limits, and for division by zero.
    func divided(by other: Decimal) -> Decimal? {
        guard !other.isZero else { return nil }
        var quotient: [UInt8] = []
        var remainder: [UInt8] = []
        var next = 0
        while next < digits.count || remainder.contains(where: { $0 != 0 }) {
            guard quotient.count < 2 * Decimal.digitLimit else { return nil }
            remainder.append(next < digits.count ? digits[next] : 0)
            next += 1
            quotient.append(Digits.takeMultiple(of: other.digits, from: &remainder))
        }
        return Decimal(
            isNegative: isNegative != other.isNegative && !isZero,
            digits: quotient,
            exponent: exponent - other.exponent - (next - digits.count)
        )
    }

    /// What is left of a division whose quotient is cut to a whole number; nil for division by zero.
    func remainder(by other: Decimal) -> Decimal? {
        let exponent = min(exponent, other.exponent)
        guard !other.isZero, let left = scaled(to: exponent), let right = other.scaled(to: exponent) else { return nil }
        var rest: [UInt8] = []
        for digit in left {
            rest.append(digit)
            _ = Digits.takeMultiple(of: right, from: &rest)
        }
        let isZero = rest.allSatisfy { $0 == 0 }
        return Decimal(isNegative: isNegative && !isZero, digits: rest, exponent: exponent)
    }

    /// The digits for a smaller exponent; nil if they are too many.
    private func scaled(to smaller: Int) -> [UInt8]? {
        guard !isZero else { return [] }
        let zeros = exponent - smaller
        guard digits.count + zeros <= 2 * Decimal.digitLimit else { return nil }
        return digits + Array(repeating: 0, count: zeros)
    }
}

/// Whole numbers as digits, the most significant first.
private enum Digits {
    static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var carry: UInt8 = 0
        for index in 0..<max(left.count, right.count) {
            let digit = digit(left, index) + digit(right, index) + carry
            result.append(digit % 10)
            carry = digit / 10
        }
        result.append(carry)
        return result.reversed()
    }

    /// The difference of a number and one that is not larger.
    static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var borrow: UInt8 = 0
        for index in 0..<left.count {
            let taken = digit(right, index) + borrow
            let own = digit(left, index)
            borrow = own < taken ? 1 : 0
            result.append(own &+ borrow * 10 &- taken)
        }
        return result.reversed()
    }

    static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        let (left, right) = (left.drop { $0 == 0 }, right.drop { $0 == 0 })
        return left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
    }

    /// Takes a number from another as often as it goes, up to nine times; gives how often.
    static func takeMultiple(of divisor: [UInt8], from number: inout [UInt8]) -> UInt8 {
        var count: UInt8 = 0
        while count < 9, !isLess(number, divisor) {
            number = difference(number, divisor)
            count += 1
        }
        number = Array(number.drop { $0 == 0 })
        return count
    }

    /// A digit by its place from the right.
    private static func digit(_ digits: [UInt8], _ place: Int) -> UInt8 {
        place < digits.count ? digits[digits.count - 1 - place] : 0
    }
}
