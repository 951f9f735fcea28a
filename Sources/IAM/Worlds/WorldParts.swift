import Symbolic

/// The parts of which the worlds of a request are made: for each thing that nobody knows, all that it may be.
///
/// Whatever may be too many things is left out, and so unknown in every world.
struct WorldParts {
    /// How many condition keys are looked at together.
    private static let keyLimit = 4
    /// How many lists of values one key may have.
    private static let listLimit = 5
    private static let worldLimit = 4_096

    private let matcher: StatementMatcher
    private let questions: Questions
    /// For each thing, the parts of which a world has one.
    private(set) var groups: [[World.Part]] = []
    /// The questions that a key's value answers.
    private var answeredByKeys: Set<World.Question> = []

    init(_ statements: [PolicyStatement], _ matcher: StatementMatcher) {
        self.matcher = matcher
        questions = Questions(statements, matcher)
        guard questions.keys.count <= WorldParts.keyLimit else { return }
        for (key, asked) in questions.keys {
            if let states = states(of: key, asked) { groups.append(states) }
        }
        addResources()
        for action in questions.actions { addQuestion(.action(action)) }
        for (text, comparisons) in questions.values { addValue(text, comparisons) }
    }

    /// What is so in all worlds; unknown where the worlds disagree, or are too many.
    func agreement(_ decide: (World) -> Truth) -> Truth {
        guard !groups.isEmpty, groups.allSatisfy({ !$0.isEmpty }) else { return .unknown }
        var count = 1
        for group in groups {
            count *= group.count
            guard count <= WorldParts.worldLimit else { return .unknown }
        }
        var result: Truth?
        for number in 0..<count {
            var rest = number
            let parts = groups.map { group in
                defer { rest /= group.count }
                return group[rest % group.count]
            }
            let truth = decide(World(parts))
            guard truth != .unknown, result == nil || result == truth else { return .unknown }
            result = truth
        }
        return result ?? .unknown
    }

    private mutating func addQuestion(_ question: World.Question) {
        guard !answeredByKeys.contains(question) else { return }
        groups.append([true, false].map { World.Part(answers: [question: $0]) })
    }

    /// The text of the request's value compares in one of the ways that its form allows.
    private mutating func addValue(_ text: SymbolicString, _ comparisons: Set<World.Comparison>) {
        let asked = comparisons.filter { !answeredByKeys.contains(.value(text, $0)) }
        guard !asked.isEmpty else { return }
        guard let forms = matcher.matcher.forms(of: text),
            let ways = ComparisonWays(asked, forms: forms, matcher.matcher)
        else { return }
        groups.append(
            ways.all.map { way in
                World.Part(answers: Dictionary(way.map { (World.Question.value(text, $0.key), $0.value) }) { $1 })
            }
        )
    }
}

extension WorldParts {
    /// All that a condition key may be; nil where that is too much.
    private mutating func states(of key: String, _ asked: Questions.Key) -> [World.Part]? {
        let values = values(of: key, asked)
        let kind = KeyKind(key)
        // That the key is none of the values with which a pattern matches is a comparison of its own.
        let marks = values.texts.map { World.Comparison(.string, TextPattern(SymbolicString($0), variables: false)) }
        guard
            let ways = kind == .boolean
                ? booleanWays(asked.comparisons)
                : ComparisonWays(
                    asked.comparisons.union(marks),
                    kind: kind,
                    matcher.matcher
                )?.all
        else { return nil }
        answeredByKeys.formUnion(values.questions)
        let unmatched = Dictionary(values.questions.map { ($0, false) }) { $1 }
        func part(_ state: World.KeyState, _ answers: [World.Question: Bool] = [:]) -> World.Part {
            World.Part(key: (key, state), answers: answers)
        }
        var parts: [World.Part] = []
        if matcher.request.context[lowercased: key] == .unknown { parts.append(part(.absent)) }
        for text in values.texts { parts.append(part(.text(SymbolicString(text)))) }
        if asked.isTakenAsOne || !asked.isTakenAsList {
            for way in ways where marks.allSatisfy({ way[$0] != true }) { parts.append(part(.one(way), unmatched)) }
        }
        if asked.isTakenAsList {
            guard ways.count <= WorldParts.listLimit else { return nil }
            for mask in 0..<(1 << ways.count) {
                let list = ways.indices.filter { mask & (1 << $0) != 0 }.map { ways[$0] }
                parts.append(part(.list(list), unmatched))
            }
        }
        return parts
    }

