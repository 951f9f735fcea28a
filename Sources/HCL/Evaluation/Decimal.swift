/// A decimal number of any size: digits and the place of the point, nothing rounded.
///
/// Terraform keeps numbers as binary floats of 512 bits, which tell any two decimals of up to 154 digits apart; numbers
/// with more digits are not made here.
struct Decimal: Equatable {
    /// How many digits a number may have, and how far its point may be from them.
    static let digitLimit = 154
    static let exponentLimit = 4_000

    let isNegative: Bool
    /// The digits from 0 to 9, the most significant first, without zeros at either end; empty for zero.
    let digits: [UInt8]
    /// The power of ten that the whole number of the digits is multiplied with; 0 for zero.
    let exponent: Int

    static let zero = Decimal(false, [], 0)

    private init(_ isNegative: Bool, _ digits: [UInt8], _ exponent: Int) {
        self.isNegative = isNegative
        self.digits = digits
        self.exponent = exponent
    }

    /// A number from its digits; nil beyond the limits.
    init?(isNegative: Bool, digits: some Sequence<UInt8>, exponent: Int) {
        var kept = Array(digits.drop { $0 == 0 })
        var shifted = exponent
        while kept.last == 0 {
            kept.removeLast()
            shifted += 1
        }
        guard !kept.isEmpty else {
            self.init(isNegative, [], 0)
            return
        }
        guard kept.count <= Decimal.digitLimit, abs(shifted) <= Decimal.exponentLimit else { return nil }
        self.init(isNegative, kept, shifted)
    }

    /// Reads `-12.50e3`, with the exponent and fraction optional; nil if the text is no number or beyond the limits.
    init?(_ text: String) {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        var digits: [UInt8] = []
        var exponent = 0
        var hasPoint = false
        while let byte = rest.first, byte | 0x20 != UInt8(ascii: "e") {
            rest.removeFirst()
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
                continue
            }
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            digits.append(byte - UInt8(ascii: "0"))
            if hasPoint { exponent -= 1 }
        }
        guard !digits.isEmpty else { return nil }
        if !rest.isEmpty {
            guard let power = Int(String(Substring(rest.dropFirst()))), abs(power) <= 1 << 30 else { return nil }
            exponent += power
        }
        self.init(isNegative: isNegative, digits: digits, exponent: exponent)
    }

    init(_ int: Int) {
        self = Decimal(String(int)) ?? .zero
    }

    var isZero: Bool { digits.isEmpty }
    var isWhole: Bool { exponent >= 0 }
    /// The number with the other sign; there is a negative zero, which only its text tells from zero.
    var negated: Decimal { Decimal(!isNegative, digits, exponent) }

    /// The number where it is a whole one of 64 bits.
    var int: Int? { isWhole ? Int(text) : nil }

    /// The digits in full, without exponent, as Terraform writes numbers.
    var text: String {
        var bytes = digits.map { $0 + UInt8(ascii: "0") }
        if exponent >= 0 {
            bytes += Array(repeating: UInt8(ascii: "0"), count: exponent)
            if bytes.isEmpty { bytes = [UInt8(ascii: "0")] }
        } else {
            let whole = bytes.count + exponent
            if whole <= 0 { bytes.insert(contentsOf: Array(repeating: UInt8(ascii: "0"), count: 1 - whole), at: 0) }
            bytes.insert(UInt8(ascii: "."), at: bytes.count + exponent)
        }
        return (isNegative ? "-" : "") + String(decoding: bytes, as: UTF8.self)
    }
}
