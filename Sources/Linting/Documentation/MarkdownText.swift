/// Texts of rules inside Markdown: what would end a cell, or be taken for HTML, is written so that it shows itself.
enum MarkdownText {
    /// A text in a cell of a table, or on a line of its own.
    static func cell(_ text: String) -> String {
        TextEscape.escaped(TextFolding.oneLine(text)).replacing("|", with: "\\|").replacing("<", with: "&lt;")
    }

    /// A text as code inside a line.
    static func code(_ text: String) -> String {
        let line = TextEscape.escaped(TextFolding.oneLine(text)).replacing("|", with: "\\|")
        // A text that holds backticks needs a longer fence (CommonMark §6.1).
        return line.contains("`") ? "`` \(line) ``" : "`\(line)`"
    }

    /// Paragraphs: lines as they are, but for what is not printable.
    static func paragraphs(_ text: String) -> [String] {
        TextFolding.trimmed(text).split(separator: "\n", omittingEmptySubsequences: false).map { line in
            TextEscape.escaped(String(line)).replacing("<", with: "&lt;")
        }
    }

    /// A block of code in a language.
    static func block(_ text: String, language: String) -> [String] {
        let lines = TextFolding.trimmed(text).split(separator: "\n", omittingEmptySubsequences: false)
        return ["```\(language)"] + lines.map { TextEscape.escaped(String($0)) } + ["```"]
    }
}
