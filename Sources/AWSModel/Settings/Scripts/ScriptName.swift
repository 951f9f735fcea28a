/// The name that stands before the mark of an assignment.
struct ScriptName {
    /// How much of a line before a name is looked at.
    private static let reach = 512

    let range: Range<Int>
    /// Whether the name may be a word of a sentence.
    private(set) var isWord = false
    /// Whether the value is what a shell takes where the name has none, `${NAME:-value}` or `${NAME:=value}`.
    private(set) var hasDefault = false

    /// The name before a mark; nil where there is none, or nothing is assigned.
    init?(in line: UnsafeBufferPointer<UInt8>, before mark: Int) {
        var end = mark
        let isColon = line[mark] == UInt8(ascii: ":")
        // `:=` and `?=` assign too; the colon itself is no mark then.
        if isColon, mark + 1 < line.count, line[mark + 1] == UInt8(ascii: "=") { return nil }
        if !isColon, end > 0, line[end - 1] == UInt8(ascii: ":") || line[end - 1] == UInt8(ascii: "?") { end -= 1 }
        while end > 0, ScriptText.isBlank(line[end - 1]) { end -= 1 }
        var quotes = 0
        if end > 0, ScriptText.isQuote(line[end - 1]) { quotes = 1 }
        if quotes == 1, end > 1, line[end - 2] == UInt8(ascii: "\\") { quotes = 2 }
        end -= quotes
        var start = end
        while start > 0, ScriptName.isOfName(line[start - 1]) { start -= 1 }
        // `\n` and `\t` in what a script prints begin a line.
        let isPrinted = start > 0 && line[start - 1] == UInt8(ascii: "\\") && start + 1 < end
        if isPrinted, "nt".utf8.contains(line[start]) { start += 1 }
        guard start < end else { return nil }
        range = start..<end
        if quotes > 0 {
            guard start > 0, ScriptText.isQuote(line[start - 1]) else { return nil }
        } else if ScriptName.isExpanded(line, at: start) {
            // `${NAME:?message}` fails with a message, `${NAME:0:8}` takes a piece of a value.
            hasDefault = !isColon || line[(mark + 1)...].first == UInt8(ascii: "-")
            guard hasDefault else { return nil }
        } else if isColon {
            // A name behind a colon is a piece of an ARN.
            guard start == 0 || line[start - 1] != UInt8(ascii: ":") else { return nil }
            isWord = !ScriptName.isKey(line, at: start)
        } else if !ScriptName.isTarget(line, at: start, isApart: end < mark) {
            return nil
        }
    }

    /// Whether a shell expands the name that begins at a place: it stands behind `${`.
    ///
    /// Source: POSIX, "Shell Command Language", 2.6.2 Parameter Expansion.
    private static func isExpanded(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        start > 1 && line[start - 1] == UInt8(ascii: "{") && line[start - 2] == UInt8(ascii: "$")
    }

    /// Whether a name that begins at a place is the key of a mapping, and no word of a sentence.
    private static func isKey(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let before = line[max(0, start - reach)..<start]
        guard let last = before.last(where: { !ScriptText.isBlank($0) }) else { return start <= reach }
        let brace = UInt8(ascii: "{")
        if last == brace || (last == UInt8(ascii: ",") && before.contains(brace)) { return true }
        if start > 0, ScriptText.isQuote(line[start - 1]) { return true }
        // A list or a comment begins here.
        return start <= reach && before.allSatisfy { ScriptText.isBlank($0) || "-#/*;".utf8.contains($0) }
    }

    /// Whether a name that begins at a place is assigned to, and not compared, looked for or a piece of an ARN.
    private static func isTarget(_ line: UnsafeBufferPointer<UInt8>, at start: Int, isApart: Bool) -> Bool {
        guard start > 0 else { return true }
        switch line[start - 1] {
        case UInt8(ascii: "^"): return false
        case UInt8(ascii: ":"): return line[..<start].reversed().starts(with: "$env:".utf8.reversed())
        case UInt8(ascii: "$"):
            let before = line[..<(start - 1)].last { !ScriptText.isBlank($0) }
            return !isApart || before.map { ";{(".utf8.contains($0) } ?? true
        default: return true
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool { TokenScanner.isWord(byte) || byte == UInt8(ascii: ".") }
}

/// What the characters of a script stand for.
enum ScriptText {
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0D
    }

    static func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
}
