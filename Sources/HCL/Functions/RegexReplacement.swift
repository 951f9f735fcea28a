import RegularExpressions

/// Replaces what an expression matches, as Go's `ReplaceAllString` does.
///
/// Source: the documentation of Go's `regexp`, "Expand": `$1`, `${1}`, `$name` and `${name}` stand for groups and `$$`
/// for a dollar sign; a name is as long as it can be, and a group that there is not is empty.
struct RegexReplacement {
    private enum Piece {
        case literal(String)
        case group(Int)
    }

    private var matches: RegexMatches
    private let pieces: [Piece]

    init(of matches: RegexMatches, by template: String) {
        self.matches = matches
        pieces = RegexReplacement.pieces(of: template, matches.regex.groupNames)
    }

    /// The new text; nil if it is too long, or the search was given up.
    mutating func run() -> String? {
        var result = ""
        var end = 0
        while let match = matches.next() {
            result += matches.string(end..<match.range.lowerBound)
            for piece in pieces { result += text(of: piece, match) }
            end = match.range.upperBound
            guard result.utf8.count <= Limits.stringLength else { return nil }
        }
        guard !matches.isExhausted else { return nil }
        return result + matches.string(end..<matches.text.count)
    }

    private func text(of piece: Piece, _ match: CapturingRegex.Match) -> String {
        switch piece {
        case .literal(let text): text
        case .group(0): matches.string(match.range)
        case .group(let number):
            match.groups.indices.contains(number - 1) ? match.groups[number - 1].map { matches.string($0) } ?? "" : ""
        }
    }

    private static func pieces(of template: String, _ names: [String?]) -> [Piece] {
        var pieces: [Piece] = []
        var literal = String.UnicodeScalarView()
        var rest = Array(template.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            guard scalar == "$" else {
                literal.append(scalar)
                continue
            }
            if rest.first == "$" {
                rest = rest.dropFirst()
                literal.append("$")
            } else if let name = takeName(&rest) {
                pieces.append(.literal(String(literal)))
                literal = String.UnicodeScalarView()
                if let number = number(of: name, names) { pieces.append(.group(number)) }
            } else {
                literal.append("$")
            }
        }
        return pieces + [.literal(String(literal))]
    }

    /// Takes `name` or `{name}`; nil where neither stands.
    private static func takeName(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        let isBraced = rest.first == "{"
        let tail = isBraced ? rest.dropFirst() : rest
        let name = tail.prefix { $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType == .decimal }
        guard !name.isEmpty, !isBraced || tail[name.endIndex...].first == "}" else { return nil }
        rest = rest[name.endIndex...].dropFirst(isBraced ? 1 : 0)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: name)
        return String(view)
    }

    /// The number of a group by its number or name; nil where there is none.
    private static func number(of name: String, _ names: [String?]) -> Int? {
        if name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return Int(name) }
        return names.firstIndex(of: name).map { $0 + 1 }
    }
}
