import Linting
import YAMLReader

/// Diagnostics of a document as the editor takes them (LSP 3.17, "PublishDiagnostics").
struct DiagnosticMessages {
    private let document: RuleDocument

    init(_ document: RuleDocument) {
        self.document = document
    }

    /// The notification with all diagnostics of the document.
    func notification(_ diagnostics: [Diagnostic]) -> JSONValue {
        var members: [JSONValue.Member] = [.init(name: "uri", value: .string(document.text.uri))]
        if let version = document.text.version { members.append(.init(name: "version", value: .int(version))) }
        let place = diagnostics.contains { $0.start == nil } ? ruleRange : nil
        let values = diagnostics.map { value(of: $0, ofWholeRule: place) }
        members.append(.init(name: "diagnostics", value: .array(values)))
        return .notification("textDocument/publishDiagnostics", .object(members))
    }

    /// The diagnostic as the editor has it.
    func value(of diagnostic: Diagnostic) -> JSONValue {
        value(of: diagnostic, ofWholeRule: diagnostic.start == nil ? ruleRange : nil)
    }

    private func value(of diagnostic: Diagnostic, ofWholeRule place: JSONValue?) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init(name: "range", value: place.flatMap { diagnostic.start == nil ? $0 : nil } ?? range(of: diagnostic)),
            .init(name: "severity", value: .int(diagnostic.severity == .error ? 1 : 2)),
            .init(name: "code", value: .string(diagnostic.code)),
            .init(name: "source", value: "tfproof"),
            .init(name: "message", value: .string(message(of: diagnostic))),
        ]
        if diagnostic.code == DiagnosticCode.deprecated.text { members.append(.init(name: "tags", value: [2])) }
        if diagnostic.code == DiagnosticCode.unusedName.text || diagnostic.code == DiagnosticCode.unusedParameter.text {
            members.append(.init(name: "tags", value: [1]))
        }
        if !diagnostic.labels.isEmpty {
            let related = diagnostic.labels.map { label -> JSONValue in
                [
                    "location": [
                        "uri": .string(document.text.uri), "range": document.text.range(label.start, label.end),
                    ],
                    "message": .string(label.text),
                ]
            }
            members.append(.init(name: "relatedInformation", value: .array(related)))
        }
        return .object(members)
    }

    /// The message with the advice and the notes below it.
    private func message(of diagnostic: Diagnostic) -> String {
        let lines = [diagnostic.message] + (diagnostic.hint.isEmpty ? [] : [diagnostic.hint]) + diagnostic.notes
        return lines.map(TextEscape.escaped).joined(separator: "\n")
    }

    /// The marked range; where only a start is known, the rest of its line.
    private func range(of diagnostic: Diagnostic) -> JSONValue {
        guard let start = diagnostic.start else { return document.text.range(.init(line: 1, column: 1), nil) }
        return document.text.range(start, diagnostic.end)
    }

    /// The id of the rule: what is said of the rule as a whole stands there.
    private var ruleRange: JSONValue? {
        guard let id = document.root?["id"], let text = id.scalar else { return nil }
        let end = YAMLNode.Position(
            line: id.position.line,
            column: id.position.column + max(1, text.unicodeScalars.count)
        )
        return document.text.range(id.position, end)
    }
}

extension TextDocument {
    /// A range between places of the readers of YAML; without an end the rest of the line.
    func range(_ start: YAMLNode.Position, _ end: YAMLNode.Position?) -> JSONValue {
        let lower = offset(of: start)
        let restOfLine = YAMLNode.Position(line: start.line, column: Int(Int32.max))
        let upper = max(lower, offset(of: end ?? restOfLine))
        return range(lower..<upper)
    }

    /// A range of offsets as the editor counts.
    func range(_ range: Range<Int>) -> JSONValue {
        ["start": position(at: range.lowerBound).value, "end": position(at: range.upperBound).value]
    }
}

extension TextDocument.Position {
    var value: JSONValue { ["line": .int(line), "character": .int(character)] }
}
