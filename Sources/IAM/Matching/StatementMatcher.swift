import Symbolic

/// Compares statements with a request.
struct StatementMatcher {
    let request: AccessRequest
    var symbols: SymbolTable
    let hasBoundary: Bool
    /// What is assumed of condition keys that are not known; nil outside of such a world.
    var world: ConditionWorld?

    var matcher: SymbolicMatcher {
        SymbolicMatcher(symbols: symbols, context: request.context)
    }

    /// Whether an identity policy's, a boundary's or a session's statement matches the request.
    func matches(_ statement: PolicyStatement) -> Truth {
        let action = matchesAction(statement)
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
        let some = statement.actions.patterns.some { $0.covers(request.action, isGrant: isGrant, matcher) }
        return isNegated ? !some : some
    }

    func matchesResource(_ statement: PolicyStatement) -> Truth {
        guard let resources = statement.resources else { return .unknown }
        guard resources.isNegated else {
            return resources.patterns.some { $0.covers(request.resource, matcher).truth }
        }
        return !resources.patterns.some { pattern in
            let answer = pattern.covers(request.resource, matcher)
            return answer.isUnresolvable ? .unknown : answer.truth
        }
    }

    func matchesConditions(_ statement: PolicyStatement) -> Truth {
        guard !statement.conditions.isEmpty else { return .yes }
        let evaluator = ConditionEvaluator(matcher: matcher, world: world)
        return statement.conditions.every { evaluator.holds($0) }
    }
}
