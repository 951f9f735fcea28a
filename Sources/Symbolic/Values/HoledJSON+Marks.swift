extension HoledJSON {
    /// A scalar of the private use area (U+E000 to U+F8FF) that the text holds neither plainly nor as `\u` escape.
    static func unusedMark(in source: SymbolicString) -> Unicode.Scalar {
        var used: Set<UInt32> = []
        for case .literal(let text) in source.parts {
            for scalar in text.unicodeScalars where isPrivate(scalar.value) { used.insert(scalar.value) }
            collectEscapes(in: text, into: &used)
        }
        let free = (UInt32(0xE000)...0xF8FF).first { !used.contains($0) }
        return free.flatMap { Unicode.Scalar($0) } ?? "\u{F8FF}"
    }

    private static func isPrivate(_ code: UInt32) -> Bool { (0xE000...0xF8FF).contains(code) }

    private static func collectEscapes(in text: String, into used: inout Set<UInt32>) {
        var rest = text.utf8[...]
        while let backslash = rest.firstIndex(of: UInt8(ascii: "\\")) {
            rest = rest[backslash...].dropFirst()
            guard rest.first == UInt8(ascii: "u") else {
                // `\\u` is a backslash and a letter.
                rest = rest.dropFirst()
                continue
            }
            let digits = rest.dropFirst().prefix(4)
            if let code = UInt32(Substring(digits), radix: 16), isPrivate(code) { used.insert(code) }
        }
    }

    /// The text with a mark for each hole, which is a JSON string of its own where the hole stands outside of strings.
    static func render(_ source: SymbolicString, mark: Unicode.Scalar) -> String {
        var text = ""
        var isInString = false
        var number = 0
        for part in source.parts {
            switch part {
            case .literal(let literal):
                text += literal
                isInString = endsInString(literal, startingInString: isInString)
            case .hole:
                text += isInString ? "\(mark)\(number)\(mark)" : "\"\(mark)\(mark)\(number)\(mark)\""
                number += 1
            }
        }
        return text
    }

    /// Whether the end of a piece of JSON lies inside a string.
    private static func endsInString(_ literal: String, startingInString: Bool) -> Bool {
        var isInString = startingInString
        var isEscaped = false
        for byte in literal.utf8 {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = isInString
            }
        }
        return isInString
    }
}
