import RegularExpressions

/// Checks that a parameter is a regular expression, when the rule is loaded and not when it first meets a text.
enum RegexCheck {
    /// What is wrong with a pattern; nil where nothing is.
    static func problem(in pattern: String) -> String? {
        // Where it is none, nothing else asks for it; where it is one, the rule that matches with it will.
        if case .failure(let error) = RegexCaches.matching(pattern) { return error.message }
        return nil
    }
}
