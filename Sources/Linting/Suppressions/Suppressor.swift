/// Decides which findings are passed over, and remembers what each suppression was good for.
struct Suppressor {
    private let rules: RuleSet
    private let today: CalendarDate?
    private var directives: [SourceComment: [SuppressionDirective]] = [:]
    private var used: Set<Use> = []

    /// A rule that a comment had something to pass over of.
    private struct Use: Hashable {
        var comment: SourceComment
        var rule: String
    }

    init(rules: RuleSet, today: CalendarDate?) {
        self.rules = rules
        self.today = today
    }

    /// What makes a finding of a rule be passed over; the nearest comment that does.
    mutating func suppression(of rule: CompiledRule, at place: Place) -> Suppression? {
        var found: Suppression?
        for comment in place.comments {
            for suppression in suppressions(in: comment) where suppression.names(rule.definition) {
                used.insert(Use(comment: comment, rule: rule.id))
                if found == nil, rule.definition.isIgnorable, !isExpired(suppression) { found = suppression }
            }
        }
        return found
    }

    /// What is to be said of the comments of a configuration, in the order of their places.
    ///
    /// `undecided` are the rules that left something open without a finding: nobody knows what they would have found.
    mutating func notices(on comments: [SourceComment], undecided: Set<String>) -> [String] {
        var seen: Set<SourceComment> = []
        let sorted = comments.filter { seen.insert($0).inserted }.sorted { left, right in
            let (a, b) = (left.location, right.location)
            return (a.file, a.line, a.column) < (b.file, b.line, b.column)
        }
        return sorted.flatMap { comment -> [String] in
            let place = "\(comment.location.file):\(comment.location.line):\(comment.location.column)"
            return directives(in: comment).flatMap { directive in
                switch directive {
                case .problem(let text): [text]
                case .suppression(let suppression): remarks(on: suppression, undecided: undecided)
                }
            }.map { ValueText.line("\(place): \($0)") }
        }
    }

    private func remarks(on suppression: Suppression, undecided: Set<String>) -> [String] {
        suppression.rules.compactMap { id in
            guard rules.knownIDs.contains(id) else {
                let hint = Suggestion.hint(for: id, among: Array(rules.knownIDs))
                let name = LiteralPolicy.isName(id) ? " `\(id)`" : " of this name"
                return "`tfproof:ignore`: there is no rule\(name)\(hint.isEmpty ? "" : "; \(hint)")"
            }
            guard let rule = rules[id] else { return nil }
            if !rule.definition.isIgnorable { return "`\(id)` cannot be ignored; the comment does nothing" }
            if let until = suppression.until, isExpired(suppression) {
                return "the comment that ignores `\(id)` counted until \(until) and does nothing any more"
            }
            let use = Use(comment: suppression.comment, rule: rule.id)
            let isUnused = !used.contains(use) && !undecided.contains(rule.id)
            return isUnused ? "nothing here is found by `\(id)`, so the comment that ignores it can go" : nil
        }
    }

    private func isExpired(_ suppression: Suppression) -> Bool {
        guard let today, let until = suppression.until else { return false }
        return until < today
    }

    private mutating func suppressions(in comment: SourceComment) -> [Suppression] {
        directives(in: comment).compactMap { directive in
            if case .suppression(let suppression) = directive { suppression } else { nil }
        }
    }

    private mutating func directives(in comment: SourceComment) -> [SuppressionDirective] {
        if let known = directives[comment] { return known }
        let read = SuppressionDirective.all(in: comment)
        directives[comment] = read
        return read
    }
}
