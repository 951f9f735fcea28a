package import Symbolic

extension PolicyEvaluator {
    /// How many near misses of a kind are looked for.
    private static let nearMissLimit = 8

    /// The statements that allow something near to a request: for the evidence of a denial.
    ///
    /// In the order of the policies; those that allow the action elsewhere first, then those that allow other actions
    /// of the service on the resource. A statement that matches is none. Of each kind the first few.
    func nearMisses(_ request: AccessRequest, _ identity: PolicySet) -> [NearMiss] {
        let matcher = StatementMatcher(request: request, symbols: symbols, hasBoundary: false)
        var close: [NearMiss] = []
        var others: [NearMiss] = []
        for policy in identity.attached {
            let statements = policy.document.statements
            for index in statements.indices where statements[index].effect == .allow && statements[index].doubt == nil {
                guard let obstacle = matcher.obstacle(statements[index]) else { continue }
                let isClose = obstacle != .action
                guard (isClose ? close.count : others.count) < Self.nearMissLimit else { continue }
                let match = StatementMatch(layer: .identity, policy: policy, statement: statements[index])
                let miss = NearMiss(obstacle: obstacle, match: match)
                if isClose { close.append(miss) } else { others.append(miss) }
            }
        }
        return close + others
    }

    /// Whether two texts are the same.
    package func areEqual(_ left: SymbolicString, _ right: SymbolicString) -> Truth {
        SymbolicMatcher(symbols: symbols, context: RequestContext()).areEqual(left, right)
    }

    /// Whether some statement allows an action to anyone, or may do so.
    package func mayAllow(_ action: String, _ set: PolicySet) -> Bool {
        let request = AccessRequest(principal: .role(SymbolicString()), action: action, resource: SymbolicString())
        let matcher = StatementMatcher(request: request, symbols: symbols, hasBoundary: false)
        return !set.unseen.isEmpty || !set.elsewhere.isEmpty
            || set.attached.contains { policy in
                !policy.document.open.isEmpty
                    || policy.document.statements.contains { $0.effect != .deny && matcher.matchesAction($0) != .no }
            }
    }

    /// The statements that allow an action, on whatever resources and under whatever conditions.
    package func statements(allowing action: String, in identity: PolicySet) -> [StatementMatch] {
        let request = AccessRequest(principal: .role(SymbolicString()), action: action, resource: SymbolicString())
        let matcher = StatementMatcher(request: request, symbols: symbols, hasBoundary: false)
        return identity.attached.flatMap { policy in
            policy.document.statements.filter { statement in
                statement.effect == .allow && statement.doubt == nil && statement.presence == nil
                    && matcher.matchesAction(statement) == .yes
            }.map { StatementMatch(layer: .identity, policy: policy, statement: $0) }
        }
    }
}

extension StatementMatcher {
    /// What keeps an `Allow` from matching; nil where it matches, or is about something else.
    fileprivate func obstacle(_ statement: PolicyStatement) -> NearMiss.Obstacle? {
        let action = matchesAction(statement)
        if action == .no, !concernsService(statement) { return nil }
        let resource = matchesResource(statement)
        if action == .yes {
            return resource == .no ? .resource : matchesConditions(statement) == .no ? .condition : nil
        }
        return action == .no && resource == .yes ? .action : nil
    }

    /// Whether a statement lists actions of the request's service.
    private func concernsService(_ statement: PolicyStatement) -> Bool {
        let service = Array(request.action.service.utf8) + [Glob.colon]
        return !statement.actions.isNegated
            && statement.actions.patterns.contains { pattern in
                pattern.text.source.prefix.utf8.lazy.map(Glob.lowercased).starts(with: service)
            }
    }

    /// A statement that takes part in a contradiction, with the keys that decide whether it matches.
    func opposed(_ match: StatementMatch) -> OpposedStatement {
        guard !match.policy.document.isSensitive else { return OpposedStatement(match: match, keys: []) }
        let evaluator = ConditionEvaluator(matcher: matcher)
        var keys: [String] = []
        for test in match.statement.conditions where evaluator.holds(test) == .unknown {
            if let name = test.keyName, !keys.contains(name) { keys.append(name) }
        }
        return OpposedStatement(match: match, keys: keys)
    }

    /// What an undecided statement depends on.
    func unknowns(_ match: StatementMatch) -> [Unknown] {
        let statement = match.statement
        if let doubt = statement.doubt { return [doubt] }
        var unknowns = [statement.presence].compactMap { $0 }
        if statement.effect == nil { unknowns.append(Unknown(undecided: "the effect of a statement is not known")) }
        if matchesAction(statement) == .unknown {
            let holes = statement.actions.patterns.compactMap(\.text.source.unknown)
            unknowns += holes.isEmpty ? [Unknown(undecided: "a wildcard stands in the service of an action")] : holes
        }
        let namesPrincipals = match.layer.namesPrincipals
        if !namesPrincipals, statement.principals != nil {
            unknowns.append(Unknown(undecided: "a statement of an identity policy names a principal"))
        }
        // A trust policy names no resource.
        if !namesPrincipals || statement.resources != nil, matchesResource(statement) == .unknown {
            unknowns += resourceUnknowns(statement)
        }
        let evaluator = ConditionEvaluator(matcher: matcher)
        for test in statement.conditions where evaluator.holds(test) == .unknown {
            unknowns += test.doubt.map { [$0] } ?? test.values.compactMap(\.source.unknown)
            if let name = test.keyName {
                let key = match.policy.document.isSensitive ? "a condition key" : name
                unknowns.append(Unknown(undecided: "the value of \(key) in the request is not known"))
            }
        }
        if namesPrincipals { unknowns += principalUnknowns(statement) }
        return unknowns
    }

    /// Why nobody can tell whether a statement is about the principal of the request.
    private func principalUnknowns(_ statement: PolicyStatement) -> [Unknown] {
        let matcher = PrincipalMatcher(principal: request.principal, matcher: matcher, hasBoundary: hasBoundary)
        guard matcher.match(statement.principals, effect: statement.effect).any == .unknown else { return [] }
        let holes = (statement.principals?.patterns ?? []).compactMap(\.text?.unknown)
        return holes.isEmpty
            ? [Unknown(undecided: "nobody can tell whether a principal of the statement is the one that asks")] : holes
    }

    private func resourceUnknowns(_ statement: PolicyStatement) -> [Unknown] {
        guard let resources = statement.resources else {
            return [Unknown(undecided: "a statement of an identity policy names no resource")]
        }
        var unknowns: [Unknown] = []
        for pattern in resources.patterns {
            let answer = pattern.covers(request.resource, matcher)
            guard answer.truth == .unknown || answer.isUnresolvable else { continue }
            if let hole = pattern.text.source.unknown {
                unknowns.append(hole)
            } else if !pattern.text.isPlain {
                unknowns.append(Unknown(undecided: "the value of a policy variable is not known"))
            } else if request.resource.known != nil {
                unknowns.append(Unknown(undecided: "AWS documents no meaning of a wildcard where it stands"))
            }
        }
        return unknowns
    }
}
