import Symbolic

/// Finds what a script writes into variables, options and keys: `export NAME=value`, `--name=value`, `name: value`.
///
/// A value counts where it is written to its beginning: not looked up, not put in, no placeholder, no path and no name of
/// a secret.
struct ScriptAssignments {
    /// The name that a written value is assigned to, and its line, counted from 0.
    struct Assignment {
        let name: String
        let line: Int
    }

    /// How long a value is at least that may be a credential.
    private static let shortest = 6
    /// What stands for a part of the script that is put in: a shell would look it up.
    private static let hole = "$()"

    /// The script, with a mark for what is not known of it.
    static func text(of script: SymbolicString) -> String {
        script.known
            ?? script.parts.map { part in
                if case .literal(let literal) = part { literal } else { hole }
            }.joined()
    }

    /// All that a script assigns written values to.
    static func written(in script: SymbolicString) -> [Assignment] {
        var found: [Assignment] = []
        text(of: script).withBytes { bytes in
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            for (line, text) in lines.enumerated() {
                let names = names(in: UnsafeBufferPointer(rebasing: text))
                found += names.map { Assignment(name: $0, line: line) }
            }
        }
        return found
    }

    /// The names that a line assigns written values to.
    static func names(in line: UnsafeBufferPointer<UInt8>) -> [String] {
        var names: [String] = []
        for mark in line.indices where line[mark] == UInt8(ascii: "=") || line[mark] == UInt8(ascii: ":") {
            guard let (range, isWord) = ScriptName.range(in: line, before: mark),
                let value = ScriptValue(in: line, behind: mark),
                // In PowerShell a word without quotes is a command.
                value.isQuoted || range.lowerBound == 0 || !"$:".utf8.contains(line[range.lowerBound - 1])
            else { continue }
            let name = String(decoding: line[range], as: UTF8.self)
            if isWord, !(value.isDrawn && CredentialName.isCredential(name)) { continue }
            if isCredential(value, of: name) { names.append(name) }
        }
        return names
    }

    /// Whether a value may be a credential by itself.
    private static func isCredential(_ value: ScriptValue, of name: String) -> Bool {
        let text = value.text
        return text.count >= shortest && !value.isProse && !value.isPattern && !Placeholder.isPlaceholder(text)
            && !CredentialReference.isLocated(text) && !CredentialReference.isFlag(text)
            && !(CredentialName.isOfSecret(name) && CredentialReference.isNameOfSecret(text))
    }
}

/// The name that stands before the mark of an assignment.
private enum ScriptName {
    /// How much of a line before a name is looked at.
    private static let reach = 512

    /// Where the name stands, and whether it may be a word of a sentence; nil where there is none, or nothing is assigned.
    static func range(
        in line: UnsafeBufferPointer<UInt8>,
        before mark: Int
    ) -> (range: Range<Int>, isWord: Bool)? {
        var end = mark
        let isColon = line[mark] == UInt8(ascii: ":")
        // `:=` and `?=` assign too; the colon itself is no mark then.
        if isColon, mark + 1 < line.count, line[mark + 1] == UInt8(ascii: "=") { return nil }
        if !isColon, end > 0, line[end - 1] == UInt8(ascii: ":") || line[end - 1] == UInt8(ascii: "?") { end -= 1 }
        while end > 0, isBlank(line[end - 1]) { end -= 1 }
        var quotes = 0
        if end > 0, isQuote(line[end - 1]) { quotes = 1 }
        if quotes == 1, end > 1, line[end - 2] == UInt8(ascii: "\\") { quotes = 2 }
        end -= quotes
        var start = end
        while start > 0, isOfName(line[start - 1]) { start -= 1 }
        // `\n` and `\t` in what a script prints begin a line.
        let isPrinted = start > 0 && line[start - 1] == UInt8(ascii: "\\") && start + 1 < end
        if isPrinted, "nt".utf8.contains(line[start]) { start += 1 }
        guard start < end else { return nil }
        if quotes > 0 {
            guard start > 0, isQuote(line[start - 1]) else { return nil }
            return (start..<end, false)
        }
        if isColon {
            // A name behind a colon is a piece of an ARN.
            return start > 0 && line[start - 1] == UInt8(ascii: ":") ? nil : (start..<end, !isKey(line, at: start))
        }
        return isTarget(line, at: start, isApart: end < mark) ? (start..<end, false) : nil
    }

