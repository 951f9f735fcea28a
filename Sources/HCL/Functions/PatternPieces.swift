/// What a regular expression is made of, as far as it matters which characters it tells apart.
struct PatternPieces {
    /// Classes such as `[^:]` and `\\d`.
    private(set) var classes: [String] = []
    /// Characters that stand for themselves, but for those of words.
    private(set) var literals: [Unicode.Scalar] = []
    /// The colon or slash behind each word: a word that is looked for must end there.
    private(set) var words: [Unicode.Scalar] = []

    private static let classLetters: Set<Unicode.Scalar> = ["d", "D", "w", "W", "s", "S"]
    private static let operators: Set<Unicode.Scalar> = ["^", "$", "|", "(", ")", "*", "+"]
    /// How many characters a pattern may count off one by one: no more than the samples' lengths tell apart.
    private static let mostCounted = 6

    /// - Returns: nil for a pattern with other escapes, flags or names, that counts many characters, or with a word that may end
    ///   anywhere.
    init?(_ pattern: String) {
        var counted = 0
        var rest = Array(pattern.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "?": return nil
            case "{":
                // So many of what stands before it, and neither more nor less.
                let digits = String(String.UnicodeScalarView(rest.prefix { $0 != "}" }))
                guard let count = UInt8(digits), count > 0, rest.count > digits.utf8.count else { return nil }
                rest = rest.dropFirst(digits.utf8.count + 1)
                counted += Int(count) - 1
            case "\\":
                guard let escaped = rest.popFirst() else { return nil }
                if Self.classLetters.contains(escaped) {
                    classes.append("\\\(escaped)")
                } else if escaped.isLetterOrDigit {
                    return nil
                } else {
                    literals.append(escaped)
                }
            case "[":
                guard let text = Self.takeClass(&rest) else { return nil }
                classes.append(text)
            case _ where scalar.isLetterOrDigit:
                var hasLetter = !("0"..."9").contains(scalar)
                while let next = rest.first, next.isLetterOrDigit {
                    hasLetter = hasLetter || !("0"..."9").contains(next)
                    _ = rest.popFirst()
                }
                guard hasLetter, let next = rest.first, next == ":" || next == "/" else { return nil }
                // A word that may stand without what ends it may stand inside another text.
                if let behind = rest.dropFirst().first, behind == "*" { return nil }
                words.append(next)
            case ".":
                counted += 1
            case _ where Self.operators.contains(scalar): continue
            default: literals.append(scalar)
            }
        }
        guard classes.count + counted <= Self.mostCounted else { return nil }
    }

    /// The text of a class up to its bracket; nil for one with classes of its own in it.
    private static func takeClass(_ rest: inout ArraySlice<Unicode.Scalar>) -> String? {
        var text: [Unicode.Scalar] = ["["]
        while let scalar = rest.popFirst() {
            text.append(scalar)
            if scalar == "[" { return nil }
            if scalar == "\\" {
                guard let escaped = rest.popFirst() else { return nil }
                text.append(escaped)
            } else if scalar == "]", text != ["[", "]"], text != ["[", "^", "]"] {
                var view = String.UnicodeScalarView()
                view.append(contentsOf: text)
                return String(view)
            }
        }
        return nil
    }
}
