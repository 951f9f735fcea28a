/// Where a cursor stands inside the brackets of YAML's flow style, told from the text before it: `[{task: plan.|`.
struct FlowCursor {
    /// A bracket that has not been closed.
    private struct Level {
        let isMapping: Bool
        /// The key whose value is being written.
        var key: String?
        /// The keys that were written before.
        var keys: [String] = []
        var text = ""
        /// The quote that the text began with, and whether it was closed.
        var quote: Character?
        var isQuoteClosed = false
        /// Brackets inside of a plain text, which YAML would not read, but which stand in expressions.
        var inner = 0
    }

    private var levels: [Level] = []
    /// Whether the last character was a backslash in double quotes, or may be the first half of a doubled quote.
    private var isEscaped = false
    private var isComment = false

    /// Whether all brackets are closed.
    var isClosed: Bool { levels.isEmpty }

    /// How deep brackets may nest.
    private static let depthLimit = 64

    /// Takes a line, or the part of one, from the first bracket on.
    mutating func read(_ line: Substring) {
        isComment = false
        var rest = line
        while let character = rest.popFirst(), !isClosed || "[{".contains(character) {
            take(character, next: rest.first)
        }
    }

    private mutating func take(_ character: Character, next: Character?) {
        guard let last = levels.indices.last else {
            if "[{".contains(character) { levels.append(Level(isMapping: character == "{")) }
            return
        }
        if isComment { return }
        if levels[last].quote != nil, !levels[last].isQuoteClosed { return takeQuoted(character, next: next, last) }
        let isEmpty = levels[last].text.allSatisfy { $0 == " " }
        switch character {
        case "'", "\"":
            if isEmpty, levels[last].quote == nil { levels[last].quote = character } else { append(character, last) }
            if isEmpty { levels[last].text = "" }
        case "[", "{":
            if isEmpty, levels.count < FlowCursor.depthLimit {
                levels.append(Level(isMapping: character == "{"))
            } else {
                levels[last].inner += 1
                append(character, last)
            }
        case "]", "}":
            if levels[last].inner > 0 {
                levels[last].inner -= 1
                append(character, last)
            } else {
                levels.removeLast()
                if let outer = levels.indices.last { levels[outer].isQuoteClosed = true }
            }
        case "," where levels[last].inner == 0: endEntry(last)
        case ":" where levels[last].key == nil && (next.map { " ,]}".contains($0) } ?? true):
            let key = levels[last].text.drop { $0 == " " }
            levels[last].key = String(key)
            levels[last].keys.append(String(key))
            clear(last)
        case "#" where levels[last].text.last == " " || isEmpty: isComment = true
        default: append(character, last)
        }
    }

    private mutating func takeQuoted(_ character: Character, next: Character?, _ last: Int) {
        if isEscaped {
            isEscaped = false
            append(character, last)
        } else if character == "\\", levels[last].quote == "\"" {
            isEscaped = true
        } else if character == levels[last].quote {
            if character == "'", next == "'" { isEscaped = true } else { levels[last].isQuoteClosed = true }
        } else {
            append(character, last)
        }
    }

    private mutating func append(_ character: Character, _ last: Int) {
        levels[last].text.append(character)
    }

    private mutating func clear(_ last: Int) {
        (levels[last].text, levels[last].quote) = ("", nil)
        (levels[last].isQuoteClosed, levels[last].inner) = (false, 0)
    }

    private mutating func endEntry(_ last: Int) {
        levels[last].key = nil
        clear(last)
    }

    /// The lists and keys from the first bracket to the cursor.
    var path: [KeySchema.Step] {
        levels.flatMap { level -> [KeySchema.Step] in
            let key = level.key.map { [KeySchema.Step.key($0)] } ?? []
            return level.isMapping ? key : [.item] + key
        }
    }

    /// What is being written at the cursor.
    var spot: YAMLCursor.Spot {
        guard let level = levels.last, !level.isQuoteClosed, !isComment else { return .nowhere }
        let text = level.quote == nil ? String(level.text.drop { $0 == " " }) : level.text
        return level.isMapping && level.key == nil ? .key(text) : .value(text)
    }

    /// The keys that the mapping around the cursor has before it.
    var keys: [String] { levels.last?.keys ?? [] }

    /// What closes the quote and the brackets that are open.
    var closers: String {
        let quote = levels.last.flatMap { $0.isQuoteClosed ? nil : $0.quote }.map(String.init) ?? ""
        return quote + levels.reversed().map { $0.isMapping ? "}" : "]" }.joined()
    }
}
