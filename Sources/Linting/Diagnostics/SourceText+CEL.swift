package import CEL
package import YAMLReader

extension SourceText {
    /// A diagnostic about an expression that stands in a scalar, from an offset on.
    package func diagnostic(_ problem: CELDiagnostic, in node: YAMLNode, offset: Int) -> Diagnostic {
        let lines = lines
        let places = ScalarPlaces(of: node, in: lines)
        func span(_ range: Range<Int>) -> (start: YAMLNode.Position, end: YAMLNode.Position?) {
            let start = places.position(at: range.lowerBound + offset)
            guard !range.isEmpty else { return (start, nil) }
            let last = places.position(at: range.upperBound + offset - 1)
            return (start, YAMLNode.Position(line: last.line, column: last.column + 1))
        }
        let (start, end) = span(problem.range)
        var diagnostic = diagnostic(
            DiagnosticCode(problem.code),
            problem.message,
            from: start,
            to: end,
            hint: problem.hint ?? "",
            notes: problem.notes,
            as: problem.isWarning ? .warning : .error
        )
        diagnostic.labels = problem.labels.compactMap { label in
            let (start, end) = span(label.range)
            return end.map { Diagnostic.Label(start: start, end: $0, text: label.text) }
        }
        if let edit = problem.edit {
            let (start, end) = span(edit.range)
            let text = SourceText.written(edit.text, in: node.style)
            diagnostic.edit = end.map { Diagnostic.Edit(start: start, end: $0, text: text) }
        }
        return diagnostic
    }

    /// A part of a scalar as it stands between the scalar's quotes.
    private static func written(_ text: String, in style: YAMLNode.Style) -> String {
        switch style {
        case .singleQuoted: text.replacing("'", with: "''")
        case .doubleQuoted: text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        case .plain, .literal, .folded: text
        }
    }
}
