import RegularExpressions

/// Checks that a parameter is a regular expression, when the rule is loaded and not when it first meets a text.
enum RegexCheck {
    /// What is wrong with a pattern; nil where nothing is.
    static func problem(in pattern: String) -> String? {
        do {
            _ = try LinearRegex(pattern)
            return nil
        } catch {
            return error.message
        }
    }
}
