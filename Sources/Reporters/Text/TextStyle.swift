/// Whether text for people has colours.
package enum TextStyle: Hashable, Sendable {
    case plain
    /// With the escape sequences of ECMA-48 §8.3.117, which terminals take for colours.
    case coloured

    /// What a piece of text is made to look like.
    enum Ink: Int {
        case bold = 1
        case dim = 2
        case red = 31
        case green = 32
        case yellow = 33
        case blue = 34
    }

    /// The text in an ink, if there are inks.
    func paint(_ text: String, _ ink: Ink) -> String {
        switch self {
        case .plain: text
        case .coloured: "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
        }
    }
}
