package import Symbolic

/// What is known of the text that a hole stands for.
package enum SymbolDomain: Hashable, Sendable {
    /// Nothing; the text may even hold wildcards or colons.
    case any
    /// The text has this form.
    case shape([Piece])
    /// The text is one of these.
    case oneOf([String])
    /// The text is this other one, whose holes may be known by what they are: an account, a suffix.
    case equal(SymbolicString)

    /// A piece of a form.
    package enum Piece: Hashable, Sendable {
        case literal(String)
        /// So many ASCII letters or digits.
        case alphanumerics(Int)
        /// So many ASCII digits.
        case digits(Int)
        /// Any text, the empty one too, without `:` and `/`.
        case segment
        /// Any text, the empty one too, without `:` and `*`.
        case exceptColon
        /// Any text.
        case anything
    }

    /// A form in which `?` is an ASCII letter or digit and `*` any text.
    package static func glob(_ text: String) -> SymbolDomain {
        var pieces: [Piece] = []
        for character in text {
            switch (character, pieces.last) {
            case ("*", _): pieces.append(.anything)
            case ("?", .alphanumerics(let count)?): pieces[pieces.count - 1] = .alphanumerics(count + 1)
            case ("?", _): pieces.append(.alphanumerics(1))
            case (_, .literal(let head)?): pieces[pieces.count - 1] = .literal(head + String(character))
            default: pieces.append(.literal(String(character)))
            }
        }
        return .shape(pieces)
    }

    /// Any text without `:` and `/`: a name, a region.
    package static let segment = SymbolDomain.shape([.segment])

    /// The number of an AWS account.
    package static let account = SymbolDomain.shape([.digits(12)])

    /// Any ARN: six parts between colons, of which only the last may hold further colons.
    package static let arn = SymbolDomain.shape([
        .literal("arn:"), .segment, .literal(":"), .segment, .literal(":"), .segment, .literal(":"), .segment,
        .literal(":"), .anything,
    ])
}
