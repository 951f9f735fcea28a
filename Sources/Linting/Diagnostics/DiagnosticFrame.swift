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
        let source = SourceWindow(diagnostic)
        lines.append(" \(number) | \(source.text)")
        lines += marks(below: source).map { "\(margin) | \($0)" }
        return lines + diagnostic.notes.map { "\(margin) = \(clean($0))" }
    }

    /// The marks below the line with what is said of them: one line, or two where the mark has company.
    private func marks(below source: SourceWindow) -> [String] {
        let labels = diagnostic.labels.filter { source.shows($0.start) }
            .sorted { $0.start.column < $1.start.column }
        guard let last = labels.last, let start = diagnostic.start else {
            let advice = diagnostic.hint.isEmpty ? "" : " \(clean(diagnostic.hint))"
            return [source.mark("^", from: diagnostic.start, to: diagnostic.end) + advice]
        }
        var row = MarkedRow()
        for label in labels { row.put(source.mark("-", from: label.start, to: label.end), wherever: "-") }
        row.put(source.mark("^", from: diagnostic.start, to: diagnostic.end), wherever: "^")
        var second = MarkedRow()
        for label in labels {
            // What stands last has the rest of the line for its text; the others have the line below.
            if label == last, last.start.column > start.column {
                row.append(" \(clean(label.text))")
            } else {
                second.append(clean(label.text), at: source.offset(of: label.start))
            }
        }
        if !diagnostic.hint.isEmpty {
            let anchor = last.start.column > start.column ? last.start : start
            second.append(clean(diagnostic.hint), at: source.offset(of: anchor))
        }
        return [row.text] + (second.text.isEmpty ? [] : [second.text])
    }

    private func clean(_ text: String) -> String {
        TextEscape.escaped(text)
    }
}

/// The part of a diagnostic's line that is shown; long lines are cut on both sides.
private struct SourceWindow {
    private static let limit = 110

    let text: String
    private let line: Int
    /// How many characters are cut before the text.
    private let cut: Int
    private let length: Int

    init(_ diagnostic: Diagnostic) {
        let scalars = diagnostic.sourceLine.unicodeScalars.map { scalar in
            TextEscape.isPrintable(scalar) ? scalar : " "
        }
        let column = max(0, (diagnostic.start?.column ?? 1) - 1)
        cut = column < SourceWindow.limit - 20 ? 0 : column - SourceWindow.limit / 2
        line = diagnostic.start?.line ?? 0
        length = scalars.count
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars.dropFirst(cut).prefix(SourceWindow.limit))
        text = String(view)
    }

    func shows(_ position: Diagnostic.Position) -> Bool {
        position.line == line && position.column > cut && position.column - 1 < cut + SourceWindow.limit
    }

    /// How many characters stand before a position.
    func offset(of position: Diagnostic.Position) -> Int {
        max(0, position.column - 1 - cut)
    }

    /// Blanks up to a place and signs below it; one sign where the end is unknown or on another line.
    func mark(_ sign: String, from start: Diagnostic.Position?, to end: Diagnostic.Position?) -> String {
        guard let start else { return sign }
        var width = 1
        if let end, end.line == start.line {
            let rest = max(1, length - start.column + 1)
            width = max(1, min(end.column - start.column, rest, 80))
        }
        return String(repeating: " ", count: offset(of: start)) + String(repeating: sign, count: width)
    }
}

/// A line that is put together from pieces at their places.
private struct MarkedRow {
    private var characters: [Character] = []

    var text: String {
        var end = characters.count
        while end > 0, characters[end - 1] == " " { end -= 1 }
        return String(characters[..<end])
    }

    /// Lays the signs of a mark over what is there.
    mutating func put(_ mark: String, wherever sign: Character) {
        for (position, character) in mark.enumerated() where character == sign {
            while characters.count <= position { characters.append(" ") }
            characters[position] = sign
        }
    }

    /// Adds a text at a place, or behind what is there already.
    mutating func append(_ text: String, at position: Int = 0) {
        if position > 0, characters.count > position { characters += "  " }
        while characters.count < position { characters.append(" ") }
        characters += text
    }
}
