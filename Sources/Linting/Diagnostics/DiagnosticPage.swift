/// What `tfproof explain CODE` says of a diagnostic: why it is reported, and how to put it right.
package struct DiagnosticPage: Hashable, Sendable {
    package let code: String
    /// The diagnostic in a few words.
    package let title: String
    /// Why it is reported and what to do, in a few sentences.
    package let text: String
    /// A piece of a rule that is reported.
    package let wrong: String
    /// The same piece as it should be.
    package let right: String

    init(_ code: String, _ title: String, _ text: String, wrong: String = "", right: String = "") {
        self.code = code
        self.title = title
        self.text = text
        self.wrong = wrong
        self.right = right
    }

    /// The page of a code; nil if there is none of that name.
    package static func page(of code: String) -> DiagnosticPage? {
        all.first { $0.code == code.uppercased() }
    }

    /// Whether a text looks like the code of a diagnostic.
    package static func isCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 5 && bytes[0] | 0x20 == UInt8(ascii: "r")
            && bytes.dropFirst().allSatisfy { (48...57).contains($0) }
    }

    /// All pages, sorted by code.
    package static let all = expressions + types + lints + files + failures

    /// The page as plain lines.
    package var lines: [String] {
        var lines = ["\(code): \(title)", "", text]
        if !wrong.isEmpty { lines += ["", "Reported:", ""] + DiagnosticPage.indented(wrong) }
        if !right.isEmpty { lines += ["", "Right:", ""] + DiagnosticPage.indented(right) }
        return lines
    }

    /// The page as Markdown.
    package var markdown: String {
        var parts = [text]
        if !wrong.isEmpty { parts += ["Reported:", "```yaml\n\(wrong)\n```"] }
        if !right.isEmpty { parts += ["Right:", "```yaml\n\(right)\n```"] }
        return parts.joined(separator: "\n\n")
    }

    private static func indented(_ text: String) -> [String] {
        text.split(separator: "\n").map { "    \($0)" }
    }
}
