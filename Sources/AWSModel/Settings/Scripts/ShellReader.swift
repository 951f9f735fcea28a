/// Reads a script of a shell line by line and tells which lines are commands, and no text in quotes or a here-document.
///
/// Source: POSIX, "Shell Command Language", 2.2 Quoting and 2.7.4 Here-Document.
struct ShellReader {
    /// The shells whose name may end the first line of a script.
    private static let shells: Set<String> = ["sh", "bash", "dash", "ksh", "zsh"]

    /// The ends of the here-documents that begin behind the line.
    private var delimiters: [[UInt8]] = []
    /// The quote that is open behind the line.
    private var quote: UInt8?

    /// The reader of a script; nil where its first line names no shell.
    init?(_ script: UnsafeBufferPointer<UInt8>) {
        guard script.starts(with: "#!".utf8) else { return nil }
        let words = script.dropFirst(2).prefix { $0 != UInt8(ascii: "\n") }
            .split { $0 <= 0x20 || $0 == UInt8(ascii: "/") }.filter { $0.first != UInt8(ascii: "-") }
        guard let last = words.last, ShellReader.shells.contains(String(decoding: last, as: UTF8.self)) else {
            return nil
        }
    }

    /// Whether the next line begins as a command.
    mutating func reads(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        if let delimiter = delimiters.first {
            let text = line.drop { $0 == UInt8(ascii: "\t") }.prefix { $0 != 0x0D }
            if text.elementsEqual(delimiter) { delimiters.removeFirst() }
            return false
        }
        let isCommand = quote == nil
        read(line)
        return isCommand
    }

    private mutating func read(_ line: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < line.count {
            let byte = line[position]
            if byte == UInt8(ascii: "\\"), quote != UInt8(ascii: "'") {
                position += 2
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if ScriptText.isQuote(byte) {
                quote = byte
            } else if byte == UInt8(ascii: "#"), position == 0 || ScriptText.isBlank(line[position - 1]) {
                return
            } else if line[position...].starts(with: "<<<".utf8) {
                position += 2
            } else if line[position...].starts(with: "<<".utf8) {
                position = beginDocument(line, behind: position + 2)
                continue
            }
            position += 1
        }
    }

    /// Notes the end of a here-document whose mark stands before a place; the place behind it.
    private mutating func beginDocument(_ line: UnsafeBufferPointer<UInt8>, behind start: Int) -> Int {
        let rest = line[start...].drop { ScriptText.isBlank($0) || $0 == UInt8(ascii: "-") }
        let word = rest.prefix { $0 > 0x20 && !";&|<>()".utf8.contains($0) }
        let delimiter = word.filter { !ScriptText.isQuote($0) && $0 != UInt8(ascii: "\\") }
        if !delimiter.isEmpty { delimiters.append(delimiter) }
        return word.endIndex
    }
}
