import CEL
import Linting

/// Asks for expressions on the terminal and answers each.
struct ExpressionPrompt {
    private static let sign = "> "

    private let evaluator: PlanExpression

    init(_ evaluator: PlanExpression) {
        self.evaluator = evaluator
    }

    /// Asks until the input ends, or `exit` is typed.
    func run() throws {
        guard let terminal = Terminal() else { throw Failure("the terminal cannot be read") }
        Console.output("Expressions over `plan`; tab completes, exit or ctrl-D ends.\n")
        var history: [String] = []
        while let line = read(terminal, history) {
            let text = line.trimmingBlanks
            if text.isEmpty { continue }
            if text == "exit" || text == "quit" { return }
            if history.last != text { history.append(text) }
            switch evaluator.answer(text) {
            case .value(let lines), .failure(let lines): Console.output(lines.joined(separator: "\n") + "\n")
            }
        }
    }

    /// One line; nil where the input ends.
    private func read(_ terminal: Terminal, _ history: [String]) -> String? {
        terminal.startRaw()
        defer { terminal.endRaw() }
        var editor = LineEditor(history: history)
        var keys = KeyReader()
        draw(editor, terminal)
        while let byte = terminal.readByte() {
            guard let key = keys.key(byte) else { continue }
            switch key {
            case .enter:
                Console.output("\r\n")
                return editor.text
            case .endOfInput where editor.text.isEmpty:
                Console.output("\r\n")
                return nil
            case .interrupt:
                Console.output("^C\r\n")
                editor = LineEditor(history: history)
            case .tab: complete(&editor)
            default: editor.press(key)
            }
            draw(editor, terminal)
        }
        return nil
    }

    /// Writes what all candidates begin with; where that is nothing new, shows the candidates.
    private func complete(_ editor: inout LineEditor) {
        let offset = editor.textBeforeCursor.utf8.count
        let found = evaluator.candidates(in: editor.text, at: offset)
        let written = String(decoding: editor.text.utf8.prefix(offset).dropFirst(found.start), as: UTF8.self)
        let names = Set(found.candidates.map(\.name)).filter { $0.hasPrefix(written) }.sorted()
        guard let first = names.first else { return }
        let common = names.dropFirst().reduce(first) { common, name in
            String(zip(common, name).prefix { $0 == $1 }.map(\.0))
        }
        if common.count > written.count { return editor.insert(String(common.dropFirst(written.count))) }
        if names.count > 1 { Console.output("\r\n\(names.joined(separator: "  "))\r\n") }
    }

    /// Draws the line again, the part of it that fits around the cursor.
    private func draw(_ editor: LineEditor, _ terminal: Terminal) {
        let width = max(20, terminal.width - ExpressionPrompt.sign.count - 1)
        let start = max(0, editor.cursor - width)
        let shown = TextEscape.escaped(String(editor.characters.dropFirst(start).prefix(width)))
        let back = min(editor.characters.count - start, width) - (editor.cursor - start)
        let cursor = back > 0 ? "\u{1B}[\(back)D" : ""
        Console.output("\r\(ExpressionPrompt.sign)\(shown)\u{1B}[K\(cursor)")
    }
}

extension String {
    /// The text without the blanks around it.
    fileprivate var trimmingBlanks: String {
        var text = self[...].drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
