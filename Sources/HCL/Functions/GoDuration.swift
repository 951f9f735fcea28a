/// Durations as Go writes them: `1h30m`, `-1.5s`, `100us`.
///
/// Source: the documentation of Go's `time.ParseDuration`.
enum GoDuration {
    /// The nanoseconds of a duration; nil if it is malformed or beyond 64 bits.
    static func nanoseconds(_ text: String) -> Int? {
        var rest = text.utf8[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        if rest.elementsEqual("0".utf8) { return 0 }
        guard !rest.isEmpty else { return nil }
        var total = 0
        while !rest.isEmpty {
            guard let part = takePart(&rest) else { return nil }
            let (sum, isTooLong) = total.addingReportingOverflow(part)
            guard !isTooLong else { return nil }
            total = sum
        }
        return isNegative ? -total : total
    }

    private static func takePart(_ rest: inout Substring.UTF8View) -> Int? {
        let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        let whole = rest.prefix(while: isDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest[rest.startIndex..<rest.startIndex]
        if rest.first == UInt8(ascii: ".") {
            fraction = rest.dropFirst().prefix(while: isDigit)
            rest = rest[fraction.endIndex...]
        }
        guard !whole.isEmpty || !fraction.isEmpty, fraction.count <= 18 else { return nil }
        let name = rest.prefix { !isDigit($0) && $0 != UInt8(ascii: ".") }
        rest = rest[name.endIndex...]
        guard let unit = unit(String(Substring(name))) else { return nil }
        guard let number = Int("0" + String(Substring(whole))) else { return nil }
        let (product, isTooLong) = number.multipliedReportingOverflow(by: unit)
        guard !isTooLong, let digits = Int("0" + String(Substring(fraction))) else { return nil }
        var scale = 1.0
        for _ in fraction { scale *= 10 }
        let (sum, isBeyond) = product.addingReportingOverflow(Int(Double(digits) * (Double(unit) / scale)))
        return isBeyond ? nil : sum
    }

    private static func unit(_ name: String) -> Int? {
        switch name {
        case "ns": 1
        case "us", "\u{B5}s", "\u{3BC}s": 1_000
        case "ms": 1_000_000
        case "s": 1_000_000_000
        case "m": 60_000_000_000
        case "h": 3_600_000_000_000
        default: nil
        }
    }
}
