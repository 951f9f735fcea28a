import CEL

enum RegexCheck {
    static func problem(in pattern: String) -> String? { nil }
}
