import Symbolic

/// One way in which what nobody knows of a request may turn out.
///
/// Whatever a world says nothing of stays unknown in it. So what holds in each of a number of worlds holds for certain,
/// if one of them is what will be.
struct World {
    /// A question about texts that has one answer wherever it is asked, though nobody knows which.
    enum Question: Hashable {
        /// Whether the pattern covers the resource of the request.
        case resource(ARNPattern)
        /// Whether the pattern covers the action of the request.
        case action(ActionPattern)
        /// Whether a value of the request compares with one of a policy.
        case value(SymbolicString, Comparison)
    }

    /// A comparison with a value of a policy.
    struct Comparison: Hashable {
        let comparison: ConditionOperator.Comparison
        let value: TextPattern

        /// `StringLike` without wildcards is taken for the `StringEquals` that it is.
        init(_ comparison: ConditionOperator.Comparison, _ value: TextPattern) {
            self.value = value
            let isLiteral = value.bytes?.allSatisfy { $0 != Glob.star && $0 != Glob.questionMark } ?? false
            self.comparison = comparison == .stringLike && isLiteral ? .string : comparison
        }
    }

    /// How one text compares; what is not among the comparisons is not known.
    typealias Comparisons = [Comparison: Bool]

    /// What a condition key is that nobody knows.
    enum KeyState {
        case absent
        /// There, with this text.
        case text(SymbolicString)
        /// There, with a text that compares so.
        case one(Comparisons)
        /// There, with a list of texts that compare so.
        case list([Comparisons])
    }

    /// The keys by their names in small letters.
    private(set) var keys: [String: KeyState] = [:]
    private(set) var answers: [Question: Bool] = [:]

    /// A part of a world: a key with its state, and answers that go with it.
    struct Part {
        var key: (name: String, state: KeyState)?
        var answers: [Question: Bool] = [:]
    }

    init(_ parts: some Sequence<Part>) {
        for part in parts {
            if let key = part.key { keys[key.name] = key.state }
            answers.merge(part.answers) { $1 }
        }
    }

    /// The answer to a question; unknown where the world does not tell.
    func answer(_ question: Question) -> Truth {
        answers[question].map { Truth($0) } ?? .unknown
    }

    /// What is known of the keys in this world.
    func context(_ context: RequestContext) -> RequestContext {
        var context = context
        for (key, state) in keys {
            context[key] =
                switch state {
                case .absent: .absent
                case .text(let text): .value(text)
                case .one: .present
                case .list: .values([])
                }
        }
        return context
    }
}
