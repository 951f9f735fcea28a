import CEL

/// Points and spans of time as CEL's `string()` writes them: RFC 3339 in UTC, and seconds.
enum TimeText {
    static func timestamp(_ time: CELTime) -> String {
        let days = time.seconds >= 0 ? time.seconds / 86_400 : (time.seconds - 86_399) / 86_400
        let second = time.seconds - days * 86_400
        let (year, month, day) = date(days)
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T\(clock)\(fraction(time.nanoseconds))Z"
    }

    static func duration(_ time: CELTime) -> String {
        let sign = time.seconds < 0 || time.nanoseconds < 0 ? "-" : ""
        return "\(sign)\(time.seconds.magnitude)\(fraction(Int32(clamping: time.nanoseconds.magnitude)))s"
    }

    /// The date of a day that is counted from 1970-01-01 (proleptic Gregorian calendar).
    static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        // Years start in March here, so that the leap day is the last.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let calendarMonth = month < 10 ? month + 3 : month - 9
        return (yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, day)
    }

    private static func fraction(_ nanoseconds: Int32) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = padded(Int64(nanoseconds), 9)
        while digits.last == "0" { digits.removeLast() }
        return "." + digits
    }

    private static func padded(_ number: Int64, _ width: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
