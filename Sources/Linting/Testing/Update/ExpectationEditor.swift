package import YAMLReader

/// Rewrites the `expect` of tests in the text of a rule file, and nothing else of it.
///
/// The rest of the text stays as its author wrote it, comments included. What is written on one line within braces is
/// replaced within its line; anything else is written as a block.
package struct ExpectationEditor {
    private var lines: [String]
    /// How the lines of the text end.
    private let lineEnd: String
    /// What is to be put in place of which lines (counted from 0); the last comes first.
    private var edits: [(lines: Range<Int>, replacement: [String])] = []

    package init(_ text: String) {
        lineEnd = text.contains("\r\n") ? "\r\n" : "\n"
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    }

    /// Puts what a rule said in place of what a test expects; false where the text cannot be found.
    package mutating func replace(_ expect: YAMLNode.Member, with outcome: RuleOutcome) -> Bool {
        let start = expect.position.line - 1
        guard lines.indices.contains(start) else { return false }
        let scalars = Array(lines[start].unicodeScalars)
        let before = scalars.prefix(expect.position.column - 1)
        let isBlock = before.allSatisfy { $0 == " " || $0 == "-" }
        guard isBlock else { return replaceInLine(expect, with: outcome) }
        let end = endOfBlock(from: start, indentation: before.count)
        let head = text(before) + "expect:"
        let block = ExpectationText.block(outcome, indentation: before.count + 2)
        let replacement = block.count == 1 ? ["\(head) \(block[0])"] : [head] + block.dropFirst()
        edits.append((start..<end, replacement))
        return true
    }

    /// The text with everything replaced.
    package func text() -> String {
        var result = lines
        for edit in edits.sorted(by: { $0.lines.lowerBound > $1.lines.lowerBound }) {
            result.replaceSubrange(edit.lines, with: edit.replacement)
        }
        return result.joined(separator: lineEnd)
    }

    /// The line behind the value of a key: the first that is indented no further and not empty.
    private func endOfBlock(from start: Int, indentation: Int) -> Int {
        var end = start + 1
        for index in lines.indices.dropFirst(start + 1) {
            let line = lines[index]
            let depth = line.unicodeScalars.prefix { $0 == " " }.count
            if depth == line.unicodeScalars.count { continue }
            guard depth > indentation else { break }
            end = index + 1
        }
        return end
    }

    /// A value within `{…}`: it ends at the `,` or `}` that is not part of it.
    private mutating func replaceInLine(_ expect: YAMLNode.Member, with outcome: RuleOutcome) -> Bool {
        let index = expect.value.position.line - 1
        let start = expect.value.position.column - 1
        guard lines.indices.contains(index) else { return false }
        let scalars = Array(lines[index].unicodeScalars)
        guard start <= scalars.count, let end = ExpectationEditor.endOfValue(in: scalars, from: start) else {
            return false
        }
        let replacement = text(scalars[..<start]) + ExpectationText.flow(outcome) + text(scalars[end...])
        lines[index] = replacement
        return true
    }

    private static func endOfValue(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
        var depth = 0
        var quote: Unicode.Scalar?
        var isEscaped = false
        for index in scalars.indices.dropFirst(start) {
            let scalar = scalars[index]
            if let open = quote {
                if scalar == open, !isEscaped { quote = nil }
                isEscaped = open == "\"" && scalar == "\\" && !isEscaped
                continue
            }
            switch scalar {
            case "\"", "'": quote = scalar
            case "{", "[": depth += 1
            case "}", "]", ",":
                if depth == 0 { return index }
                if scalar != "," { depth -= 1 }
            default: break
            }
        }
        return nil
    }

    private func text(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