    /// The values of a key with which patterns that it stands in match, and the questions that are so answered.
    private func values(of key: String, _ asked: Questions.Key) -> (texts: Set<String>, questions: [World.Question]) {
        var texts: Set<String> = []
        var questions: [World.Question] = []
        let context = matcher.request.context
        for pattern in asked.resources where pattern.hasPlainHead {
            guard let resource = matcher.request.resource.known,
                let found = VariableValues(of: key, in: pattern.text, keepsWildcards: true, context)?.all(for: resource)
            else { continue }
            texts.formUnion(found)
            questions.append(.resource(pattern))
        }
        for value in asked.values {
            let isLike = value.comparison.comparison == .stringLike
            guard isLike || value.comparison.comparison == .string, let text = value.text.known,
                let found = VariableValues(of: key, in: value.comparison.value, keepsWildcards: isLike, context)?
                    .all(for: text)
            else { continue }
            texts.formUnion(found)
            questions.append(.value(value.text, value.comparison))
        }
        return (texts, questions)
    }

    /// The ways of a key whose value is `true` or `false`; nil where a comparison with these is not clear.
    private func booleanWays(_ comparisons: Set<World.Comparison>) -> [World.Comparisons]? {
        var ways: [World.Comparisons] = []
        for text in ["true", "false"] {
            var way: World.Comparisons = [:]
            for comparison in comparisons {
                let truth = matcher.matcher.compare(comparison.comparison, comparison.value, SymbolicString(text))
                guard truth != .unknown else { return nil }
                way[comparison] = truth == .yes
            }
            ways.append(way)
        }
        return ways
    }
}

extension WorldParts {
    /// The patterns of which nobody knows whether they cover the resource do so in the ways that its form allows.
    private mutating func addResources() {
        let open = questions.resources.filter { !answeredByKeys.contains(.resource($0)) }
        var exact: [(pattern: ARNPattern, whole: [TextSteps.Step], parts: [TextSteps.Step])] = []
        for pattern in open {
            let steps = TextSteps(like: pattern.text, matcher.matcher)
            if pattern.hasPlainForm, case .steps(let whole) = steps, case .steps(let parts) = steps.segmentwise {
                exact.append((pattern, whole, parts))
            } else {
                addQuestion(.resource(pattern))
            }
        }
        guard !exact.isEmpty, let forms = matcher.matcher.forms(of: matcher.request.resource) else { return }
        var ways: Set<[Bool]> = []
        for form in forms {
            guard let some = TextWays.all(of: form, exact.flatMap { [$0.whole, $0.parts] }) else { return }
            ways.formUnion(some)
        }
        var answers: Set<[World.Question: Bool]> = []
        for way in ways {
            var results: [[World.Question: Bool]] = [[:]]
            for (index, pattern) in exact.map(\.pattern).enumerated() {
                let (whole, parts) = (way[2 * index], way[2 * index + 1])
                // What holds where only the whole matches is not documented: either is possible.
                let possible = whole == parts ? [whole] : [true, false]
                results = results.flatMap { result in
                    possible.map { result.merging([.resource(pattern): $0]) { $1 } }
                }
            }
            answers.formUnion(results)
        }
        guard answers.count <= ComparisonWays.limit else { return }
        groups.append(answers.map { World.Part(answers: $0) })
    }
}
