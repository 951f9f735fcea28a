/// What is known of a text that nobody knows yet, such as an ARN: literal pieces, and what may stand between them.
package struct TextForm: Sendable {
    /// What a piece that is not known is made of.
    package enum Alphabet: Hashable, Sendable {
        /// So many letters and digits.
        case alphanumerics(Int)
        /// So many digits.
        case digits(Int)
        /// A number.
        case number
        /// Anything but colons and slashes.
        case segment
    }

    /// A piece of the text.
    package enum Part: Sendable {
        case literal(String)
        case hole(Unknown, Alphabet)
    }

    package let parts: [Part]

    package init(_ parts: [Part]) {
        self.parts = parts
    }
}
