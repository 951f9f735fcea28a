/// What statements may be about, told by bits: those of several are one another's union.
///
/// Of a hundred statements of a role most are about other actions than a request; a look at one word of each passes them
/// over.
struct StatementOutline: OptionSet, Hashable {
    let rawValue: UInt64

    /// The statement has principals or no resources, as those of identity policies do not.
    static let isUnusual = StatementOutline(rawValue: 1 << 63)
    /// The statement has conditions, or variables in its resources.
    static let asksForKeys = StatementOutline(rawValue: 1 << 62)
    /// Nobody can tell whether the statement is there, or what it says.
    static let isDoubtful = StatementOutline(rawValue: 1 << 61)
    /// It may be about any action.
    static let anyAction = StatementOutline(rawValue: 1 << (2 * bitCount) - 1)

    /// How many bits tell actions apart, and how many services.
    private static let bitCount: UInt64 = 30

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The bit of an action that is named as a whole, which it may share with others.
    init(action: NameHash) {
        self.init(rawValue: 1 << (action.value % Self.bitCount))
    }

    /// The bit of a service of which actions are named by a pattern.
    init(service: NameHash) {
        self.init(rawValue: 1 << (Self.bitCount + service.value % Self.bitCount))
    }

    /// What is said of any of some statements.
    init(of statements: [PolicyStatement]) {
        self = statements.reduce(into: []) { $0.formUnion($1.outline) }
    }
}

extension PolicyStatement.Elements {
    /// What a look at the statement tells of the requests that it can be about.
    var outline: StatementOutline {
        var outline: StatementOutline = []
        if principals != nil || resources == nil { outline.insert(.isUnusual) }
        let hasVariables = resources?.patterns.contains { !$0.text.isPlain } ?? false
        if !conditions.isEmpty || hasVariables { outline.insert(.asksForKeys) }
        if doubt != nil || presence != nil { outline.insert(.isDoubtful) }
        if doubt != nil || actions.isNegated {
            outline.formUnion(.anyAction)
        } else {
            for pattern in actions.patterns { outline.formUnion(pattern.outline) }
        }
        return outline
    }
}
