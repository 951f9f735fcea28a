import Symbolic

/// Puts the text of block scalars into the form in which it is shown.
enum TextFolding {
    /// The text without the line feeds at its end.
    static func trimmed(_ text: String) -> String {
        // Behind a visible ASCII character each blank and line feed is a character of its own.
        let isVisible = { (byte: UInt8) in byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\n") }
        if let last = text.utf8.lastIndex(where: isVisible), (0x21...0x7E).contains(text.utf8[last]) {
            return text.utf8.index(after: last) == text.utf8.endIndex ? text : String(text[...last])
        }
        var text = Substring(text)
        while let last = text.last, last.isNewline || last == " " { text = text.dropLast() }
        return String(text)
    }

    /// The text on one line: each line feed with the blanks around it becomes one blank.
    static func oneLine(_ text: String) -> String {
        guard holdsLineFeed(text) else { return text }
        if let folded = foldedASCII(text) { return folded }
        let lines = text.split(separator: "\n").map { line in
            var line = line.drop { $0 == " " }
            while line.last == " " { line = line.dropLast() }
            return line
        }
        return lines.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The text with the line feeds folded that stand between its first and its last word; what is around these stays.
    ///
    /// A text that goes on around it comes to the same when it is folded as a whole, but for blanks at its start.
    static func foldedInside(_ text: String) -> String {
        let isWord = { (byte: UInt8) in byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\n") }
        guard let first = text.utf8.firstIndex(where: isWord), let last = text.utf8.lastIndex(where: isWord),
            holdsLineFeed(text), let folded = foldedASCII(String(text[first...last]))
        else { return text }
        return text[..<first] + folded + text[text.utf8.index(after: last)...]
    }

    /// Whether there is more than one line.
    private static func holdsLineFeed(_ text: String) -> Bool {
        text.withBytes { bytes in
            let feeds = 0x0101_0101_0101_0101 &* UInt64(UInt8(ascii: "\n"))
            var position = 0
            while position &+ 8 <= bytes.count {
                if (bytes.word(at: position) ^ feeds).holdsZeroByte { return true }
                position &+= 8
            }
            while position < bytes.count {
                if bytes[position] == UInt8(ascii: "\n") { return true }
                position &+= 1
            }
            return false
        }
    }

    /// The text on one line, by bytes; nil where characters may take more than one.
    private static func foldedASCII(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes -> String? in
            guard bytes.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "\r") }) else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { fold(bytes, into: $0) }
        }
    }

    /// Writes the lines without the blanks around them, one blank between two, and returns how many bytes that took.
    private static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into result: UnsafeMutableBufferPointer<UInt8>) -> Int
    {
        let blank = UInt8(ascii: " ")
        var count = 0
        // How much of the result is there without the blanks at the end of the line under way.
        var end = 0
        var startsLine = true
        for byte in bytes {
            if byte == UInt8(ascii: "\n") {
                count = end
                startsLine = true
                continue
            }
            if startsLine {
                if byte == blank { continue }
                startsLine = false
                if count > 0 {
                    result.initializeElement(at: count, to: blank)
                    count += 1
                }
            }
            result.initializeElement(at: count, to: byte)
            count += 1
            if byte != blank { end = count }
        }
        return end
    }
}
