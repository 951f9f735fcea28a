import Symbolic

/// Compares statements with a request.
struct StatementMatcher {
    private(set) var request: AccessRequest
    var symbols: SymbolTable
    let hasBoundary: Bool
    /// What is assumed of that which is not known; nil outside of such a world.
    private(set) var world: World?

    init(request: AccessRequest, symbols: SymbolTable, hasBoundary: Bool) {
        self.request = request
        self.symbols = symbols
        self.hasBoundary = hasBoundary
    }

    var matcher: SymbolicMatcher {
        SymbolicMatcher(symbols: symbols, context: request.context)
    }

    /// The same in a world.
    func assuming(_ world: World) -> StatementMatcher {
        var copy = self
        copy.world = world
        copy.request = request.with(world.context(request.context))
        return copy
    }

    /// Whether an identity policy's, a boundary's or a session's statement matches the request.
    func matches(_ statement: PolicyStatement) -> Truth {
        let action = matchesAction(statement)
        if statement.outline.isDisjoint(with: [.isUnusual, .isDoubtful]) {
            return action && matchesResource(statement) && matchesConditions(statement)
        }
        if statement.presence != nil, statement.doubt == nil, action == .no { return .no }
        guard statement.doubt == nil, statement.principals == nil, statement.resources != nil else { return .unknown }
        guard action != .no else { return .no }
        let rest = action && matchesResource(statement) && matchesConditions(statement)
        return statement.presence == nil ? rest : .unknown && rest
    }

    /// How a resource policy's statement matches the request; trust policies name no resources.
    func matchesInResourcePolicy(_ statement: PolicyStatement) -> PrincipalMatch {
        guard statement.doubt == nil else { return .unknown }
        let action = matchesAction(statement)
        guard action != .no else { return PrincipalMatch() }
        let resource = statement.resources == nil ? Truth.yes : matchesResource(statement)
        let presence = statement.presence == nil ? Truth.yes : .unknown
        let rest = presence && action && resource && matchesConditions(statement)
        let principals = PrincipalMatcher(principal: request.principal, matcher: matcher, hasBoundary: hasBoundary)
        let match = principals.match(statement.principals, effect: statement.effect)
        return PrincipalMatch(
            directly: match.directly && rest,
            asRole: match.asRole && rest,
            asAccount: match.asAccount && rest
        )
    }

    func matchesAction(_ statement: PolicyStatement) -> Truth {
        let isNegated = statement.actions.isNegated
        let isGrant = statement.effect == .allow && !isNegated
        let patterns = statement.actions.patterns
        let some = patterns.indices.some { index in
            let truth = patterns[index].covers(request.action, isGrant: isGrant, matcher)
            return truth == .unknown ? world?.answer(.action(patterns[index])) ?? truth : truth
        }
        return isNegated ? !some : some
    }

    func matchesResource(_ statement: PolicyStatement) -> Truth {
        guard let resources = statement.resources else { return .unknown }
        let patterns = resources.patterns
        guard resources.isNegated else {
            return patterns.indices.some { covers(patterns[$0]).truth }
        }
        return !patterns.indices.some { index in
            let answer = covers(patterns[index])
            return answer.isUnresolvable ? .unknown : answer.truth
        }
    }

    private func covers(_ pattern: ARNPattern) -> ARNPattern.Answer {
        var answer = pattern.covers(request.resource, matcher)
        if answer.truth == .unknown, !answer.isUnresolvable, let world {
            answer.truth = world.answer(.resource(pattern))
        }
        return answer
    }

    func matchesConditions(_ statement: PolicyStatement) -> Truth {
        guard !statement.conditions.isEmpty else { return .yes }
        let evaluator = ConditionEvaluator(matcher: matcher, world: world)
        return statement.conditions.every { evaluator.holds($0) }
    }
}
