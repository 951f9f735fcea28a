import Symbolic

/// What the statements of one layer say of a request.
struct LayerTally {
    /// A statement by the place of its policy in the set and its own in the document.
    struct Place {
        var policy: Int
        var statement: Int
    }

    /// Whether some statement allows; for a resource policy, naming the principal in whatever way.
    var allow = PrincipalMatch()
    var deny = Truth.no
    var allowing: [Place] = []
    var denying: [Place] = []
    var undecided: [Place] = []

    /// Whether the layer allows as a whole.
    var allows: Truth { allow.any }

    /// The tally of an identity policy, a boundary or a session's policy, whose statements name no principal.
    init(_ set: PolicySet, _ matcher: StatementMatcher) {
        // What is no statement of an identity policy is looked at, whatever it is about.
        tally(set, matcher.request.action.services.union(.isUnusual)) { statement in
            let isAboutOther =
                !statement.outline.contains(.isUnusual) && statement.isAboutOther(matcher.request.action)
            return isAboutOther ? PrincipalMatch() : PrincipalMatch(directly: matcher.matches(statement))
        }
    }

    /// The tally of a resource's policy.
    init(resource set: PolicySet, _ matcher: StatementMatcher) {
        tally(set, matcher.request.action.services) { statement in
            statement.isAboutOther(matcher.request.action)
                ? PrincipalMatch() : matcher.matchesInResourcePolicy(statement)
        }
    }

    /// The set with only those statements that match or may match.
    func concerned(of set: PolicySet) -> PolicySet {
        var kept: [Int: Set<Int>] = [:]
        for place in allowing + denying + undecided { kept[place.policy, default: []].insert(place.statement) }
        return set.with(
            set.attached.enumerated().map { number, policy in
                policy.with((kept[number] ?? []).sorted().map { policy.document.statements[$0] })
            }
        )
    }

    /// Counts the statements whose outlines have something of `asked`.
    private mutating func tally(
        _ set: PolicySet,
        _ asked: StatementOutline,
        _ match: (PolicyStatement) -> PrincipalMatch
    ) {
        for (number, policy) in set.attached.enumerated() {
            if !policy.document.outline.isDisjoint(with: asked) {
                for (index, outline) in policy.document.outlines.enumerated() where !outline.isDisjoint(with: asked) {
                    let statement = policy.document.statements[index]
                    count(match(statement), statement.effect, Place(policy: number, statement: index))
                }
            }
            if !policy.document.open.isEmpty { countUnseen() }
        }
        if !set.unseen.isEmpty { countUnseen() }
        if !set.elsewhere.isEmpty { allow.formUnion(.unknown) }
    }

    private mutating func count(_ match: PrincipalMatch, _ effect: PolicyStatement.Effect?, _ place: Place) {
        let any = match.any
        guard any != .no else { return }
        switch effect {
        case .allow?:
            allow.formUnion(match)
            if any == .yes { allowing.append(place) } else { undecided.append(place) }
        case .deny?:
            deny = deny || any
            if any == .yes { denying.append(place) } else { undecided.append(place) }
        case nil:
            countUnseen()
            undecided.append(place)
        }
    }

    private mutating func countUnseen() {
        allow.formUnion(.unknown)
        deny = deny || .unknown
    }
}
