/// Puts the text of block scalars into the form in which it is shown.
enum TextFolding {
    /// The text without the line feeds at its end.
    static func trimmed(_ text: String) -> String {
        // A visible ASCII character at the end is the last character: nothing is to be taken away.
        if let last = text.utf8.last, (0x21...0x7E).contains(last) { return text }
        var text = Substring(text)
        while let last = text.last, last.isNewline || last == " " { text = text.dropLast() }
        return String(text)
    }

    /// The text on one line: each line feed with the blanks around it becomes one blank.
    static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
        if let folded = foldedASCII(text) { return folded }
        let lines = text.split(separator: "\n").map { line in
            var line = line.drop { $0 == " " }
            while line.last == " " { line = line.dropLast() }
            return line
        }
        return lines.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The text on one line, by bytes; nil where characters may take more than one.
    private static func foldedASCII(_ text: String) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) else { return nil }
        let blank = UInt8(ascii: " ")
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            guard let first = line.firstIndex(where: { $0 != blank }), let last = line.lastIndex(where: { $0 != blank })
            else { continue }
            if !folded.isEmpty { folded.append(blank) }
            folded.append(contentsOf: line[first...last])
        }
        return String(decoding: folded, as: UTF8.self)
    }
}
