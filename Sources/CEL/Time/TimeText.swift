/// The texts of timestamps (RFC 3339) and durations (`1h30m`, as Go writes them).
enum TimeText {
    /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z (langdef, "Timestamp").
    static let timestamps: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
    static func timestamp(_ text: String) -> CELTime? {
        var rest = Array(text.utf8)[...]
        guard let year = number(&rest, 4), take(&rest, "-"), let month = number(&rest, 2), take(&rest, "-"),
            let day = number(&rest, 2), take(&rest, "T") || take(&rest, "t"), let hour = number(&rest, 2),
            take(&rest, ":"),
            let minute = number(&rest, 2), take(&rest, ":"), let second = number(&rest, 2)
        else { return nil }
        var nanoseconds: Int32 = 0
        if take(&rest, ".") {
            guard let fraction = fraction(&rest) else { return nil }
            nanoseconds = fraction
        }
        let date = CalendarDate(year: year, month: month, day: day)
        guard date.exists, hour < 24, minute < 60, second < 60, let offset = offset(&rest), rest.isEmpty else {
            return nil
        }
        let seconds = Int64(date.days) * 86_400 + Int64(hour * 3_600 + minute * 60 + second) - offset
        return timestamps.contains(seconds) ? CELTime(seconds: seconds, nanoseconds: nanoseconds) : nil
    }

    private static func take(_ rest: inout ArraySlice<UInt8>, _ byte: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: byte) else { return false }
        rest.removeFirst()
        return true
    }

    private static func number(_ rest: inout ArraySlice<UInt8>, _ digits: Int) -> Int? {
        let text = rest.prefix(digits)
        guard text.count == digits, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest = rest.dropFirst(digits)
        return text.reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// Nanoseconds of the digits behind a point; further ones are dropped.
    private static func fraction(_ rest: inout ArraySlice<UInt8>) -> Int32? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(digits.count)
        return (0..<9).reduce(0) { sum, place in
            sum * 10 + (place < digits.count ? Int32(digits[digits.startIndex + place]) - 0x30 : 0)
        }
    }

    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int64? {
        if take(&rest, "Z") || take(&rest, "z") { return 0 }
        let sign: Int64 = rest.first == UInt8(ascii: "-") ? -1 : 1
        guard take(&rest, "+") || take(&rest, "-"), let hours = number(&rest, 2), take(&rest, ":"),
            let minutes = number(&rest, 2), hours < 24, minutes < 60
        else { return nil }
        return sign * Int64(hours * 3_600 + minutes * 60)
    }

    /// Seconds east of UTC in a zone at a time; nil for what is no zone.
    ///
    /// A zone is `UTC`, an offset such as `+01:00`, or a name of the tz database (langdef, "Timezones").
    static func zone(_ text: String, at seconds: Int64) -> Int64? {
        if text.isEmpty || text == "UTC" { return 0 }
        var rest = Array(text.utf8)[...]
        if (rest.first.map { (0x30...0x39).contains($0) }) == true { rest = [UInt8(ascii: "+")] + rest }
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            guard let offset = offset(&rest), rest.isEmpty else { return nil }
            return offset
        }
        return TimeZone.named(text)?.offset(at: seconds)
    }

    static func text(timestamp time: CELTime) -> String {
        let days = Int((time.seconds - ((time.seconds % 86_400) + 86_400) % 86_400) / 86_400)
        let second = Int(((time.seconds % 86_400) + 86_400) % 86_400)
        let date = CalendarDate(days: days)
        let parts = [
            (date.year, 4, "-"), (date.month, 2, "-"), (date.day, 2, "T"), (second / 3_600, 2, ":"),
            (second / 60 % 60, 2, ":"), (second % 60, 2, ""),
        ]
        return parts.map { padded($0.0, $0.1) + $0.2 }.joined() + fractionText(time.nanoseconds) + "Z"
    }

    static func text(duration time: CELTime) -> String {
        let sign = time.seconds < 0 || time.nanoseconds < 0 ? "-" : ""
        return "\(sign)\(time.seconds.magnitude)\(fractionText(Int32(time.nanoseconds.magnitude)))s"
    }

    private static func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    private static func fractionText(_ nanoseconds: Int32) -> String {
        guard nanoseconds != 0 else { return "" }
        var text = padded(Int(nanoseconds), 9)
        while text.hasSuffix("0") { text.removeLast() }
        return "." + text
    }

    /// A sign, then numbers with the units h, m, s, ms, us and ns.
    static func duration(_ text: String) -> CELTime? {
        var rest = Array(text.utf8)[...]
        let isNegative = take(&rest, "-")
        if !isNegative { _ = take(&rest, "+") }
        if rest.elementsEqual("0".utf8) { return CELTime(seconds: 0, nanoseconds: 0) }
        guard !rest.isEmpty else { return nil }
        var total: Int128 = 0
        while !rest.isEmpty {
            let whole = rest.prefix { (0x30...0x39).contains($0) }
            rest = rest.dropFirst(whole.count)
            var fraction: ArraySlice<UInt8> = []
            if take(&rest, ".") {
                fraction = rest.prefix { (0x30...0x39).contains($0) }
                rest = rest.dropFirst(fraction.count)
            }
            let name = rest.prefix { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: ".") }
            rest = rest.dropFirst(name.count)
            guard whole.count + fraction.count > 0, whole.count <= 19,
                let unit = units[String(decoding: name, as: UTF8.self)]
            else { return nil }
            total += whole.reduce(0) { $0 * 10 + Int128($1) - 0x30 } * unit
            var place = unit
            for digit in fraction.prefix(15) {
                place /= 10
                total += (Int128(digit) - 0x30) * place
            }
            guard total <= Int128(Int64.max) * 1_000_000_000 else { return nil }
        }
        return time(isNegative ? -total : total)
    }

    private static let units: [String: Int128] = [
        "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000, "us": 1_000, "µs": 1_000,
        "μs": 1_000, "ns": 1,
    ]

    /// A duration of nanoseconds; nil where they do not fit into 64 bits (langdef, "Overflow").
    static func time(_ nanoseconds: Int128) -> CELTime? {
        guard Int64(exactly: nanoseconds) != nil else { return nil }
        return CELTime(
            seconds: Int64(truncatingIfNeeded: nanoseconds / 1_000_000_000),
            nanoseconds: Int32(truncatingIfNeeded: nanoseconds % 1_000_000_000)
        )
    }
}

extension CELTime {
    /// The whole of it in nanoseconds.
    var total: Int128 { Int128(seconds) * 1_000_000_000 + Int128(nanoseconds) }
}
