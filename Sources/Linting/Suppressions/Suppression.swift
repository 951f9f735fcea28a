import Symbolic

/// What a comment tells tfproof to pass over: `# tfproof:ignore RULE[,RULE] [until=YYYY-MM-DD] REASON`.
///
/// It stands on or above an argument, a block or a `module` block, and counts for everything below that.
package struct Suppression: Hashable, Sendable {
    /// What a comment with a word for tfproof holds.
    package static let marker = "tfproof:"

    /// The ids of the rules, as they are written.
    var rules: [String]
    /// The last day on which it counts.
    var until: CalendarDate?
    /// Why; what may be a credential in it is masked.
    var reason: String
    var comment: SourceComment

    /// Whether the comment names a rule, by its id or by one that it had before.
    func names(_ rule: RuleDefinition) -> Bool {
        rules.contains(rule.id) || rules.contains { rule.aliases.contains($0) }
    }
}

/// What a line of a comment with a word for tfproof comes to.
enum SuppressionDirective {
    case suppression(Suppression)
    /// It says something, but not in a form that can be followed.
    case problem(String)
}

extension SuppressionDirective {
    private static let lineLimit = 1_000

    /// The directives of a comment, one a line.
    static func all(in comment: SourceComment) -> [SuppressionDirective] {
        guard comment.text.contains(Suppression.marker) else { return [] }
        return comment.text.split(whereSeparator: \.isNewline).compactMap { line in
            let text = content(of: line.prefix(lineLimit))
            guard text.hasPrefix(Suppression.marker) else { return nil }
            return directive(text.dropFirst(Suppression.marker.count), of: comment)
        }
    }

    /// A line of a comment without the signs around it.
    private static func content(of line: Substring) -> Substring {
        var text = line.drop { $0.isWhitespace || "#/*".contains($0) }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        if text.hasSuffix("*/") { text = text.dropLast(2) }
        return text
    }

    private static func directive(_ text: Substring, of comment: SourceComment) -> SuppressionDirective {
        var words = text.split(whereSeparator: \.isWhitespace)[...]
        // What is written behind the marker may be anything, so it is not repeated.
        guard text.first?.isWhitespace == false, words.popFirst() == "ignore" else {
            return .problem("the only word for tfproof is `tfproof:ignore`")
        }
        var list = words.popFirst().map(String.init) ?? ""
        while list.hasSuffix(","), let more = words.popFirst() { list += more }
        let rules = list.split(separator: ",").map(String.init)
        guard !rules.isEmpty else { return .problem("`tfproof:ignore` names no rule") }
        var until: CalendarDate?
        for word in words where word.hasPrefix("until=") {
            guard until == nil, let date = CalendarDate(String(word.dropFirst("until=".count))) else {
                return .problem("`until` of `tfproof:ignore` must be one day, as in `until=2030-12-31`")
            }
            until = date
        }
        let reason = words.filter { !$0.hasPrefix("until=") }.joined(separator: " ")
        guard reason.contains(where: { $0.isLetter || $0.isNumber }) else {
            return .problem("`tfproof:ignore` gives no reason; write it behind the rule")
        }
        let shown = ValueText.line(CredentialWords.maskedProse(reason))
        return .suppression(Suppression(rules: rules, until: until, reason: shown, comment: comment))
    }
}
