/// Doubles with a chosen number of digits, rounded from their exact value, half to even.
enum Decimals {
    /// `-123.456`.
    static func fixed(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return Conversions.text(of: value) }
        let (whole, scale) = exact(value.magnitude)
        let (rounded, places) = rounded(whole, dropping: scale - digits, places: digits, scale: scale)
        var text = rounded.map { String($0) }.joined()
        while text.utf8.count <= places { text = "0" + text }
        if places > 0 { text = "\(text.dropLast(places)).\(text.suffix(places))" }
        return (value.sign == .minus ? "-" : "") + text
    }

    /// `1.052033e+03`.
    static func scientific(_ value: Double, digits: Int) -> String {
        guard value.isFinite else { return Conversions.text(of: value) }
        let (whole, scale) = exact(value.magnitude)
        var exponent = value == 0 ? 0 : whole.count - 1 - scale
        var kept = whole
        if whole.count > digits + 1 {
            kept = rounded(whole, dropping: whole.count - digits - 1, places: 0, scale: 0).digits
            if kept.count > digits + 1 {
                exponent += 1
                kept.removeLast()
            }
        }
        kept += Array(repeating: 0, count: max(0, digits + 1 - kept.count))
        let fraction = kept.dropFirst().map { String($0) }.joined()
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        return (value.sign == .minus ? "-" : "") + "\(kept[0])" + (digits > 0 ? "." + fraction : "")
            + "e" + (exponent < 0 ? "-" : "+") + power
    }

    /// All decimal digits of a double, and how many of them stand behind the point.
    private static func exact(_ value: Double) -> (digits: [Int], scale: Int) {
        guard value > 0 else { return ([0], 0) }
        var mantissa = value.significandBitPattern
        var exponent = Int(value.exponentBitPattern) - 1_075
        if value.exponentBitPattern == 0 { exponent += 1 } else { mantissa |= 1 << 52 }
        while mantissa & 1 == 0 {
            mantissa >>= 1
            exponent += 1
        }
        // Least digit first while it is multiplied: m·2^e, or m·5^-e with -e places behind the point.
        var digits = String(mantissa).utf8.reversed().map { Int($0) - 48 }
        for _ in 0..<exponent.magnitude { multiply(&digits, by: exponent < 0 ? 5 : 2) }
        return (digits.reversed(), exponent < 0 ? -exponent : 0)
    }

    private static func multiply(_ digits: inout [Int], by factor: Int) {
        var carry = 0
        for index in digits.indices {
            let product = digits[index] * factor + carry
            digits[index] = product % 10
            carry = product / 10
        }
        if carry > 0 { digits.append(carry) }
    }

    /// Leaves out the last digits, or adds zeros up to the places.
    private static func rounded(
        _ digits: [Int],
        dropping count: Int,
        places: Int,
        scale: Int
    ) -> (digits: [Int], places: Int) {
        guard count > 0 else { return (digits + Array(repeating: 0, count: max(0, places - scale)), places) }
        var padded = Array(repeating: 0, count: max(0, count + 1 - digits.count)) + digits
        let dropped = padded.suffix(count)
        let isTie = dropped.first == 5 && dropped.dropFirst().allSatisfy { $0 == 0 }
        let first = dropped.first ?? 0
        padded.removeLast(count)
        guard isTie ? (padded.last ?? 0) % 2 == 1 : first >= 5 else { return (padded, places) }
        var index = padded.count - 1
        while index >= 0, padded[index] == 9 {
            padded[index] = 0
            index -= 1
        }
        if index >= 0 { padded[index] += 1 } else { padded.insert(1, at: 0) }
        return (padded, places)
    }
}
