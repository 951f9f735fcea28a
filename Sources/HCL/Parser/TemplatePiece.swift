/// A piece of a template before its directives are put together.
struct TemplatePiece {
    enum Kind {
        case text(String)
        case interpolation(Expression)
        case ifStart(Expression)
        case elseMark
        case endIf
        case forStart(key: String?, value: String, collection: Expression)
        case endFor
    }

    var kind: Kind
    var range: Range<Int>

    /// The text of a literal piece.
    var literal: String? {
        if case .text(let text) = kind { text } else { nil }
    }

    /// Drops white space from the end of a literal piece, as `${~` asks.
    mutating func trimEnd() {
        guard let text = literal else { return }
        let scalars = text.unicodeScalars
        let last = scalars.lastIndex { !$0.properties.isWhitespace }
        kind = .text(last.map { String(scalars[...$0]) } ?? "")
    }

    /// Drops white space from the start of a literal piece, as `~}` asks.
    mutating func trimStart() {
        guard let text = literal else { return }
        kind = .text(String(Substring(text.unicodeScalars.drop { $0.properties.isWhitespace })))
    }
}

extension [TemplatePiece] {
    /// Takes the common indentation off the lines of a `<<-` heredoc.
    ///
    /// Only pieces that begin a line count and change: a line after a newline that `~}` trimmed does not begin one, and
    /// a line that begins with a sequence has no indentation. Blank lines do not count. As Terraform does it.
    mutating func removeIndentation() {
        var smallest = Int.max
        var starts: [Int] = []
        var isLineStart = true
        for (position, piece) in enumerated() {
            guard let text = piece.literal else {
                if isLineStart { smallest = 0 }
                isLineStart = false
                continue
            }
            let endsLine = text.utf8.last == UInt8(ascii: "\n")
            if isLineStart {
                let blanks = text.unicodeScalars.prefix { $0.properties.isWhitespace }
                if !(endsLine && blanks.endIndex == text.endIndex) {
                    smallest = Swift.min(smallest, String(blanks).count)
                    starts.append(position)
                }
            }
            isLineStart = endsLine
        }
        guard smallest > 0, smallest < Int.max else { return }
        for position in starts {
            guard let text = self[position].literal else { continue }
            let rest = String(text.dropFirst(smallest))
            let removed = text.utf8.count - rest.utf8.count
            self[position].kind = .text(rest)
            let range = self[position].range
            self[position].range = Swift.min(range.lowerBound + removed, range.upperBound)..<range.upperBound
        }
    }
}
