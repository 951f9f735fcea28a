/// The formats of `formatdate`: letters that stand for parts of a time, and text, in quotes where it has letters.
///
/// Source: Terraform, "formatdate Function".
enum DateFormat {
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    /// The text of a time; nil for a format whose result the documentation leaves open.
    static func text(of time: Timestamp, _ format: String) throws(EvaluationFailure) -> String? {
        let quote = UInt8(ascii: "'")
        let fields = time.fields
        var result: [UInt8] = []
        var rest = Array(format.utf8)[...]
        while let byte = rest.first {
            if byte == quote {
                guard let literal = try takeQuoted(&rest) else { return nil }
                result += literal
            } else if isLetter(byte) {
                let letters = rest.prefix { $0 == byte }
                rest = rest[letters.endIndex...]
                result += try part(Unicode.Scalar(byte), letters.count, fields, time).utf8
            } else {
                result.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// Takes text in quotes; a quote within is written twice, and two alone are one.
    private static func takeQuoted(_ rest: inout ArraySlice<UInt8>) throws(EvaluationFailure) -> [UInt8]? {
        let quote = UInt8(ascii: "'")
        rest = rest.dropFirst()
        if rest.first == quote {
            rest = rest.dropFirst()
            return [quote]
        }
        var literal: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == quote {
                guard rest.first == quote else {
                    // Terraform's scanner loses a literal that ends where the format ends.
                    return rest.isEmpty ? nil : literal
                }
                rest = rest.dropFirst()
            }
            literal.append(byte)
        }
        throw EvaluationFailure("a literal of a date format that does not end")
    }

    private static func part(
        _ letter: Unicode.Scalar,
        _ count: Int,
        _ fields: Timestamp.Fields,
        _ time: Timestamp
    ) throws(EvaluationFailure) -> String {
        let hour = fields.hour % 12 == 0 ? 12 : fields.hour % 12
        switch (letter, count) {
        case ("Y", 2): return Timestamp.padded(fields.year % 100, 2)
        case ("Y", 4): return Timestamp.padded(fields.year, 4)
        case ("M", 1), ("M", 2): return Timestamp.padded(fields.month, count)
        case ("M", 3): return String(months[(fields.month - 1) % 12].prefix(3))
        case ("M", 4): return months[(fields.month - 1) % 12]
        case ("D", 1), ("D", 2): return Timestamp.padded(fields.day, count)
        case ("E", 3): return String(weekdays[fields.weekday].prefix(3))
        case ("E", 4): return weekdays[fields.weekday]
        case ("h", 1), ("h", 2): return Timestamp.padded(fields.hour, count)
        case ("H", 1), ("H", 2): return Timestamp.padded(hour, count)
        case ("A", 2): return fields.hour < 12 ? "AM" : "PM"
        case ("a", 2): return fields.hour < 12 ? "am" : "pm"
        case ("m", 1), ("m", 2): return Timestamp.padded(fields.minute, count)
        case ("s", 1), ("s", 2): return Timestamp.padded(fields.second, count)
        case ("Z", 1): return time.offset == 0 ? "Z" : time.offsetText(":")
        case ("Z", 3): return time.offset == 0 ? "UTC" : time.offsetText("")
        case ("Z", 4): return time.offsetText("")
        case ("Z", 5): return time.offsetText(":")
        default: throw EvaluationFailure("letters of a date format that have no meaning")
        }
    }
}
