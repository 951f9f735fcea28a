extension FormatVerb {
    private func sign(_ isNegative: Bool) -> String {
        isNegative ? "-" : showsPlus ? "+" : leavesSpace ? " " : ""
    }

    /// A whole number in the base of the verb, as Go writes integers of any size; nil beyond the limits.
    func writeInteger(_ number: Decimal) -> String? {
        let (base, prefix) =
            switch letter {
            case "b": (2, "0b")
            case "o": (8, "0")
            case "x": (16, "0x")
            case "X": (16, "0X")
            default: (10, "")
            }
        guard var digits = number.digits(inBase: base) else { return nil }
        if letter == "X" { digits = digits.uppercased() }
        if precision == 0, digits == "0" { return "" }
        let head = sign(number.isNegative && !number.isZero) + (isAlternate ? prefix : "")
        digits = String(repeating: "0", count: max(0, (precision ?? 0) - digits.utf8.count)) + digits
        let padding = max(0, (width ?? 0) - head.utf8.count - digits.utf8.count)
        if isLeftAligned { return head + digits + String(repeating: " ", count: padding) }
        if isZeroPadded, precision == nil { return head + String(repeating: "0", count: padding) + digits }
        return String(repeating: " ", count: padding) + head + digits
    }

    /// A number with `%e`, `%f` or `%g`, as Go writes floats of any precision; nil where versions of Go differ.
    func writeFloat(_ number: Decimal) -> String? {
        guard !(isZeroPadded && isLeftAligned) else { return nil }
        var text: String
        switch letter {
        case "e", "E": text = number.scientific(precision ?? 6)
        case "f": text = number.fixed(precision ?? 6)
        default: text = number.shortest(precision)
        }
        if letter == "E" || letter == "G" { text = text.uppercased() }
        let sign = sign(number.isNegative)
        let padding = max(0, (width ?? 0) - sign.utf8.count - text.utf8.count)
        if isZeroPadded { return sign + String(repeating: "0", count: padding) + text }
        let blanks = String(repeating: " ", count: padding)
        return isLeftAligned ? sign + text + blanks : blanks + sign + text
    }
}
