import Symbolic

/// Timestamps and durations: conversions, arithmetic and getters (langdef, "Timestamps and Durations").
enum TimeFunctions {
    static let overloads: [Overload] = conversions + arithmetic + dateGetters + durationGetters

    private static let outOfRange = CELValue.error(CELError("the time is out of range"))

    private static let conversions: [Overload] = [
        Overload("timestamp", [.string], .timestamp) { arguments in
            guard case .string(let text) = arguments[0] else { return .null }
            return TimeText.timestamp(text).map { .timestamp($0) } ?? .error(CELError("the text is no timestamp"))
        },
        Overload("timestamp", [.int], .timestamp) { arguments in
            guard case .int(let seconds) = arguments[0], TimeText.timestamps.contains(seconds) else {
                return outOfRange
            }
            return .timestamp(CELTime(seconds: seconds, nanoseconds: 0))
        },
        Overload("timestamp", [.timestamp], .timestamp) { $0[0] },
        Overload("duration", [.string], .duration) { arguments in
            guard case .string(let text) = arguments[0] else { return .null }
            return TimeText.duration(text).map { .duration($0) } ?? .error(CELError("the text is no duration"))
        },
        Overload("duration", [.duration], .duration) { $0[0] },
    ]

    private static let arithmetic: [Overload] = [
        operation("+", [.timestamp, .duration], .timestamp) { $0 + $1 },
        operation("+", [.duration, .timestamp], .timestamp) { $0 + $1 },
        operation("+", [.duration, .duration], .duration) { $0 + $1 },
        operation("-", [.timestamp, .timestamp], .duration) { $0 - $1 },
        operation("-", [.timestamp, .duration], .timestamp) { $0 - $1 },
        operation("-", [.duration, .duration], .duration) { $0 - $1 },
    ]

    private static func operation(
        _ name: String,
        _ parameters: [CELType],
        _ result: CELType,
        _ body: @escaping @Sendable (Int128, Int128) -> Int128
    ) -> Overload {
        Overload(name, parameters, result) { arguments in
            guard let a = time(arguments[0]), let b = time(arguments[1]) else { return .null }
            let sum = body(a.total, b.total)
            if result == .duration { return TimeText.time(sum).map { .duration($0) } ?? outOfRange }
            let nanoseconds = (sum % 1_000_000_000 + 1_000_000_000) % 1_000_000_000
            guard let seconds = Int64(exactly: (sum - nanoseconds) / 1_000_000_000),
                TimeText.timestamps.contains(seconds)
            else {
                return outOfRange
            }
            return .timestamp(CELTime(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds)))
        }
    }

    private static func time(_ value: CELValue) -> CELTime? {
        switch value {
        case .timestamp(let time), .duration(let time): time
        default: nil
        }
    }

    private static let dateGetters: [Overload] =
        getter("getFullYear") { date, _, _ in date.year } + getter("getMonth") { date, _, _ in date.month - 1 }
        + getter("getDate") { date, _, _ in date.day } + getter("getDayOfMonth") { date, _, _ in date.day - 1 }
        + getter("getDayOfWeek") { date, _, _ in date.dayOfWeek }
        + getter("getDayOfYear") { date, _, _ in date.dayOfYear }
        + getter("getHours") { _, second, _ in second / 3_600 }
        + getter("getMinutes") { _, second, _ in second / 60 % 60 }
        + getter("getSeconds") { _, second, _ in second % 60 }
        + getter("getMilliseconds") { _, _, nano in nano / 1_000_000 }

    /// A getter in UTC and one in a zone.
    private static func getter(
        _ name: String,
        _ body: @escaping @Sendable (CalendarDate, Int, Int) -> Int
    ) -> [Overload] {
        @Sendable func read(_ value: CELValue, _ offset: Int64) -> CELValue {
            guard case .timestamp(let time) = value else { return .null }
            let local = time.seconds + offset
            let second = ((local % 86_400) + 86_400) % 86_400
            return .int(
                Int64(body(CalendarDate(days: Int((local - second) / 86_400)), Int(second), Int(time.nanoseconds)))
            )
        }
        return [
            Overload(name, [.timestamp], .int, method: true) { read($0[0], 0) },
            Overload(name, [.timestamp, .string], .int, method: true) { arguments in
                guard case .timestamp(let time) = arguments[0], case .string(let zone) = arguments[1],
                    let offset = TimeText.zone(zone, at: time.seconds)
                else { return .error(CELError("there is no such time zone")) }
                return read(arguments[0], offset)
            },
        ]
    }

    private static let durationGetters: [Overload] = [
        part("getHours") { $0.seconds / 3_600 }, part("getMinutes") { $0.seconds / 60 },
        part("getSeconds") { $0.seconds },
        part("getMilliseconds") { Int64($0.nanoseconds / 1_000_000) },
    ]

    private static func part(_ name: String, _ body: @escaping @Sendable (CELTime) -> Int64) -> Overload {
        Overload(name, [.duration], .int, method: true) { arguments in
            if case .duration(let time) = arguments[0] { .int(body(time)) } else { .null }
        }
    }
}
