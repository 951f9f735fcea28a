/// Recognises values without quotes that a program computes: `os.environ['X']`, `getToken()`, `settings.token`.
struct ScriptExpression {
    /// How much of a line before a name is looked at, and how much of a value.
    private static let reach = 512
    /// What the variables of a process are members of.
    private static let environments = ["process.env.", "import.meta.env."]
    /// What declares a variable in languages whose texts stand in quotes.
    private static let declarations: Set<String> = ["const", "let", "var"]

    private let line: UnsafeBufferPointer<UInt8>
    private let name: Range<Int>
    private let mark: Int
    private let start: Int

    /// What stands from a place on as the value of a name.
    init(in line: UnsafeBufferPointer<UInt8>, from start: Int, of name: Range<Int>, behind mark: Int) {
        self.line = line
        self.name = name
        self.mark = mark
        self.start = start
    }

    /// Whether the value is computed, and no text that is written there.
    var isComputed: Bool {
        let end = endOfChain
        guard end > start else { return isSelection }
        if end < line.count, line[end] == UInt8(ascii: "(") || line[end] == UInt8(ascii: "[") { return isClosed(end) }
        guard ends(at: end) else { return false }
        if isDeclared || isMember || isKeywordArgument(endingAt: end) { return true }
        let chain = line[start..<end]
        if ScriptExpression.environments.contains(where: { chain.starts(with: $0.utf8) }) { return true }
        // `config.db_password`, `settings.token`: the member has what is asked for.
        guard let dot = chain.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return CredentialName.isCredential(String(decoding: chain[(dot + 1)...], as: UTF8.self))
    }

    /// The end of the names, joined by `.`, `::` or `->`, that the value begins with.
    private var endOfChain: Int {
        var end = endOfName(from: start)
        guard end > start else { return start }
        while end < line.count {
            let rest = line[end...].prefix(2)
            let joint =
                rest.first == UInt8(ascii: ".")
                ? 1 : ["::", "->", "?."].contains { rest.elementsEqual($0.utf8) } ? 2 : 0
            let next = joint == 0 ? end : endOfName(from: end + joint)
            guard joint > 0, next > end + joint else { break }
            end = next
        }
        return end
    }

    private func endOfName(from start: Int) -> Int {
        guard start < line.count, !(0x30...0x39).contains(line[start]) else { return start }
        return line[start...].prefix(ScriptExpression.reach).firstIndex { !isOfName($0) }
            ?? min(line.count, start + ScriptExpression.reach)
    }

    private func isOfName(_ byte: UInt8) -> Bool { TokenScanner.isAlphanumeric(byte) || byte == UInt8(ascii: "_") }

    /// Whether no more of the value follows a place.
    private func ends(at end: Int) -> Bool {
        end >= line.count || line[end] <= 0x20 || ";,)}]".utf8.contains(line[end])
    }

    /// Whether the brackets of a call or an index are closed, or the line ends with what opens or goes on.
    private func isClosed(_ start: Int) -> Bool {
        var depth = 0
        var quote: UInt8?
        for position in start..<min(line.count, start + ScriptExpression.reach) {
            let byte = line[position]
            if let open = quote {
                if byte == open { quote = nil }
            } else if ScriptText.isQuote(byte) {
                quote = byte
            } else if "([{".utf8.contains(byte) {
                depth += 1
            } else if ")]}".utf8.contains(byte) {
                depth -= 1
                if depth == 0 { return position + 1 == line.count || !isOfName(line[position + 1]) }
            }
        }
        if line.count > start + ScriptExpression.reach { return true }
        return line.last { !ScriptText.isBlank($0) }.map { "([{,".utf8.contains($0) } == true
    }

    /// Whether jq selects the value, `{token: .access_token}`.
    private var isSelection: Bool {
        guard line[mark] == UInt8(ascii: ":"), start + 1 < line.count, line[start] == UInt8(ascii: ".") else {
            return false
        }
        let end = ScriptExpression(in: line, from: start + 1, of: name, behind: mark).endOfChain
        return end > start + 1 && ends(at: end) && !line[start..<end].contains { (0x30...0x39).contains($0) }
    }

    /// Whether a word before the name declares a variable.
    private var isDeclared: Bool {
        let before = line[..<name.lowerBound].suffix(ScriptExpression.reach)
        guard let last = before.last, ScriptText.isBlank(last) else { return false }
        let word = before.split(whereSeparator: ScriptText.isBlank).last ?? before[before.endIndex...]
        return ScriptExpression.declarations.contains(String(decoding: word, as: UTF8.self))
    }

    /// Whether the name is a member of the object that the program is in.
    private var isMember: Bool { ["self.", "this."].contains { line[name].starts(with: $0.utf8) } }

    /// Whether the name is that of an argument: `connect(user=user, password=password)`, or in a line of its own.
    private func isKeywordArgument(endingAt end: Int) -> Bool {
        guard line[mark] == UInt8(ascii: "=") else { return false }
        let before = line[..<name.lowerBound].suffix(ScriptExpression.reach)
        guard let last = before.last(where: { !ScriptText.isBlank($0) }) else {
            return line[end...].first == UInt8(ascii: ",")
                && line[(end + 1)...].allSatisfy(ScriptText.isBlank)
        }
        guard last == UInt8(ascii: "(") || last == UInt8(ascii: ",") else { return false }
        var depth = 0
        var quotes = 0
        for position in before.indices.reversed() {
            switch before[position] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quotes += 1
            case UInt8(ascii: ")"): depth += 1
            case UInt8(ascii: "(") where depth > 0: depth -= 1
            case UInt8(ascii: "("):
                return quotes.isMultiple(of: 2) && position > before.startIndex && isOfName(before[position - 1])
            default: break
            }
        }
        return false
    }
}
