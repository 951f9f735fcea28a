/// One of some values, which depends on what is not known: `var.x == "" ? a : b`.
package struct Choice: Sendable {
    /// How many alternatives are kept.
    package static let limit = 8

    /// What decides.
    package let condition: Unknown
    /// The values, two or more; none of them is a choice.
    package let alternatives: [Value]
    /// The attribute whose value this is, which equals itself whatever is chosen.
    package var identity: AttributeIdentity?

    /// What the value depends on; its first source names the alternatives.
    package var unknown: Unknown {
        let source = UnknownSource(attribute: nil, reason: .choice(names))
        var unknown = alternatives.compactMap(\.holes)
            .reduce(Unknown(source).merging(condition.derived)) { $0.merging($1.derived) }
        unknown.identity = identity
        return unknown
    }

    /// What the alternatives are, for people: attributes by their names, and nothing of any text.
    private var names: [String] {
        var names: [String] = []
        for alternative in alternatives {
            let name = alternative.nameForPeople
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// What is known of the text where all alternatives are texts: its beginning and its end.
    package var text: SymbolicString {
        if identity != nil { return SymbolicString([.hole(unknown)]) }
        let texts = alternatives.compactMap { $0.kind == .string || $0.unknown?.identity != nil ? $0.text : nil }
        guard texts.count == alternatives.count, let first = texts.first else {
            return SymbolicString([.hole(unknown)])
        }
        var prefix = Array(first.prefix.unicodeScalars)
        var suffix = Array(first.suffix.unicodeScalars.reversed())
        for text in texts.dropFirst() {
            prefix = Choice.common(prefix, Array(text.prefix.unicodeScalars))
            suffix = Choice.common(suffix, Array(text.suffix.unicodeScalars.reversed()))
        }
        // A text that is known to its end must not be counted from both sides.
        let shortest = texts.compactMap { $0.known?.unicodeScalars.count }.min() ?? .max
        suffix = Array(suffix.prefix(max(0, shortest - prefix.count)))
        return SymbolicString([
            .literal(Choice.string(prefix)), .hole(unknown), .literal(Choice.string(suffix.reversed())),
        ])
    }

    private static func common(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> [Unicode.Scalar] {
        zip(left, right).prefix { $0 == $1 }.map(\.0)
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// A member of all alternatives; unknown where only some have it.
    func member(_ name: String) -> Value? {
        let members = alternatives.map { $0.member(name) }
        let found = members.compactMap { $0 }
        if found.isEmpty { return nil }
        guard found.count == members.count else {
            return Value(unknown.derived, isSensitive: found.contains(where: \.isSensitive))
        }
        return Value.choice(condition, found)
    }
}

extension Value {
    /// What the value is, for people, without any of its text.
    fileprivate var nameForPeople: String {
        if let identity = unknown?.identity { return identity.description }
        switch kind {
        case .null: return "null"
        case .bool, .number, .string: return holes == nil ? "a literal" : "a text with unknown parts"
        case .list: return "a list"
        case .object: return "an object"
        case .unknown: return "a value that is not known"
        }
    }

    /// One of some values; of alternatives that are choices themselves their alternatives are taken.
    ///
    /// Alternatives that are unknown as a whole and stand for nothing in particular count as one.
    package static func choice(_ condition: Unknown, _ values: [Value]) -> Value {
        var condition = condition.derived
        var alternatives: [Value] = []
        var isSensitive = false
        for value in values {
            isSensitive = isSensitive || value.isSensitive
            guard case .choice(let inner) = value.content else {
                alternatives.append(value)
                continue
            }
            condition = condition.merging(inner.condition)
            alternatives += inner.alternatives.map { $0.marked(value.isSensitive) }
        }
        alternatives = withOneVague(alternatives)
        if alternatives.count > Choice.limit || alternatives.allSatisfy(\.isVague) {
            let parts = alternatives.compactMap(\.holes)
            return Value(Unknown.merged([condition] + parts) ?? condition, isSensitive: isSensitive)
        }
        guard alternatives.count > 1 else { return alternatives.first ?? Value(condition) }
        return Value(.choice(Choice(condition: condition, alternatives: alternatives)), isSensitive: isSensitive)
    }

    /// Whether the value is unknown as a whole and stands for nothing in particular.
    private var isVague: Bool {
        if case .unknown(let unknown) = content { unknown.identity == nil } else { false }
    }

    private static func withOneVague(_ values: [Value]) -> [Value] {
        let vague = values.filter(\.isVague)
        guard vague.count > 1, let merged = Unknown.merged(vague.compactMap(\.unknown)) else { return values }
        return values.filter { !$0.isVague } + [Value(merged, isSensitive: vague.contains(where: \.isSensitive))]
    }
}
