/// Where in a YAML text a cursor stands, told from indentation alone, so that the text need not be finished.
struct YAMLCursor {
    /// What is being written there.
    enum Spot: Equatable {
        /// A key, or the beginning of one.
        case key(String)
        /// A value, as far as it is written; the lines of a block without their indentation.
        case value(String)
        /// A comment, or the end of a quoted text.
        case nowhere
    }

    private(set) var spot = Spot.nowhere
    /// The keys and lists around the cursor, from the outermost; the key of a value is the last.
    private(set) var path: [KeySchema.Step] = []
    /// The column that the mapping or value around the cursor is indented to.
    private(set) var indentation = 0
    /// The brackets around the cursor; nil where it stands in none.
    private(set) var flow: FlowCursor?
    /// The value of the last key outside of brackets as it is written up to the cursor, whatever YAML makes of it.
    private(set) var written: String?
    /// The path to that key.
    private(set) var writtenPath: [KeySchema.Step] = []

    /// A key or a dash whose value has not ended.
    private struct Open {
        var step: KeySchema.Step
        var indentation: Int
    }

    private var open: [Open] = []
    /// The lines of the scalar that has not ended; nil where there is none.
    private var scalar: [Substring]?
    /// Whether that is a block scalar, in which nothing but indentation counts.
    private var isBlock = false

    /// - Parameters:
    ///   - lines: The lines before the cursor's.
    ///   - last: The cursor's line up to the cursor.
    init(lines: [Substring], last: Substring) {
        for line in lines { read(line) }
        finish(last)
    }

    private mutating func read(_ line: Substring) {
        if flow != nil {
            flow?.read(line)
            written = written.map { "\($0)\n\(line)" }
            if flow?.isClosed == true { flow = nil }
            return
        }
        let blanks = YAMLCursor.blanks(line)
        let content = line.dropFirst(blanks)
        if content.isEmpty || content.allSatisfy({ $0 == " " }) {
            scalar?.append("")
            return
        }
        if let top = open.last, scalar != nil, isContinued(by: content, at: blanks, of: top) {
            scalar?.append(isBlock ? line.dropFirst(min(blanks, top.indentation + 2)) : content)
            return
        }
        scalar = nil
        guard content.first != "#" else { return }
        let (rest, column) = enter(content, at: blanks)
        if startFlow(rest) { return }
        guard let (name, value) = YAMLCursor.key(rest) else { return }
        open.append(Open(step: .key(name), indentation: column))
        start(value)
    }

    /// Begins brackets, where a value starts with one; those that are closed on the same line are nothing more.
    private mutating func startFlow(_ value: Substring) -> Bool {
        guard let first = value.first, "[{".contains(first) else { return false }
        var brackets = FlowCursor()
        brackets.read(value)
        flow = brackets.isClosed ? nil : brackets
        written = String(value)
        return true
    }

    private func isContinued(by content: Substring, at blanks: Int, of top: Open) -> Bool {
        guard blanks > top.indentation else { return false }
        return isBlock || scalar?.contains { !$0.isEmpty } == true
    }

    /// Closes what a line at this indentation ends, and opens the lists that its dashes begin.
    private mutating func enter(_ content: Substring, at blanks: Int) -> (Substring, column: Int) {
        var rest = content
        var column = blanks
        let isItem = YAMLCursor.isDash(rest)
        // A list may stand at the indentation of its key.
        while let top = open.last,
            top.indentation > column || top.indentation == column && (!isItem || top.step == .item)
        {
            open.removeLast()
        }
        while YAMLCursor.isDash(rest) {
            open.append(Open(step: .item, indentation: column))
            rest = rest.dropFirst()
            let blanks = YAMLCursor.blanks(rest)
            column += 1 + blanks
            rest = rest.dropFirst(blanks)
        }
        return (rest, column)
    }

    private mutating func start(_ value: Substring) {
        let text = value.drop { $0 == " " }
        if startFlow(text) { return }
        isBlock = text.first == "|" || text.first == ">"
        scalar = isBlock ? [] : [text]
    }

    private mutating func finish(_ last: Substring) {
        if flow != nil {
            flow?.read(last)
            written = written.map { "\($0)\n\(last)" }
            return setFlow()
        }
        let blanks = YAMLCursor.blanks(last)
        let content = last.dropFirst(blanks)
        if let top = open.last, let scalar, isContinued(by: content, at: blanks, of: top) {
            let line = isBlock ? last.dropFirst(min(blanks, top.indentation + 2)) : content
            return setValue((scalar + [line]).joined(separator: "\n"))
        }
        scalar = nil
        isBlock = false
        guard content.first != "#" else { return }
        let (rest, column) = enter(content, at: blanks)
        indentation = column
        if startFlow(rest) { return setFlow() }
        guard let (name, value) = YAMLCursor.key(rest) else {
            path = open.map(\.step)
            if rest.isEmpty || YAMLCursor.isWord(rest) { spot = .key(String(rest)) }
            return
        }
        open.append(Open(step: .key(name), indentation: column))
        let text = value.drop { $0 == " " }
        if startFlow(text) { return setFlow() }
        guard !value.isEmpty, text.first.map({ !"|>&*".contains($0) }) ?? true else { return }
        setValue(String(text))
    }

    private mutating func setFlow() {
        writtenPath = open.map(\.step)
        guard let flow, !flow.isClosed else {
            path = writtenPath
            // An expression may begin with a list and go on.
            if let written, let last = written.last, !"]}".contains(last) { spot = .value(written) }
            return
        }
        path = writtenPath + flow.path
        spot = flow.spot
        indentation = (open.last?.indentation ?? 0) + 2
    }

    private mutating func setValue(_ text: String) {
        path = open.map(\.step)
        indentation = (open.last?.indentation ?? 0) + 2
        guard !isBlock, let quote = text.first, quote == "'" || quote == "\"" else {
            spot = !isBlock && (text.contains(" #") || text.hasPrefix("#")) ? .nowhere : .value(text)
            return
        }
        // An expression in quotes: what follows the first of them.
        let inner = text.dropFirst()
        let escaped = quote == "'" ? inner.replacing("''", with: "'") : inner.replacing("\\\"", with: "\"")
        spot = .value(String(escaped))
    }

    private static func blanks(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

    private static func isDash(_ text: Substring) -> Bool { text.hasPrefix("- ") || text == "-" }

    private static func isWord(_ text: Substring) -> Bool {
        text.utf8.allSatisfy { byte in
            (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_")
        }
    }

    /// The key that a line begins with, and what stands behind its colon.
    private static func key(_ text: Substring) -> (String, Substring)? {
        guard let first = text.first, !"[{'\"#&*!|>".contains(first) else { return nil }
        var rest = text
        while let colon = rest.firstIndex(of: ":") {
            let behind = rest[rest.index(after: colon)...]
            if behind.isEmpty || behind.first == " " { return (String(text[..<colon]), behind) }
            rest = behind
        }
        return nil
    }
}
