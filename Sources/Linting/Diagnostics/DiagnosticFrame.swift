import YAMLReader

/// A diagnostic as plain lines in the manner of compilers: what, where, the line, a mark below it, the advice.
///
/// ```
/// error[R0301]: unknown key `asert`
///   --> rules/x.yaml:9:1
///    |
///  9 | asert: true
///    | ^^^^^ did you mean `assert`?
/// ```
package struct DiagnosticFrame {
    private let diagnostic: Diagnostic

    package init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }

    /// The lines, without line ends and without colours.
    package var lines: [String] {
        var lines = ["\(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(clean(diagnostic.message))"]
        guard let start = diagnostic.start else {
            lines.append("  --> \(clean(diagnostic.file))")
            if !diagnostic.hint.isEmpty { lines.append("   = \(clean(diagnostic.hint))") }
            return lines + diagnostic.notes.map { "   = \(clean($0))" }
        }
        let number = String(start.line)
        let margin = String(repeating: " ", count: number.count + 1)
        lines.append("\(margin.dropLast()) --> \(clean(diagnostic.place))")
        lines.append("\(margin) |")
        let (source, offset) = window
        lines.append(" \(number) | \(source)")
        let mark = String(repeating: "^", count: markWidth)
        let indentation = String(repeating: " ", count: max(0, start.column - 1 - offset))
        let advice = diagnostic.hint.isEmpty ? "" : " \(clean(diagnostic.hint))"
        lines.append("\(margin) | \(indentation)\(mark)\(advice)")
        return lines + diagnostic.notes.map { "\(margin) = \(clean($0))" }
    }

    /// The part of the source line that is shown, with how many characters are cut before it.
    private var window: (text: String, offset: Int) {
        let limit = 110
        let scalars = diagnostic.sourceLine.unicodeScalars.map { scalar in
            TextEscape.isPrintable(scalar) ? scalar : " "
        }
        let column = (diagnostic.start?.column ?? 1) - 1
        let offset = column < limit - 20 ? 0 : max(0, column - limit / 2)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars.dropFirst(offset).prefix(limit))
        return (String(text), offset)
    }

    private var markWidth: Int {
        guard let start = diagnostic.start, let end = diagnostic.end, end.line == start.line else { return 1 }
        let rest = diagnostic.sourceLine.unicodeScalars.count - start.column + 1
        return max(1, min(end.column - start.column, max(1, rest), 80))
    }

    private func clean(_ text: String) -> String {
        TextEscape.escaped(text)
    }
}
