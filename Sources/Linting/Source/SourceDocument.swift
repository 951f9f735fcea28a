/// A file of the source as reports need it: its lines, which of them are text of heredocs, and their hashes.
final class SourceDocument {
    /// From 0, without line breaks.
    private let lines: [ArraySlice<UInt8>]
    private let isJSON: Bool
    private let content: [UInt8]
    private lazy var hashes = LineHash.hashes(of: content)
    private lazy var heredocLines = HeredocLines(lines).numbers

    init(_ content: [UInt8], file: String) {
        self.content = content
        isJSON = file.hasSuffix(".json")
        lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
            line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        }
    }

    /// The hash of a line, counted from 1, by which code scanning follows it.
    func hash(ofLine line: Int) -> String? {
        hashes.indices.contains(line - 1) ? hashes[line - 1] : nil
    }

    /// The first line of a place with nothing in it that may be a credential; nil where that cannot be had.
    func snippet(at location: Finding.Location, path: String, isAboutCredentials: Bool) -> Finding.Snippet? {
        guard lines.indices.contains(location.line - 1) else { return nil }
        let line = String(decoding: lines[location.line - 1], as: UTF8.self)
        let policy = LiteralPolicy(line: line, path: path, isAboutCredentials: isAboutCredentials)
        let form: LineMasker.Form =
            isJSON ? .json : heredocLines.contains(location.line) ? .heredoc : .code
        guard let masked = LineMasker.masked(line, form, policy) else { return nil }
        let start = masked.column(of: location.column)
        let end = location.endLine > location.line ? masked.scalars.count + 1 : masked.column(of: location.endColumn)
        return Finding.Snippet(text: masked.text, column: start, endColumn: max(start + 1, end))
    }
}

/// Finds the lines of a file that are text of heredocs.
///
/// It looks at nothing but lines that end with `<<NAME` or are a name alone: what it takes for a heredoc without need
/// is only hidden the more.
private struct HeredocLines {
    /// From 1.
    private(set) var numbers: Set<Int> = []

    init(_ lines: [ArraySlice<UInt8>]) {
        var open: [String] = []
        for (index, line) in lines.enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            let blank = text.prefix { $0 == " " || $0 == "\t" }.count
            let trimmed = String(text.dropFirst(blank).reversed().drop { $0 == " " || $0 == "\t" }.reversed())
            if let position = open.lastIndex(of: trimmed) {
                open.removeSubrange(position...)
                if !open.isEmpty { numbers.insert(index + 1) }
                continue
            }
            if !open.isEmpty { numbers.insert(index + 1) }
            if let name = HeredocLines.opened(by: trimmed) { open.append(name) }
        }
    }

    private static func opened(by line: String) -> String? {
        guard let start = line.range(ofLast: "<<") else { return nil }
        let name = line[start...].drop { $0 == "-" }
        let isName =
            name.first.map { $0.isLetter || $0 == "_" } == true
            && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        return isName ? String(name) : nil
    }
}

extension String {
    /// The position behind the last occurrence of two characters.
    fileprivate func range(ofLast pair: String) -> Index? {
        var found: Index?
        var start = startIndex
        while let range = self[start...].firstRange(of: pair) {
            found = range.upperBound
            start = range.upperBound
        }
        return found
    }
}
