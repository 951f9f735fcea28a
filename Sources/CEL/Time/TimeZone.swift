import Synchronization
import TimeZoneData

/// A named time zone: how far its clocks are ahead of UTC at any time.
struct TimeZone: Sendable {
    /// A day of the year on which clocks change.
    struct Change: Sendable {
        var month: Int
        /// 1 to 4, or 5 for the last week that has the day.
        var week: Int
        /// 0 for Sunday.
        var day: Int
        var second: Int64

        /// The time of the change by a clock that is so many seconds ahead of UTC.
        func seconds(in year: Int, offset: Int64) -> Int64 {
            let first = CalendarDate(year: year, month: month, day: 1)
            var days = first.days + (day - first.dayOfWeek + 7) % 7 + 7 * (week - 1)
            let following = CalendarDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1).days
            while days >= following { days -= 7 }
            return Int64(days) * 86_400 + second - offset
        }
    }

    private let first: Int64
    private let transitions: [(seconds: Int64, offset: Int64)]
    private let standard: Int64
    private let summer: (offset: Int64, begin: Change, end: Change)?

    /// Seconds east of UTC at a time in seconds since 1970.
    func offset(at seconds: Int64) -> Int64 {
        guard let last = transitions.last, seconds < last.seconds else {
            return transitions.isEmpty && summer == nil ? first : ruled(seconds)
        }
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle].seconds <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? first : transitions[low - 1].offset
    }

    /// What the rule says for the time behind the last transition.
    private func ruled(_ seconds: Int64) -> Int64 {
        guard let summer else { return standard }
        let local = seconds + standard
        let day = (local - ((local % 86_400) + 86_400) % 86_400) / 86_400
        let year = CalendarDate(days: Int(day)).year
        let begin = summer.begin.seconds(in: year, offset: standard)
        let end = summer.end.seconds(in: year, offset: summer.offset)
        // In the south summer lasts over the end of the year.
        let isSummer = begin < end ? begin <= seconds && seconds < end : begin <= seconds || seconds < end
        return isSummer ? summer.offset : standard
    }
}

extension TimeZone {
    private static let known = Mutex<[String: TimeZone]>([:])

    /// The zone of a name in the tz database; nil if there is none.
    static func named(_ name: String) -> TimeZone? {
        if let zone = known.withLock({ $0[name] }) { return zone }
        guard let line = line(of: name), let zone = TimeZone(line: line) else { return nil }
        known.withLock { $0[name] = zone }
        return zone
    }

    /// What stands behind a name in the table.
    private static func line(of name: String, isLink: Bool = false) -> [Substring]? {
        guard (1...64).contains(name.utf8.count), !name.utf8.contains(9), !name.utf8.contains(10) else { return nil }
        let table = UnsafeBufferPointer(start: tfproof_time_zones(), count: tfproof_time_zones_count())
        let wanted = Array("\n\(name)\t".utf8)
        guard let start = position(of: wanted, in: table) else { return nil }
        let begin = start + wanted.count
        let text = String(decoding: table[begin...].prefix { $0 != 10 }, as: UTF8.self)
        guard text.hasPrefix("=") else { return text.split(separator: "\t", omittingEmptySubsequences: false) }
        return isLink ? nil : line(of: String(text.dropFirst()), isLink: true)
    }

    private static func position(of wanted: [UInt8], in table: UnsafeBufferPointer<UInt8>) -> Int? {
        var start = 0
        while start + wanted.count <= table.count {
            if table[start] == 10, table[start..<(start + wanted.count)].elementsEqual(wanted) { return start }
            start += 1
        }
        return nil
    }

    private init?(line: [Substring]) {
        guard line.count == 3, let first = Int64(line[0]) else { return nil }
        let rule = line[2].split(separator: " ").compactMap { Int64($0) }
        guard rule.count == 1 || rule.count == 10 else { return nil }
        var transitions: [(seconds: Int64, offset: Int64)] = []
        var seconds: Int64 = 0
        for part in line[1].split(separator: " ") {
            let numbers = part.split(separator: ",")
            guard numbers.count == 2, let delta = Int64(numbers[0], radix: 36), let offset = Int64(numbers[1]) else {
                return nil
            }
            seconds += delta
            transitions.append((seconds, offset))
        }
        self.first = first
        self.transitions = transitions
        standard = rule[0]
        summer = rule.count == 1 ? nil : (rule[1], Change(rule[2...5]), Change(rule[6...9]))
    }
}

extension TimeZone.Change {
    fileprivate init(_ numbers: ArraySlice<Int64>) {
        let numbers = numbers.map { Int($0) }
        self.init(month: numbers[0], week: numbers[1], day: numbers[2], second: Int64(numbers[3]))
    }
}
