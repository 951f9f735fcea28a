import Symbolic

/// What the undecided statements of a request ask that nobody can answer.
struct Questions {
    /// What is asked of a condition key that nobody knows.
    struct Key {
        var comparisons: Set<World.Comparison> = []
        /// Whether an operator takes the key's values one by one, and whether one takes the key as a single value.
        var isTakenAsList = false
        var isTakenAsOne = false
        /// Patterns for the request's resource in which the key is the one thing that is not known.
        var resources: Set<ARNPattern> = []
        /// Values compared with texts of the request, likewise.
        var values: Set<Value> = []
    }

    /// A comparison of a text of the request.
    struct Value: Hashable {
        var text: SymbolicString
        var comparison: World.Comparison
    }

    private let matcher: StatementMatcher
    private(set) var keys: [String: Key] = [:]
    private(set) var resources: Set<ARNPattern> = []
    private(set) var actions: Set<ActionPattern> = []
    private(set) var values: [SymbolicString: Set<World.Comparison>] = [:]

    init(_ statements: [PolicyStatement], _ matcher: StatementMatcher) {
        self.matcher = matcher
        for statement in statements where statement.doubt == nil {
            for pattern in statement.actions.patterns { ask(pattern) }
            for pattern in statement.resources?.patterns ?? [] { ask(pattern) }
            for test in statement.conditions where test.doubt == nil { ask(test) }
        }
    }

    private mutating func ask(_ pattern: ActionPattern) {
        let truth = pattern.covers(matcher.request.action, isGrant: false, matcher.matcher)
        if truth == .unknown { actions.insert(pattern) }
    }

    private mutating func ask(_ pattern: ARNPattern) {
        let answer = pattern.covers(matcher.request.resource, matcher.matcher)
        guard answer.truth == .unknown, !answer.isUnresolvable else { return }
        resources.insert(pattern)
        let unknown = touchVariables(of: pattern.text)
        if let key = unknown.first, unknown.count == 1 { keys[key]?.resources.insert(pattern) }
    }

    private mutating func ask(_ test: ConditionTest) {
        guard let key = test.key, let condition = test.operator else { return }
        switch matcher.request.context[lowercased: key] {
        case .absent: return
        case .unknown, .present:
            var asked = keys[key] ?? Key()
            if case .compares(let comparison, _) = condition.test {
                asked.comparisons.formUnion(test.values.map { World.Comparison(comparison, $0) })
                if condition.quantifier == nil { asked.isTakenAsOne = true } else { asked.isTakenAsList = true }
            }
            keys[key] = asked
            for value in test.values { _ = touchVariables(of: value) }
        case .value(let text): ask(condition, test.values, of: text)
        case .values(let texts): for text in texts { ask(condition, test.values, of: text) }
        }
    }

    private mutating func ask(_ condition: ConditionOperator, _ patterns: [TextPattern], of text: SymbolicString) {
        guard case .compares(let comparison, _) = condition.test else { return }
        for pattern in patterns where matcher.matcher.compare(comparison, pattern, text) == .unknown {
            let asked = World.Comparison(comparison, pattern)
            values[text, default: []].insert(asked)
            let unknown = touchVariables(of: pattern)
            if let key = unknown.first, unknown.count == 1 {
                keys[key]?.values.insert(Value(text: text, comparison: asked))
            }
        }
    }

    /// Enters the keys of a pattern's variables that nobody knows; returns them, each as often as it occurs.
    private mutating func touchVariables(of pattern: TextPattern) -> [String] {
        guard !pattern.isPlain else { return [] }
        var unknown: [String] = []
        for case .variable(let key, _) in pattern.pieces {
            switch matcher.request.context[lowercased: key] {
            case .unknown, .present:
                unknown.append(key)
                keys[key] = keys[key] ?? Key()
            case .absent, .value, .values: continue
            }
        }
        return unknown
    }
}