    /// Whether a name that begins at a place is the key of a mapping, and no word of a sentence.
    private static func isKey(_ line: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let before = line[max(0, start - reach)..<start]
        guard let last = before.last(where: { !isBlank($0) }) else { return start <= reach }
        let brace = UInt8(ascii: "{")
        if last == brace || (last == UInt8(ascii: ",") && before.contains(brace)) { return true }
        if start > 0, isQuote(line[start - 1]) { return true }
        // A list or a comment begins here.
        return start <= reach && before.allSatisfy { isBlank($0) || "-#/*;".utf8.contains($0) }
    }

    /// Whether a name that begins at a place is assigned to, and not compared, looked for or a piece of an ARN.
    private static func isTarget(_ line: UnsafeBufferPointer<UInt8>, at start: Int, isApart: Bool) -> Bool {
        guard start > 0 else { return true }
        switch line[start - 1] {
        case UInt8(ascii: "^"): return false
        case UInt8(ascii: ":"): return line[..<start].reversed().starts(with: "$env:".utf8.reversed())
        case UInt8(ascii: "$"):
            let before = line[..<(start - 1)].last { !isBlank($0) }
            return !isApart || before.map { ";{(".utf8.contains($0) } ?? true
        default: return true
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool { TokenScanner.isWord(byte) || byte == UInt8(ascii: ".") }
}

/// The value that stands behind the mark of an assignment, as far as it is written.
private struct ScriptValue {
    /// How much of a value is looked at: its beginning tells what it is.
    private static let longest = 160

    let text: UnsafeBufferPointer<UInt8>
    let isQuoted: Bool
    /// Whether the value is a sentence: further words follow, all of letters.
    let isProse: Bool

    init?(in line: UnsafeBufferPointer<UInt8>, behind mark: Int) {
        var start = mark + 1
        // `==` and `=~` compare, `=>` assigns.
        if start < line.count, "=~".utf8.contains(line[start]) || line[start] == UInt8(ascii: ":") { return nil }
        if line[mark] == UInt8(ascii: "="), start < line.count, line[start] == UInt8(ascii: ">") { start += 1 }
        let isApart = start < line.count && isBlank(line[start])
        while start < line.count, isBlank(line[start]) { start += 1 }
        if start + 1 < line.count, line[start] == UInt8(ascii: "\\"), isQuote(line[start + 1]) { start += 1 }
        let quote = start < line.count && isQuote(line[start]) ? line[start] : nil
        if quote != nil { start += 1 }
        let rest = line[start..<min(line.count, start + ScriptValue.longest)]
        let sentenceEnd = rest.firstIndex { quote == nil ? isQuote($0) : $0 == quote } ?? rest.endIndex
        let sentence = rest[..<sentenceEnd]
        let end = quote == nil ? sentence.firstIndex(where: ScriptValue.ends) ?? sentenceEnd : sentenceEnd
        let written = rest[..<end].prefix { !ScriptValue.beginsExpression($0) }
        // `\$NAME` is put in by what the script writes.
        let isEscaped = written.endIndex < end && written.last == UInt8(ascii: "\\")
        text = UnsafeBufferPointer(rebasing: written.dropLast(isEscaped || written.last == UInt8(ascii: ",") ? 1 : 0))
        isQuoted = quote != nil
        isProse = quote == nil && isApart && ScriptValue.isProse(sentence)
    }

    /// Whether the value has both letters and digits, as words of a sentence have not.
    var isDrawn: Bool {
        text.contains { (0x30...0x39).contains($0) } && text.contains { (0x61...0x7A).contains($0 | 0x20) }
    }

    /// Whether the value is a regular expression, to be looked for.
    var isPattern: Bool { [".*", ".+", "[^", "\\S", "\\w", "^"].contains { text.starts(with: $0.utf8) } }

    private static func isProse(_ sentence: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let words = sentence.split { isBlank($0) }
        return words.count > 1
            && words.allSatisfy { word in
                word.allSatisfy { (0x61...0x7A).contains($0 | 0x20) || ".,!?'()-".utf8.contains($0) }
            }
    }

    /// Whether a value without quotes ends before a character.
    private static func ends(_ byte: UInt8) -> Bool { byte <= 0x20 || ";&|".utf8.contains(byte) }

    /// Whether a character begins what is looked up or put in when the script runs.
    private static func beginsExpression(_ byte: UInt8) -> Bool { "$`(<{".utf8.contains(byte) }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0D }

private func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
