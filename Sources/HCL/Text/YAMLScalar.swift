import Symbolic

/// What scalars without quotes stand for.
///
/// Source: the documentation of Terraform's `yamldecode`, YAML 1.1 ("Resolution"), and the words that Terraform's
/// reader has for true, false and null.
enum YAMLScalar {
    private static let words: [String: Value] = {
        var words: [String: Value] = [:]
        for word in ["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"] {
            words[word] = Value(.bool(true))
        }
        for word in ["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"] {
            words[word] = Value(.bool(false))
        }
        for word in ["", "~", "null", "Null", "NULL"] { words[word] = Value(.null) }
        return words
    }()

    /// The value of a scalar; nil for times, infinities and numbers in other bases.
    static func value(of text: String) -> Value? {
        if let holed = HoledYAML.plain(text) { return holed }
        if let word = words[text] { return word }
        guard let first = text.utf8.first else { return nil }
        let startsNumber = (0x30...0x39).contains(first) || "+-.".utf8.contains(first)
        guard startsNumber else { return Value(.string(text.normalized)) }
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }.count
        let isTime = digits == 4 && text.utf8.dropFirst(4).first == UInt8(ascii: "-")
        let plain = first == UInt8(ascii: ".") ? text : String(text.unicodeScalars.filter { $0 != "_" })
        guard !isTime, plain.utf8.count <= Decimal.digitLimit else { return nil }
        if let number = Decimal(plain) { return Value(number) }
        let lower = plain.lowercased()
        let isOdd = lower.hasSuffix("inf") || lower.hasSuffix("nan") || lower.contains("p") || lower.contains("0b")
        return isOdd ? nil : Value(.string(text.normalized))
    }
}
