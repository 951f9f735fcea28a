/// The value that stands behind the mark of an assignment, as far as it is written.
struct ScriptValue {
    /// How much of a value is looked at: its beginning tells what it is.
    private static let longest = 160
    /// How much of the line before a value is looked at.
    private static let reach = 512

    let text: UnsafeBufferPointer<UInt8>
    let isQuoted: Bool
    /// Where in its line the value begins.
    let start: Int
    /// Whether the value is a sentence: further words follow, all of letters.
    let isProse: Bool

    init?(in line: UnsafeBufferPointer<UInt8>, behind mark: Int, of name: ScriptName) {
        let isColon = line[mark] == UInt8(ascii: ":")
        var start = mark + (name.hasDefault && isColon ? 2 : 1)
        // `==` and `=~` compare, `=>` assigns.
        if start < line.count, "=~".utf8.contains(line[start]) || line[start] == UInt8(ascii: ":") { return nil }
        if line[mark] == UInt8(ascii: "="), start < line.count, line[start] == UInt8(ascii: ">") { start += 1 }
        let isApart = start < line.count && ScriptText.isBlank(line[start])
        while start < line.count, ScriptText.isBlank(line[start]) { start += 1 }
        // What the line opened before is closed here, and other text follows: `"export NAME=" + .password`.
        if start + 1 < line.count, ScriptText.isQuote(line[start]), ScriptText.isBlank(line[start + 1]),
            !line[..<mark].suffix(ScriptValue.reach).count(where: { $0 == line[start] }).isMultiple(of: 2)
        {
            return nil
        }
        self.init(in: line, from: start, isApart: isApart, isDefault: name.hasDefault)
    }

    /// The value that begins at a place.
    init?(in line: UnsafeBufferPointer<UInt8>, from start: Int, isApart: Bool = false, isDefault: Bool = false) {
        guard start < line.count else { return nil }
        var start = start
        if start + 1 < line.count, line[start] == UInt8(ascii: "\\"), ScriptText.isQuote(line[start + 1]) { start += 1 }
        let quote = ScriptText.isQuote(line[start]) ? line[start] : nil
        if quote != nil { start += 1 }
        self.start = start
        let rest = line[start..<min(line.count, start + ScriptValue.longest)]
        let sentenceEnd = rest.firstIndex { quote == nil ? ScriptText.isQuote($0) : $0 == quote } ?? rest.endIndex
        let sentence = rest[..<sentenceEnd]
        let ends = { (byte: UInt8) in ScriptValue.ends(byte) || isDefault && byte == UInt8(ascii: "}") }
        let end = quote == nil ? sentence.firstIndex(where: ends) ?? sentenceEnd : sentenceEnd
        let written = rest[..<end].prefix { !ScriptValue.beginsExpression($0) }
        // `\$NAME` is put in by what the script writes.
        let isEscaped = written.endIndex < end && written.last == UInt8(ascii: "\\")
        text = UnsafeBufferPointer(rebasing: written.dropLast(isEscaped || written.last == UInt8(ascii: ",") ? 1 : 0))
        isQuoted = quote != nil
        isProse = quote == nil && isApart && ScriptValue.isProse(sentence)
    }

    /// The value in single quotes that a command of a shell assigns, in which no character has a meaning of its own; nil
    /// where there is none, or something is to be put in later.
    init?(assignedIn line: UnsafeBufferPointer<UInt8>, behind mark: Int, to name: ScriptName) {
        let quote = UInt8(ascii: "'")
        guard line[mark] == UInt8(ascii: "="), name.range.upperBound == mark, mark + 1 < line.count,
            line[mark + 1] == quote, ScriptValue.beginsCommand(line[..<name.range.lowerBound])
        else { return nil }
        start = mark + 2
        let rest = line[start...].prefix(ScriptValue.longest)
        guard let end = rest.firstIndex(of: quote) else { return nil }
        text = UnsafeBufferPointer(rebasing: rest[..<end])
        guard text.contains(where: ScriptValue.beginsExpression), !ScriptValue.isTemplate(text) else { return nil }
        isQuoted = true
        isProse = false
    }

    /// Whether what stands before a name lets a shell assign to it.
    private static func beginsCommand(_ before: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard before.count <= reach else { return false }
        let words = before.split { ScriptText.isBlank($0) }
        guard let word = words.first else { return true }
        return words.count == 1 && before.last.map(ScriptText.isBlank) == true
            && ["export", "readonly", "local", "declare"].contains(String(decoding: word, as: UTF8.self))
    }

    /// Whether something may be put into a text later: `$NAME`, `${…}`, `$(…)`, `{name}`, `{{…}}`, a document or a program.
    private static func isTemplate(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "\"") }) { return true }
        for position in text.indices {
            let rest = text[(position + 1)...]
            switch text[position] {
            case UInt8(ascii: "$"):
                if let next = rest.first, "{(".utf8.contains(next) { return true }
                let name = rest.prefix { TokenScanner.isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
                let isCapital = name.count > 2 && name.allSatisfy { !(0x61...0x7A).contains($0) }
                if isCapital || position == 0 && name.endIndex == text.count { return true }
            case UInt8(ascii: "{"):
                let name = rest.prefix { TokenScanner.isWord($0) || $0 == UInt8(ascii: ".") }
                if rest.first == UInt8(ascii: "{") || text[name.endIndex...].first == UInt8(ascii: "}") { return true }
            case UInt8(ascii: "<"):
                if rest.contains(UInt8(ascii: ">")) { return true }
            default: break
            }
        }
        return false
    }

    /// Whether the value has both letters and digits, as words of a sentence have not.
    var isDrawn: Bool {
        text.contains { (0x30...0x39).contains($0) } && text.contains { (0x61...0x7A).contains($0 | 0x20) }
    }

    /// Whether the value has small letters, as names of variables and placeholders in capitals have not.
    var hasSmallLetters: Bool { text.contains { (0x61...0x7A).contains($0) } }

    /// Whether the value has digits among small letters.
    var isMixed: Bool { isDrawn && hasSmallLetters }

    /// Whether the value is a variable of a batch file, `%NAME%`.
    var isBatchVariable: Bool {
        let percent = UInt8(ascii: "%")
        return text.count > 2 && text.first == percent && text.last == percent
    }

    /// Whether the value is a regular expression, to be looked for.
    var isPattern: Bool {
        [".*", ".+", "[^", "[a-", "[A-", "[0-", "\\S", "\\w", "^"].contains { text.starts(with: $0.utf8) }
    }

    private static func isProse(_ sentence: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let words = sentence.split { ScriptText.isBlank($0) }
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
