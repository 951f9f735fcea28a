import Symbolic

extension FunctionTable {
    /// Functions of times; what the time is now is never known.
    static let times: [(String, SitedFunction)] = [
        (
            "plantimestamp",
            { (arguments, evaluation) throws(EvaluationFailure) in
                try arguments.expect(0)
                return evaluation.site.context.planTimestamp.map { Value(.string($0)) }
            }
        ),
        ("formatdate", { (arguments, _) throws(EvaluationFailure) in try formatdate(arguments) }),
        ("timeadd", { (arguments, _) throws(EvaluationFailure) in try timeadd(arguments) }),
        ("timecmp", { (arguments, _) throws(EvaluationFailure) in try timecmp(arguments) }),
    ]

    private static func timestamp(_ arguments: [Value], _ index: Int) throws(EvaluationFailure) -> Timestamp? {
        guard let text = try arguments.string(index) else { return nil }
        if let timestamp = Timestamp(text) { return timestamp }
        // Go takes some texts that RFC 3339 does not: hours of one digit, offsets of 24 hours.
        if text.utf8.count > 18, text.utf8.contains(UInt8(ascii: "T")) { return nil }
        throw EvaluationFailure("what is no time in the form of RFC 3339")
    }

    private static func formatdate(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (format, time) = (try arguments.string(0), try timestamp(arguments, 1))
        guard let format, let time else { return nil }
        return try DateFormat.text(of: time, format).map { Value(.string($0)) }
    }

    private static func timeadd(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (time, duration) = (try timestamp(arguments, 0), try arguments.string(1))
        guard let time, let duration else { return nil }
        // What is malformed is an error, and what is too long, or too exact, may be one.
        return GoDuration.nanoseconds(duration).flatMap { time.adding($0).text }.map { Value(.string($0)) }
    }

    private static func timecmp(_ arguments: [Value]) throws(EvaluationFailure) -> Value? {
        try arguments.expect(2)
        let (left, right) = (try timestamp(arguments, 0), try timestamp(arguments, 1))
        guard let left, let right else { return nil }
        return Value(Decimal(left == right ? 0 : left < right ? -1 : 1))
    }
}
