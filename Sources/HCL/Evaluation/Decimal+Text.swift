extension Decimal {
    /// The digits of a whole number in a base from 2 to 16, without sign; nil for a number with too many digits.
    func digits(inBase base: Int) -> String? {
        guard isWhole, digits.count + exponent <= 2 * Decimal.digitLimit else { return nil }
        if base == 10 { return String(text.drop { $0 == "-" }) }
        var rest = digits + Array(repeating: 0, count: exponent)
        var result: [UInt8] = []
        while !rest.isEmpty {
            // Divides by the base; what is left over is the next digit.
            var remainder = 0
            for index in rest.indices {
                remainder = remainder * 10 + Int(rest[index])
                rest[index] = UInt8(remainder / base)
                remainder %= base
            }
            rest = Array(rest.drop { $0 == 0 })
            result.append(Array("0123456789abcdef".utf8)[remainder])
        }
        return result.isEmpty ? "0" : String(decoding: result.reversed(), as: UTF8.self)
    }

    /// The number without sign and with a fixed count of digits after the point.
    func fixed(_ places: Int) -> String {
        let rounded = self.rounded(at: digits.count + exponent + places)
        let point = rounded.digits.count + rounded.exponent
        let whole = point > 0 ? Decimal.characters(rounded.digits, 0..<point) : "0"
        return places > 0 ? whole + "." + Decimal.characters(rounded.digits, point..<point + places) : whole
    }

    /// The number without sign as `1.50e+02`, with a fixed count of digits after the point.
    func scientific(_ places: Int) -> String {
        let rounded = self.rounded(at: places + 1)
        let power = rounded.isZero ? 0 : rounded.digits.count + rounded.exponent - 1
        let first = Decimal.characters(rounded.digits, 0..<1)
        let rest = places > 0 ? "." + Decimal.characters(rounded.digits, 1..<places + 1) : ""
        let digits = String(abs(power))
        return first + rest + "e" + (power < 0 ? "-" : "+") + (digits.utf8.count < 2 ? "0" : "") + digits
    }

    /// The number without sign in the shorter of both forms, as `%g` has it; with all its digits if nothing is said.
    func shortest(_ precision: Int?) -> String {
        let rounded = precision.map { self.rounded(at: max(1, $0)) } ?? self
        let count = rounded.digits.count
        let point = count + rounded.exponent
        var limit = precision.map { max(1, $0) } ?? 6
        if let precision, precision > count, count >= point { limit = count }
        if point - 1 < -4 || point - 1 >= limit, !isZero { return rounded.scientific(max(0, count - 1)) }
        return rounded.fixed(max(0, count - point))
    }

    /// The number with so many of its digits, the last one rounded; what lies in the middle goes by the binary value.
    private func rounded(at count: Int) -> Decimal {
        guard count < digits.count, !isZero else { return self }
        guard count >= 0 else { return .zero }
        let rest = digits[count...]
        let isHalf = rest.count == 1 && rest.first == 5
        let goesUp = isHalf ? roundsUp(at: count) : (rest.first ?? 0) >= 5
        let kept = Decimal(isNegative: false, digits: digits[..<count], exponent: exponent + rest.count)
        guard goesUp else { return kept ?? self }
        let unit = Decimal(isNegative: false, digits: [1], exponent: exponent + rest.count)
        return unit.flatMap { kept?.adding($0) } ?? self
    }

    /// Whether a number that ends in a 5 is rounded up there: by its binary value, or to the even digit if that is exact.
    private func roundsUp(at count: Int) -> Bool {
        switch BinaryRounding.direction(digits: digits, exponent: exponent) {
        case .up: true
        case .down: false
        case .exact: count > 0 && !digits[count - 1].isMultiple(of: 2)
        }
    }

    /// The characters of the digits in a range of places; those beyond the digits are zeros.
    private static func characters(_ digits: [UInt8], _ places: Range<Int>) -> String {
        let bytes = places.map { UInt8(ascii: "0") + (digits.indices.contains($0) ? digits[$0] : 0) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
