import Symbolic

/// How large values may become; beyond it they are unknown.
enum Limits {
    /// The bytes of a string, without its holes.
    static let stringLength = 4 << 20
    /// The elements of a list.
    static let elementCount = 100_000
    /// The elements of a list that are compared each with each.
    static let comparisonCount = 2_000
}

extension Value {
    /// A value that is too large to be kept.
    static var tooLarge: Value { Value(Unknown(UnknownSource(attribute: nil, reason: .limit))) }
}
