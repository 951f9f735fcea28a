/// Tells on which side of a decimal number its binary value lies, of the 512 bits that Terraform keeps.
enum BinaryRounding {
    enum Direction {
        case up, down, exact
    }

    private static let precision = 512

    /// Where the binary value nearest to digits × 10^exponent lies.
    static func direction(digits: [UInt8], exponent: Int) -> Direction {
        guard exponent < 0, exponent > -Decimal.exponentLimit else { return .exact }
        var numerator = BigNatural(digits)
        var denominator = BigNatural([1] + Array(repeating: 0, count: -exponent))
        // Scales the quotient to at least 1 and less than 2.
        while numerator.isLess(than: denominator) { numerator.double() }
        while !numerator.isLess(than: denominator.doubled) { denominator.double() }
        var lastBit = false
        for _ in 0..<precision {
            lastBit = !numerator.isLess(than: denominator)
            if lastBit { numerator.subtract(denominator) }
            if numerator.isZero { return .exact }
            numerator.double()
        }
        // What is left is twice the remainder, in units of the last bit.
        if numerator.isLess(than: denominator) { return .down }
        return denominator.isLess(than: numerator) || lastBit ? .up : .down
    }
}

/// A natural number of any size.
private struct BigNatural {
    /// The least significant word first, without zeros at the end.
    private var words: [UInt32] = []

    init(_ digits: [UInt8]) {
        for digit in digits {
            var carry = UInt64(digit)
            for index in words.indices {
                carry += UInt64(words[index]) * 10
                words[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 { words.append(UInt32(truncatingIfNeeded: carry)) }
        }
    }

    var isZero: Bool { words.isEmpty }

    var doubled: BigNatural {
        var copy = self
        copy.double()
        return copy
    }

    mutating func double() {
        var carry: UInt32 = 0
        for index in words.indices {
            let next = words[index] >> 31
            words[index] = words[index] << 1 | carry
            carry = next
        }
        if carry > 0 { words.append(carry) }
    }

    func isLess(than other: BigNatural) -> Bool {
        if words.count != other.words.count { return words.count < other.words.count }
        return words.reversed().lexicographicallyPrecedes(other.words.reversed())
    }

    /// Takes away a number that is not larger.
    mutating func subtract(_ other: BigNatural) {
        var borrow: Int64 = 0
        for index in words.indices {
            let taken = Int64(index < other.words.count ? other.words[index] : 0)
            let difference = Int64(words[index]) - taken - borrow
            borrow = difference < 0 ? 1 : 0
            words[index] = UInt32(truncatingIfNeeded: difference)
        }
        while words.last == 0 { words.removeLast() }
    }
}
