/// Where each part of a scalar's value stands in the text: indentation, folding and escapes undone.
///
/// Needed for diagnostics only, so it reads the lines of the text again instead of keeping places for all values.
package struct ScalarPlaces {
    /// The place of every Unicode scalar of the value.
    private var places: [YAMLNode.Position] = []
    /// The UTF-8 offset of every Unicode scalar of the value.
    private var offsets: [Int] = []
    private let start: YAMLNode.Position

    /// The places of a scalar node of a text, given as lines without their ends.
    package init(of node: YAMLNode, in lines: [Substring]) {
        start = node.position
        let value = Array((node.scalar ?? "").unicodeScalars)
        var offset = 0
        for scalar in value {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        var alignment = ScalarAlignment(value: value, lines: lines)
        switch node.style {
        case .literal, .folded: alignment.alignBlock(from: node.position)
        case .plain: alignment.alignFlow(from: node.position)
        case .singleQuoted, .doubleQuoted:
            let quote: Unicode.Scalar = node.style == .singleQuoted ? "'" : "\""
            alignment.alignFlow(
                from: YAMLNode.Position(line: node.position.line, column: node.position.column + 1),
                quote: quote
            )
        }
        places = alignment.places
    }

    /// The place of the value's byte at an offset; the place behind the last character for the end.
    package func position(at offset: Int) -> YAMLNode.Position {
        guard let last = places.last else { return start }
        let index = offsets.lastIndex { $0 <= offset } ?? 0
        if index < places.count { return places[index] }
        return YAMLNode.Position(line: last.line, column: last.column + 1)
    }

    /// The offset in the value of what stands at a place; nil where the scalar does not stand there.
    package func offset(at position: YAMLNode.Position) -> Int? {
        if let index = places.firstIndex(of: position) { return offsets[index] }
        guard let last = places.last, last.line == position.line, last.column + 1 == position.column else { return nil }
        return offsets[places.count]
    }
}

/// Walks a scalar's value and its raw lines side by side.
private struct ScalarAlignment {
    let value: [Unicode.Scalar]
    let lines: [Substring]
    var places: [YAMLNode.Position] = []

    init(value: [Unicode.Scalar], lines: [Substring]) {
        self.value = value
        self.lines = lines
    }

    private var next: Unicode.Scalar? { places.count < value.count ? value[places.count] : nil }

    private mutating func take(_ line: Int, _ column: Int) {
        places.append(YAMLNode.Position(line: line, column: column))
    }

    /// What folding left of a line's end: one space, line feeds, or nothing.
    private mutating func takeLineEnd(line: Int, column: Int, before first: Unicode.Scalar?) {
        while let scalar = next, scalar == "\n" || (scalar == " " && first != " ") {
            take(line, column)
            if scalar == " " { return }
        }
    }

    mutating func alignBlock(from start: YAMLNode.Position) {
        let header = scalars(of: start.line)
        let digit = header.dropFirst(start.column).prefix(2).first { ("1"..."9").contains($0) }
        var indentation = digit.map { (parentIndentation(of: header)) + Int($0.value - 48) }
        var line = start.line + 1
        while next != nil, line <= lines.count {
            let raw = scalars(of: line)
            let spaces = raw.prefix { $0 == " " }.count
            if indentation == nil, spaces < raw.count { indentation = spaces }
            let content = raw.dropFirst(indentation ?? spaces)
            takeLineEnd(line: line - 1, column: max(1, scalars(of: line - 1).count + 1), before: content.first)
            for (column, scalar) in zip(content.indices, content) where scalar == next {
                take(line, column + 1)
            }
            line += 1
        }
    }

    mutating func alignFlow(from start: YAMLNode.Position, quote: Unicode.Scalar? = nil) {
        var line = start.line
        var column = start.column - 1
        while next != nil, line <= lines.count {
            let raw = scalars(of: line)
            while column < raw.count, next != nil {
                column += step(raw, column, line: line, quote: quote)
            }
            line += 1
            column = line <= lines.count ? scalars(of: line).prefix { $0 == " " || $0 == "\t" }.count : 0
            takeLineEnd(line: line - 1, column: raw.count + 1, before: nil)
        }
    }

    /// Takes one character or escape; says how many raw scalars that was.
    private mutating func step(_ raw: [Unicode.Scalar], _ column: Int, line: Int, quote: Unicode.Scalar?) -> Int {
        let scalar = raw[column]
        if quote == "\"", scalar == "\\" {
            guard column + 1 < raw.count else { return 1 }
            take(line, column + 1)
            switch raw[column + 1] {
            case "x": return 4
            case "u": return 6
            case "U": return 10
            default: return 2
            }
        }
        if scalar == next { take(line, column + 1) }
        return quote == "'" && scalar == "'" ? 2 : 1
    }

    private func scalars(of line: Int) -> [Unicode.Scalar] {
        lines.indices.contains(line - 1) ? Array(lines[line - 1].unicodeScalars) : []
    }

    private func parentIndentation(of header: [Unicode.Scalar]) -> Int {
        header.prefix { $0 == " " || $0 == "-" }.count
    }
}
