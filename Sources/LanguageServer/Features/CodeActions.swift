import JSONReader
import Linting

/// What the editor can do about diagnostics that say what to write instead (LSP 3.17, "Code Action").
struct CodeActions {
    private let document: RuleDocument

    init(_ document: RuleDocument) {
        self.document = document
    }

    /// The actions for those diagnostics that touch a range.
    func actions(for diagnostics: [Diagnostic], between start: Int, and end: Int) -> JSONValue {
        let messages = DiagnosticMessages(document)
        return .array(
            diagnostics.compactMap { diagnostic in
                guard let edit = diagnostic.edit, let from = diagnostic.start else { return nil }
                let text = document.text
                let upper = text.offset(of: diagnostic.end ?? edit.end)
                guard text.offset(of: from) <= end, max(upper, text.offset(of: edit.end)) >= start else { return nil }
                let change: JSONValue = ["range": text.range(edit.start, edit.end), "newText": .string(edit.text)]
                return [
                    "title": .string(title(of: edit)),
                    "kind": "quickfix",
                    "isPreferred": true,
                    "diagnostics": [messages.value(of: diagnostic)],
                    "edit": ["changes": .object([.init(name: text.uri, value: [change])])],
                ]
            }
        )
    }

    private func title(of edit: Diagnostic.Edit) -> String {
        let new = TextEscape.escaped(edit.text)
        if edit.text.isEmpty { return "Remove it" }
        return edit.start == edit.end ? "Insert `\(new)`" : "Replace with `\(new)`"
    }
}
