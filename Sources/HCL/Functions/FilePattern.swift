/// The pattern of one name of a path: `*`, `?`, `[a-z]`, `[^x]`, `{a,b}`, and `\` before what stands for itself.
///
/// Source: the documentation of `fileset`, and of the Go package doublestar that it names.
struct FilePattern {
    private enum Piece {
        case scalar(Unicode.Scalar)
        case one
        case many
        case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)

        /// Whether the piece stands for a scalar.
        func takes(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .scalar(let own): own == scalar
            case .one: true
            case .many: false
            case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
            }
        }
    }

    private static let alternativeLimit = 64

    /// The name, where the pattern is one without special characters.
    let literal: String?
    /// Whether the pattern is `**`, which stands for any number of directories.
    let isAnyDepth: Bool
    /// What may match, each with the alternatives in braces taken apart.
    private let alternatives: [[Piece]]

    /// Nil for what is malformed or has braces within braces.
    init?(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        literal = scalars.contains { "*?[]{}\\".unicodeScalars.contains($0) } ? nil : text
        isAnyDepth = text == "**"
        guard let expanded = FilePattern.expanded(scalars) else { return nil }
        let alternatives = expanded.compactMap { FilePattern.pieces($0) }
        guard alternatives.count == expanded.count else { return nil }
        self.alternatives = alternatives
    }

    /// The pattern without braces, once for each choice among their alternatives.
    private static func expanded(_ scalars: [Unicode.Scalar]) -> [[Unicode.Scalar]]? {
        var results: [[Unicode.Scalar]] = [[]]
        /// The alternatives of the braces that are open.
        var choices: [[Unicode.Scalar]]?
        var rest = scalars[...]
        while let scalar = rest.popFirst() {
            var text = [scalar]
            switch (scalar, choices) {
            case ("{", nil):
                choices = [[]]
                continue
            case ("{", .some): return nil
            case ("}", nil): break
            case ("}", let some?):
                guard results.count * some.count <= alternativeLimit else { return nil }
                results = results.flatMap { head in some.map { head + $0 } }
                choices = nil
                continue
            case (",", .some):
                choices?.append([])
                continue
            case ("\\", _):
                guard let escaped = rest.popFirst() else { return nil }
                text.append(escaped)
            case ("[", _):
                // What stands in brackets is no brace.
                guard let end = rest.dropFirst().firstIndex(of: "]") else { return nil }
                text += rest[...end]
                rest = rest[end...].dropFirst()
            default: break
            }
            if let last = choices?.indices.last {
                choices?[last] += text
            } else {
                for index in results.indices { results[index] += text }
            }
        }
        return choices == nil ? results : nil
    }

    private static func pieces(_ scalars: [Unicode.Scalar]) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = scalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "*": pieces.append(.many)
            case "?": pieces.append(.one)
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                pieces.append(.scalar(escaped))
            case "[":
                guard let end = rest.dropFirst().firstIndex(of: "]"), let set = set(rest[..<end]) else { return nil }
                pieces.append(set)
                rest = rest[end...].dropFirst()
            default: pieces.append(.scalar(scalar))
            }
        }
        return pieces
    }

    private static func set(_ scalars: ArraySlice<Unicode.Scalar>) -> Piece? {
        var rest = scalars
        // The versions of the package differ in what `!` and escapes mean here.
        guard rest.first != "!", !rest.contains("\\"), !rest.contains("[") else { return nil }
        let isNegated = rest.first == "^"
        if isNegated { rest = rest.dropFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let low = rest.popFirst() {
            var high = low
            if rest.first == "-" {
                guard let last = rest.dropFirst().first, low <= last else { return nil }
                high = last
                rest = rest.dropFirst(2)
            }
            ranges.append(low...high)
        }
        return ranges.isEmpty ? nil : .set(ranges, isNegated: isNegated)
    }

    /// Whether a name matches.
    func matches(_ name: String) -> Bool {
        if let literal { return literal.utf8.elementsEqual(name.utf8) }
        let scalars = Array(name.unicodeScalars)
        return alternatives.contains { FilePattern.matches($0, scalars) }
    }

    /// Matches in time linear to the product of the lengths: only the last `*` is ever tried anew.
    private static func matches(_ pieces: [Piece], _ scalars: [Unicode.Scalar]) -> Bool {
        var (piece, scalar) = (0, 0)
        var retry: (piece: Int, scalar: Int)?
        while scalar < scalars.count {
            if piece < pieces.count {
                if case .many = pieces[piece] {
                    retry = (piece + 1, scalar)
                    piece += 1
                    continue
                }
                if pieces[piece].takes(scalars[scalar]) {
                    piece += 1
                    scalar += 1
                    continue
                }
            }
            guard let last = retry else { return false }
            retry = (last.piece, last.scalar + 1)
            (piece, scalar) = (last.piece, last.scalar + 1)
        }
        return pieces[piece...].allSatisfy { if case .many = $0 { true } else { false } }
    }
}
