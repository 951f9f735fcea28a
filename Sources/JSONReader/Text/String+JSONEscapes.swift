extension String {
    /// The text as it stands between the quotes of a JSON string (RFC 8259, section 7).
    ///
    /// Quotes, backslashes and control characters are escaped; so is what `isEscaped` names besides, as one or two
    /// `\u` escapes of UTF-16.
    package func escapedForJSON(
        alsoEscaping isEscaped: (Unicode.Scalar) -> Bool = { _ in false }
    ) -> String {
        var text = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20 || isEscaped(scalar): text += scalar.escapedForJSON
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// The `\u` escape of each unit of UTF-16.
    package var escapedForJSON: String {
        utf16.map { unit in
            let digits = String(unit, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        }.joined()
    }
}
