/// A point in time with the offset it was written with.
///
/// Source: RFC 3339, read as strictly as Go's `time.RFC3339` does.
struct Timestamp {
    /// Seconds since 1970 in UTC.
    private(set) var seconds: Int
    private(set) var nanoseconds: Int
    /// Seconds east of UTC.
    let offset: Int

    /// Reads `2006-01-02T15:04:05Z`, with a fraction of seconds and an offset where there is one.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let date = Timestamp.numbers(bytes[..<10], "dddd-dd-dd"),
            bytes[10] == UInt8(ascii: "T"), let time = Timestamp.numbers(bytes[11..<19], "dd:dd:dd")
        else { return nil }
        guard (1...12).contains(date[1]), (1...Timestamp.days(inMonth: date[1], of: date[0])).contains(date[2]),
            time[0] < 24, time[1] < 60, time[2] < 60
        else { return nil }
        var rest = bytes[19...]
        nanoseconds = 0
        if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !digits.isEmpty else { return nil }
            for place in 0..<9 {
                nanoseconds =
                    nanoseconds * 10 + (place < digits.count ? Int(digits[digits.startIndex + place]) - 48 : 0)
            }
            rest = rest[digits.endIndex...]
        }
        guard let offset = Timestamp.offset(rest) else { return nil }
        self.offset = offset
        let days = Timestamp.days(to: date[0], date[1], date[2])
        seconds = days * 86_400 + time[0] * 3_600 + time[1] * 60 + time[2] - offset
    }

    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
            let numbers = numbers(bytes.dropFirst(), "dd:dd"), numbers[0] < 24, numbers[1] < 60
        else { return nil }
        return (numbers[0] * 3_600 + numbers[1] * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }

    /// The numbers of a text that has the form of a pattern, in which `d` is a digit.
    private static func numbers(_ bytes: ArraySlice<UInt8>, _ pattern: StaticString) -> [Int]? {
        let form = pattern.withUTF8Buffer { Array($0) }
        guard bytes.count == form.count else { return nil }
        var numbers = [0]
        for (byte, wanted) in zip(bytes, form) {
            if wanted == UInt8(ascii: "d") {
                guard (0x30...0x39).contains(byte) else { return nil }
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + Int(byte) - 48
            } else {
                guard byte == wanted else { return nil }
                numbers.append(0)
            }
        }
        return numbers
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        month == 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days from 1970-01-01 to a date: years are counted from March, so that the leap day is their last.
    private static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// What clocks and calendars show at the offset.
    struct Fields {
        var year, month, day, hour, minute, second: Int
        /// The day of the week; 0 is Sunday.
        var weekday: Int
    }

    var fields: Fields {
        let local = seconds + offset
        let days = (local >= 0 ? local : local - 86_399) / 86_400
        let second = local - days * 86_400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return Fields(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1,
            hour: second / 3_600,
            minute: second / 60 % 60,
            second: second % 60,
            weekday: ((days + 4) % 7 + 7) % 7
        )
    }

    /// The time after some nanoseconds.
    func adding(_ duration: Int) -> Timestamp {
        var copy = self
        let sum = nanoseconds + duration % 1_000_000_000
        copy.seconds += duration / 1_000_000_000 + (sum < 0 ? -1 : sum >= 1_000_000_000 ? 1 : 0)
        copy.nanoseconds = (sum + 1_000_000_000) % 1_000_000_000
        return copy
    }

    /// The offset as `+02:00` or, without colon, `+0200`.
    func offsetText(_ separator: String) -> String {
        let minutes = abs(offset) / 60
        return (offset < 0 ? "-" : "+") + Timestamp.padded(minutes / 60, 2) + separator
            + Timestamp.padded(minutes % 60, 2)
    }

    /// The time as RFC 3339 has it, without fraction; nil for years that it cannot write.
    var text: String? {
        let fields = fields
        guard (0...9_999).contains(fields.year) else { return nil }
        let date = [(fields.year, 4), (fields.month, 2), (fields.day, 2)].map { Timestamp.padded($0, $1) }
        let time = [fields.hour, fields.minute, fields.second].map { Timestamp.padded($0, 2) }
        return date.joined(separator: "-") + "T" + time.joined(separator: ":") + (offset == 0 ? "Z" : offsetText(":"))
    }

    /// A number with zeros before it.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Timestamp: Comparable {
    static func == (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) == (right.seconds, right.nanoseconds)
    }

    static func < (left: Timestamp, right: Timestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}
