/// Reads a line of HCL or of a heredoc and hides the literals in it that may be credentials, and all comments.
///
/// It sees the one line only. Where the line cannot be told from the inside of a text, nothing of it is shown.
struct LineMasker {
    /// What a line is written in.
    enum Form {
        case code
        /// JSON, in which names of members stand in quotes.
        case json
        /// The text of a heredoc.
        case heredoc
    }

    /// How deep templates may nest.
    private static let depthLimit = 16
    private static let lengthLimit = 4_000

    let line: [Unicode.Scalar]
    let form: Form
    let policy: LiteralPolicy
    var position = 0
    var result = MaskedLine()
    /// The name of the argument or member that the next value is for.
    var key: String?
    /// The last token that is not white space.
    var previous: Unicode.Scalar?
    var openBraces = 0
    /// How many brackets and parentheses are open.
    private var openBrackets = 0
    /// How many template sequences are open: what is in them is code in any form.
    var sequences = 0
    /// Whether a brace was closed that this line did not open: what follows may be the rest of a text.
    var leftOuterBrace = false
    /// How many labels of a block's header are still to come.
    var labels = 0

    /// The line with its literals masked; nil where that cannot be done for certain.
    static func masked(_ line: String, _ form: Form, _ policy: LiteralPolicy) -> MaskedLine? {
        let scalars = Array(line.unicodeScalars)
        // Behind a doubled sign a sequence is text, unless there is a third one: such a line is left alone.
        guard scalars.count <= lengthLimit, !line.contains("$${"), !line.contains("%%{") else { return nil }
        var masker = LineMasker(line: scalars, form: form, policy: policy)
        masker.labels = form == .code ? masker.labelCount : 0
        let isRead = form == .heredoc ? masker.readText() : masker.readCode(depth: 0)
        masker.result.trim()
        guard isRead, masker.result.scalars.contains(where: { LineMasker.isWord($0) }) else { return nil }
        let text = masker.result.text
        // A token of a known form among the names: rather nothing than a part of it.
        return Redaction.masked(text) == text ? masker.result : nil
    }

    private init(line: [Unicode.Scalar], form: Form, policy: LiteralPolicy) {
        self.line = line
        self.form = form
        self.policy = policy
    }

    /// Reads code to the end of the line, or behind the brace that ends a template's sequence.
    mutating func readCode(depth: Int) -> Bool {
        guard depth <= LineMasker.depthLimit else { return false }
        let outerBraces = openBraces
        while let scalar = peek() {
            if scalar == "#" || (scalar == "/" && peek(1) == "/") { return depth == 0 }
            if scalar == "/" && peek(1) == "*" {
                guard skipComment() else { return depth == 0 }
                continue
            }
            if scalar == "*" && peek(1) == "/" { return false }
            if leftOuterBrace && (scalar == "\"" || LineMasker.isWord(scalar)) { return false }
            // A word and a quote side by side: what looks like code is the text between two strings.
            if scalar == "\"" && position > 0 && LineMasker.isWord(line[position - 1]) { return false }
            switch scalar {
            case "\"": guard readString(depth: depth) else { return false }
            case "{":
                openBraces += 1
                show(1)
            case "}":
                if depth > 0 && openBraces == outerBraces {
                    show(1)
                    return true
                }
                if openBraces == 0 { leftOuterBrace = true } else { openBraces -= 1 }
                key = nil
                show(1)
            case ",":
                if openBrackets == 0 { key = nil }
                show(1)
            case "(", "[":
                openBrackets += 1
                show(1)
            case ")", "]":
                openBrackets = max(0, openBrackets - 1)
                show(1)
            case "\u{FEFF}" where position == 0: drop(1)
            case _ where LineMasker.isDigit(scalar): readNumber()
            case _ where LineMasker.isWord(scalar): readWord()
            case " ", "\t", "=", "!", "<", ">", "+", "-", "*", "/", "%", "&", "|", "?", ":", ".", "~":
                show(1)
            default: return false
            }
        }
        return depth == 0
    }

    /// False where the comment goes on behind the line.
    private mutating func skipComment() -> Bool {
        var end = position + 2
        while end + 1 < line.count, line[end] != "*" || line[end + 1] != "/" { end += 1 }
        guard end + 1 < line.count else { return false }
        drop(end + 2 - position)
        return true
    }

    private mutating func readNumber() {
        var end = position
        while end < line.count, LineMasker.isWord(line[end]) || line[end] == "." { end += 1 }
        let number = String(String.UnicodeScalarView(line[position..<end]))
        if policy.shows(number: number) { show(end - position) } else { hide(end - position) }
    }

    private mutating func readWord() {
        var end = position
        while end < line.count, LineMasker.isWord(line[end]) || line[end] == "-" { end += 1 }
        let word = String(String.UnicodeScalarView(line[position..<end]))
        let next = nextScalar(from: end)
        let isKey = isKey(before: next, from: end)
        let isPart = previous == "." || next.map { ".([{".unicodeScalars.contains($0) } ?? false
        let isValue = previous == "=" || previous == ":"
        if isKey { key = word }
        if isKey || isPart || !isValue || policy.shows(bareWord: word) {
            show(end - position)
        } else {
            hide(end - position)
        }
    }

    // MARK: Looking and moving

    func peek(_ distance: Int = 0) -> Unicode.Scalar? {
        position + distance < line.count ? line[position + distance] : nil
    }

    /// The next scalar that is no blank.
    func nextScalar(from start: Int) -> Unicode.Scalar? {
        line[min(start, line.count)...].first { $0 != " " && $0 != "\t" }
    }

    /// Whether what comes next makes a name out of what ends at a position.
    func isKey(before next: Unicode.Scalar?, from end: Int) -> Bool {
        if next == "=" { return !isComparison(from: end) }
        // In an expression a colon stands between the branches of a condition too.
        return next == ":" && form != .code && sequences == 0
    }

    /// Whether `==` or `=>` comes next.
    private func isComparison(from start: Int) -> Bool {
        guard let equals = line[min(start, line.count)...].firstIndex(of: "="), equals + 1 < line.count else {
            return false
        }
        return line[equals + 1] == "=" || line[equals + 1] == ">"
    }

    mutating func show(_ count: Int) {
        let part = line[position..<min(position + count, line.count)]
        result.show(part)
        previous = part.last { $0 != " " && $0 != "\t" } ?? previous
        position += part.count
    }

    mutating func hide(_ count: Int) {
        let count = min(count, line.count - position)
        result.hide(count)
        previous = MaskedLine.mask
        position += count
    }

    mutating func drop(_ count: Int) {
        let count = min(count, line.count - position)
        result.drop(count)
        position += count
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || scalar == "_" || scalar.properties.isAlphabetic
    }

    /// How many quoted labels the header of a block has that the line begins with; 0 where it begins with no header.
    private var labelCount: Int {
        var rest = line[...].drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
        guard rest.first.map(LineMasker.isWord) == true else { return 0 }
        rest = rest.drop { LineMasker.isWord($0) || $0 == "-" }.drop { $0 == " " || $0 == "\t" }
        var count = 0
        while rest.first == "\"" {
            let label = rest.dropFirst().prefix { LineMasker.isWord($0) || $0 == "-" }
            rest = rest.dropFirst(label.count + 1)
            guard rest.first == "\"" else { return 0 }
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            count += 1
        }
        return rest.first == "{" ? count : 0
    }
}
