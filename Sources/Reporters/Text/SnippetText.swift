import Linting

/// A source line as text for people: its number, the line, and a mark under what is meant.
struct SnippetText {
    /// How many columns of a terminal a line may take.
    private static let widthLimit = 100
    /// How much of a cut line is shown in front of what is meant.
    private static let leadWidth = 20
    private static let tabWidth = 4

    private let snippet: Finding.Snippet
    private let number: String

    init(_ snippet: Finding.Snippet, line: Int) {
        self.snippet = snippet
        number = String(line)
    }

    /// What is shown of one scalar of the line.
    private struct Cell {
        var text: String
        var width: Int
    }

    /// The two lines; `dim` is for the frame, `mark` for what is under the line.
    func lines(dim: (String) -> String, mark: (String) -> String) -> [String] {
        let cells = snippet.text.unicodeScalars.map(SnippetText.cell)
        let first = min(max(0, snippet.column - 1), cells.count)
        let last = min(max(first, snippet.endColumn - 1), cells.count)
        let (start, lead) = SnippetText.start(of: cells, showing: first)
        var text = lead
        var width = lead.isEmpty ? 0 : 1
        var (markStart, markWidth) = (width, 0)
        for (position, cell) in cells.enumerated().dropFirst(start) {
            if position == first { markStart = width }
            guard width + cell.width < SnippetText.widthLimit else {
                text += "…"
                if position < last { markWidth += 1 }
                break
            }
            text += cell.text
            width += cell.width
            if (first..<last).contains(position) { markWidth += cell.width }
        }
        if first == cells.count { markStart = width }
        let blanks = String(repeating: " ", count: number.utf8.count)
        let underline = String(repeating: "^", count: max(1, markWidth))
        return [
            "\(dim("\(number) |")) \(text)",
            "\(dim("\(blanks) |")) \(String(repeating: " ", count: markStart))\(mark(underline))",
        ]
    }

    /// From which cell on a line is shown, so that what is meant can be seen, and what stands for the rest.
    private static func start(of cells: [Cell], showing first: Int) -> (start: Int, lead: String) {
        let before = cells[..<first].reduce(0) { $0 + $1.width }
        guard before >= widthLimit * 3 / 4 else { return (0, "") }
        var start = first
        var width = 0
        while start > 0, width < leadWidth {
            start -= 1
            width += cells[start].width
        }
        return (start, "…")
    }

    private static func cell(_ scalar: Unicode.Scalar) -> Cell {
        if scalar == "\t" { return Cell(text: String(repeating: " ", count: tabWidth), width: tabWidth) }
        guard TextEscape.isPrintable(scalar) else {
            let text = TextEscape.escaped(String(scalar))
            return Cell(text: text, width: text.unicodeScalars.count)
        }
        return Cell(text: String(scalar), width: width(of: scalar))
    }

    /// How many columns a terminal gives a character: none to marks upon others, two to East Asian wide ones and emoji.
    ///
    /// Source: Unicode Standard Annex #11, the blocks that are wide as a whole.
    private static func width(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
