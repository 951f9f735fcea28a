/// A piece of configuration text: what stands between blanks, or a piece of a template.
///
/// The tokens of a text lie in order and do not overlap; between them is nothing but spaces, tabs and a byte order mark.
struct Token: Sendable {
    /// What a token is.
    ///
    /// Source: the HCL native syntax specification, "Lexical Elements" and "Templates".
    enum Kind: UInt8, Sendable {
        case identifier, number, newline
        /// A comment; one that begins with `#` or `//` holds the newline that ends it.
        case comment

        case openBrace, closeBrace, openBracket, closeBracket, openParenthesis, closeParenthesis
        case comma, dot, colon, doubleColon, question, assign, arrow, ellipsis
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, and, or, not
        case plus, minus, star, slash, percent

        case openQuote, closeQuote
        /// `<<MARKER` or `<<-MARKER`, with the newline after it.
        case openHeredoc
        /// The line that holds the marker, without its newline.
        case closeHeredoc
        /// Literal text between quotes: backslashes escape.
        case quotedText
        /// Literal text of one line of a heredoc or of a bare template, with its newline.
        case plainText
        /// `${` or `${~`.
        case openInterpolation
        /// `%{` or `%{~`.
        case openDirective
        /// The `}` or `~}` that ends an interpolation or directive.
        case closeSequence

        /// A character that begins no token.
        case invalid
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// The newline that cuts a quoted string short.
        case cutQuote
        case end
    }

    var kind: Kind
    private let lower: UInt32
    private let upper: UInt32

    init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        lower = UInt32(truncatingIfNeeded: range.lowerBound)
        upper = UInt32(truncatingIfNeeded: range.upperBound)
    }

    /// The bytes of the token.
    var range: Range<Int> { Int(lower)..<Int(upper) }
    var start: Int { Int(lower) }
    var end: Int { Int(upper) }
}
