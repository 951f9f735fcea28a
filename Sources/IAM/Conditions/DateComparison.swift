/// A moment as policies write it: ISO 8601 in the profile of the W3C, or seconds since 1970.
struct DateComparison: Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z.
    private let seconds: Int
    /// A fraction of the second, in nanoseconds.
    private let nanoseconds: Int

    /// Whether the value of a request lies to that of a policy as the operator asks.
    ///
    /// What is no date compares with none.
    static func holds(_ value: String, _ order: ConditionOperator.Order, _ limit: String) -> Truth {
        guard let value = DateComparison(value), let limit = DateComparison(limit) else {
            return .no
        }
        return Truth(order.holds(isLess: value < limit, isEqual: value == limit))
    }

    static func < (left: DateComparison, right: DateComparison) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }

    /// Reads `YYYY[-MM[-DD[Thh:mm[:ss[.s]]zone]]]` or a number of seconds; nil for any other text.
    init?(_ text: String) {
        if text.utf8.count != 4, let seconds = Int(text) {
            self.seconds = seconds
            nanoseconds = 0
            return
        }
        var scanner = DigitScanner(text)
        guard let year = scanner.number(4) else { return nil }
        var (month, day, time, fraction) = (1, 1, 0, 0)
        if scanner.take("-") {
            guard let number = scanner.number(2), (1...12).contains(number) else { return nil }
            month = number
            if scanner.take("-") {
                guard let number = scanner.number(2), number >= 1, number <= DateComparison.length(of: month, in: year)
                else {
                    return nil
                }
                day = number
                if scanner.take("T") {
                    guard let clock = scanner.clock() else { return nil }
                    (time, fraction) = clock
                }
            }
        }
        guard scanner.isAtEnd else { return nil }
        seconds = DateComparison.days(year, month, day) &* 86_400 &+ time
        nanoseconds = fraction
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 in the Gregorian calendar, years counted from March so that the leap day comes last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let cycle = (year >= 0 ? year : year - 399) / 400
        let yearOfCycle = year - cycle * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    }
}

/// Reads fixed runs of digits.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int? {
        let part = rest.prefix(digits)
        guard part.count == digits, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        rest.removeFirst(digits)
        return part.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// `hh:mm[:ss[.s]]` and a zone, as seconds from midnight UTC and nanoseconds.
    mutating func clock() -> (Int, Int)? {
        guard let hour = number(2), hour < 24, take(":"), let minute = number(2), minute < 60 else { return nil }
        var (second, fraction) = (0, 0)
        if take(":") {
            guard let number = number(2), number < 61 else { return nil }
            second = number
            if take(".") {
                guard let number = nanoseconds() else { return nil }
                fraction = number
            }
        }
        guard let zone = zone() else { return nil }
        return (hour * 3600 + minute * 60 + second - zone, fraction)
    }

    private mutating func nanoseconds() -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count <= 9 else { return nil }
        rest.removeFirst(digits.count)
        let padded = Array(digits) + Array(repeating: UInt8(0x30), count: 9 - digits.count)
        return padded.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private mutating func zone() -> Int? {
        if take("Z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let hours = number(2), take(":"), let minutes = number(2) else { return nil }
        return sign * (hours * 3600 + minutes * 60)
    }
}
