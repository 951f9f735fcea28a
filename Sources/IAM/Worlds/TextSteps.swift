import Symbolic

/// What a text is compared with, as steps of an automaton.
enum TextSteps {
    /// One step: a character, or a wildcard that may stop at colons.
    enum Step: Hashable {
        case character(UInt32, ignoresCase: Bool)
        case one(exceptColon: Bool)
        case run(exceptColon: Bool)
    }

    case steps([Step])
    /// Nothing compares.
    case never
    /// A part of the value is not known.
    case free

    /// The steps of one comparison; those of numbers, dates and addresses are never asked for.
    init(_ comparison: World.Comparison, _ matcher: SymbolicMatcher) {
        switch comparison.comparison {
        case .string: self.init(equalTo: matcher.substituted(comparison.value), ignoresCase: false)
        case .stringIgnoringCase: self.init(equalTo: matcher.substituted(comparison.value), ignoresCase: true)
        case .binary: self.init(equalTo: .text(comparison.value.source), ignoresCase: false)
        case .bool:
            let value = comparison.value.source
            let isBool = value.known.map { ["true", "false"].contains($0.lowercased()) } ?? true
            if isBool { self.init(equalTo: .text(value), ignoresCase: true) } else { self = .never }
        case .stringLike: self.init(like: comparison.value, matcher)
        case .arn: self = TextSteps(like: comparison.value, matcher).segmentwise
        case .numeric, .date, .ipAddress: self = .free
        }
    }

    private init(equalTo substitution: SymbolicMatcher.Substitution, ignoresCase: Bool) {
        switch substitution {
        case .unresolvable: self = .never
        case .unknown: self = .free
        case .text(let text):
            guard let known = text.known else {
                self = .free
                return
            }
            // How case is ignored of other letters is not documented.
            let isClear = !ignoresCase || known.utf8.allSatisfy { $0 < 0x80 }
            self = isClear ? .steps(TextSteps.characters(known, ignoresCase: ignoresCase)) : .free
        }
    }

    /// The steps of a pattern with wildcards.
    init(like pattern: TextPattern, _ matcher: SymbolicMatcher) {
        var steps: [Step] = []
        for piece in pattern.pieces {
            switch piece {
            case .literal(let text): steps += TextSteps.characters(text)
            case .questionMark: steps.append(.one(exceptColon: false))
            case .star: steps.append(.run(exceptColon: false))
            case .hole, .malformed:
                self = .free
                return
            case .variable(let key, let fallback):
                let text: String?
                switch matcher.context[lowercased: key] {
                case .value(let value): text = value.known
                case .absent where fallback != nil: text = fallback
                case .absent, .values:
                    self = .never
                    return
                case .present, .unknown: text = nil
                }
                guard let text else {
                    self = .free
                    return
                }
                steps += TextSteps.characters(text)
            }
        }
        self = .steps(steps)
    }

    /// The same steps where each of an ARN's six parts is compared by itself; a pattern of fewer parts matches nothing.
    var segmentwise: TextSteps {
        guard case .steps(var steps) = self else { return self }
        var colons = 0
        for (index, step) in steps.enumerated() where colons < 5 {
            switch step {
            case .character(0x3A, _): colons += 1
            case .character: continue
            case .one: steps[index] = .one(exceptColon: true)
            case .run: steps[index] = .run(exceptColon: true)
            }
        }
        return colons == 5 ? .steps(steps) : .never
    }

    private static func characters(_ text: String, ignoresCase: Bool = false) -> [Step] {
        text.unicodeScalars.map { .character($0.value, ignoresCase: ignoresCase) }
    }
}
