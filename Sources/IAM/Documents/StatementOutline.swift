/// What statements may be about, told by bits: those of several are one another's union.
///
/// Of a hundred statements of a role most are about other services than a request; a look at one word of each passes
/// them over.
struct StatementOutline: OptionSet, Hashable {
    let rawValue: UInt64

    /// The statement has principals or no resources, as those of identity policies do not.
    static let isUnusual = StatementOutline(rawValue: 1 << 63)
    /// The statement has conditions, or variables in its resources.
    static let asksForKeys = StatementOutline(rawValue: 1 << 62)
    /// It may be about any action.
    static let anyService = StatementOutline(rawValue: 1 << serviceCount - 1)

    /// How many bits tell services apart.
    private static let serviceCount: UInt64 = 61

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The bit of a service, which it may share with others.
    ///
    /// - Parameter name: The bytes of what stands before the colon of an action; case does not count.
    init(service name: some Sequence<UInt8>) {
        // The hash of Fowler, Noll and Vo.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(Glob.lowercased(byte))) &* 0x100_0000_01B3 }
        self.init(rawValue: 1 << (hash % Self.serviceCount))
    }

    init(_ elements: PolicyStatement.Elements) {
        var outline: StatementOutline = []
        if elements.principals != nil || elements.resources == nil { outline.insert(.isUnusual) }
        let hasVariables = elements.resources?.patterns.contains { !$0.text.isPlain } ?? false
        if !elements.conditions.isEmpty || hasVariables { outline.insert(.asksForKeys) }
        if elements.doubt != nil || elements.actions.isNegated {
            outline.formUnion(.anyService)
        } else {
            for pattern in elements.actions.patterns { outline.formUnion(pattern.services) }
        }
        self = outline
    }

    /// What is said of any of some statements.
    init(of statements: [PolicyStatement]) {
        self = statements.reduce(into: []) { $0.formUnion($1.outline) }
    }
}
