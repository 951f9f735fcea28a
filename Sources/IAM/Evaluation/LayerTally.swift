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
        tally(set, { $0.principals == nil && $0.resources != nil && $0.isAboutOther(matcher.request.action) }) {
            PrincipalMatch(directly: matcher.matches($0))
        }
    }

    /// The tally of a resource's policy.
    init(resource set: PolicySet, _ matcher: StatementMatcher) {
        tally(set, { $0.isAboutOther(matcher.request.action) }, matcher.matchesInResourcePolicy)
    }

    /// The set with only those statements that match or may match.
    func concerned(of set: PolicySet) -> PolicySet {
        var kept: [Int: Set<Int>] = [:]
        for place in allowing + denying + undecided { kept[place.policy, default: []].insert(place.statement) }
        var set = set
        for (policy, attached) in set.attached.enumerated() {
            let statements = kept[policy] ?? []
            set.attached[policy].document.statements = statements.sorted().map { attached.document.statements[$0] }
        }
        return set
    }

    private mutating func tally(
        _ set: PolicySet,
        _ isAboutOther: (borrowing PolicyStatement) -> Bool,
        _ match: (PolicyStatement) -> PrincipalMatch
    ) {
        for policy in set.attached.indices {
            let attached = set.attached[policy]
            let statements = attached.document.statements
            for index in statements.indices where !isAboutOther(statements[index]) {
                count(match(statements[index]), statements[index].effect, Place(policy: policy, statement: index))
            }
            if !attached.document.open.isEmpty { countUnseen() }
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
