import Symbolic

extension SymbolicMatcher {
    /// `StringEquals`: the same characters; `*` and `?` are no wildcards here.
    func compareStrings(_ pattern: TextPattern, _ value: SymbolicString) -> Truth {
        switch substituted(pattern) {
        case .text(let text): areEqual(text, value)
        case .unresolvable: .no
        case .unknown: .unknown
        }
    }

    /// `StringEqualsIgnoreCase`: ASCII letters without regard to case; for others no rule is documented.
    func compareIgnoringCase(_ pattern: TextPattern, _ value: SymbolicString) -> Truth {
        switch substituted(pattern) {
        case .unresolvable: return .no
        case .unknown: return .unknown
        case .text(let text):
            var relaxed = self
            relaxed.lowercased = true
            let truth = relaxed.areEqual(text, value)
            guard truth == .no, !text.isASCII || !value.isASCII else { return truth }
            return .unknown
        }
    }

    /// `StringLike`: `*` is any run of characters, `?` exactly one.
    func compareLike(_ pattern: TextPattern, _ value: SymbolicString) -> Truth {
        guard pattern.isPlain, let known = pattern.source.known, let text = value.known else {
            return glob(pattern, value)
        }
        return Truth(Glob.matches(known, text))
    }

    /// `Bool`: `true` or `false` in any case.
    func compareBools(_ pattern: TextPattern, _ value: SymbolicString) -> Truth {
        if let known = pattern.source.known, !["true", "false"].contains(known.lowercased()) { return .no }
        var relaxed = self
        relaxed.lowercased = true
        return relaxed.areEqual(pattern.source, value)
    }

    /// A value of a policy with the variables put in, wildcards as the characters they are.
    enum Substitution {
        case text(SymbolicString)
        /// A variable has no value, so that nothing equals the text.
        case unresolvable
        case unknown
    }

    func substituted(_ pattern: TextPattern) -> Substitution {
        if pattern.isPlain { return .text(pattern.source) }
        var text = SymbolicString()
        for piece in pattern.pieces {
            switch piece {
            case .literal(let literal): text.append(.literal(literal))
            case .questionMark: text.append(.literal("?"))
            case .star: text.append(.literal("*"))
            case .hole(let unknown): text.append(.hole(unknown))
            case .malformed: return .unknown
            case .variable(let key, let fallback):
                switch context[lowercased: key] {
                case .value(let value): text = text + value
                case .values: return .unresolvable
                case .present, .unknown: return .unknown
                case .absent:
                    guard let fallback else { return .unresolvable }
                    text.append(.literal(fallback))
                }
            }
        }
        return .text(text)
    }
}

extension SymbolicString {
    /// Whether all of the literal text is ASCII.
    fileprivate var isASCII: Bool {
        parts.allSatisfy { part in
            if case .literal(let text) = part { text.utf8.allSatisfy { $0 < 0x80 } } else { true }
        }
    }
}
