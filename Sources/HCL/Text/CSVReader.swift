/// Reads comma-separated values as Go's `encoding/csv` does: empty lines are skipped, and CRLF counts as LF.
///
/// Source: RFC 4180, and the documentation of `encoding/csv`.
struct CSVReader {
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")

    private var rest: ArraySlice<UInt8>

    /// The fields of each line.
    static func records(of text: String) throws(EvaluationFailure) -> [[String]] {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if byte == newline, bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
            bytes.append(byte)
        }
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        var reader = CSVReader(rest: bytes[...])
        var records: [[String]] = []
        while !reader.rest.isEmpty {
            if reader.rest.first == newline {
                reader.rest = reader.rest.dropFirst()
            } else {
                records.append(try reader.record())
            }
        }
        return records
    }

    private mutating func record() throws(EvaluationFailure) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(String(decoding: try field(), as: UTF8.self).normalized)
            guard let end = rest.popFirst(), end != CSVReader.newline else { return fields }
        }
    }

    /// Reads a field up to the comma or line break after it.
    private mutating func field() throws(EvaluationFailure) -> [UInt8] {
        guard rest.first == CSVReader.quote else {
            let field = rest.prefix { $0 != UInt8(ascii: ",") && $0 != CSVReader.newline }
            guard !field.contains(CSVReader.quote) else { throw EvaluationFailure("CSV with a quote within a field") }
            rest = rest[field.endIndex...]
            return Array(field)
        }
        rest = rest.dropFirst()
        var field: [UInt8] = []
        while let byte = rest.popFirst() {
            guard byte == CSVReader.quote else {
                field.append(byte)
                continue
            }
            switch rest.first {
            case CSVReader.quote:
                field.append(CSVReader.quote)
                rest = rest.dropFirst()
            case nil, CSVReader.newline, UInt8(ascii: ","): return field
            default: throw EvaluationFailure("CSV with text after a quoted field")
            }
        }
        throw EvaluationFailure("CSV with a quoted field that does not end")
    }
}
