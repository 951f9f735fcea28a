import Symbolic

/// How a request is decided, statement by statement.
package struct RequestTrace: Sendable {
    /// What one statement says of the request.
    package struct Statement: Sendable {
        package var match: StatementMatch
        /// Whether the statement matches as a whole.
        package var matches: Truth
        package var action: Truth
        /// Whether it is about the resource; nil for a statement that names none.
        package var resource: Truth?
        /// Whether it names the principal; nil where principals do not count.
        package var principal: Truth?
        package var conditions: [Condition]
        /// Why nobody can tell what the statement matches; nil for a valid one.
        package var doubt: String?
    }

    /// What one key under an operator says of the request.
    package struct Condition: Sendable {
        /// The operator as it is written; nil where it is not known.
        package var test: String?
        package var key: String?
        package var holds: Truth
    }

    package var request: AccessRequest
    package var decision: Decision
    package var statements: [Statement]

    /// One line that says why the request is decided so.
    package var reason: String {
        switch decision {
        case .allowed(let statements):
            return statements.first.map { "\($0.name) allows it" } ?? "everyone may do it"
        case .cannotTell(let doubt): return doubt.explanation
        case .notAllowed(let denial):
            switch denial.reason {
            case .explicitDeny: return denial.denying.first.map { "\($0.name) denies it" } ?? "a statement denies it"
            case .nothingAllows: return "no statement allows it"
            case .boundary: return "the permissions boundary does not allow it"
            case .session: return "the session policy does not allow it"
            case .resourcePolicy: return "the policy of the resource does not allow it"
            case .control(.serviceControl): return "the service control policies do not allow it"
            case .control(.resourceControl): return "the resource control policies do not allow it"
            case .control: return "a control policy does not allow it"
            case .contradiction: return "the statements that allow it and those that do not exclude one another"
            }
        }
    }
}

extension PolicyEvaluator {
    /// Decides a request and tells what each statement says of it.
    package func trace(_ request: AccessRequest, _ layers: PolicyLayers) -> RequestTrace {
        let matcher = StatementMatcher(request: request, symbols: symbols, hasBoundary: !layers.boundaries.isEmpty)
        var sets: [(PolicyLayer, PolicySet)] = [(.identity, layers.identity)]
        sets += layers.boundaries.map { (.boundary, $0) }
        if let session = layers.session { sets.append((.session, session)) }
        if let resource = layers.resource { sets.append((.resource, resource)) }
        sets += layers.controls.map { ($0.layer, $0.policies) }
        let statements = sets.flatMap { layer, set in
            set.attached.flatMap { policy in
                policy.document.statements.map {
                    matcher.trace(StatementMatch(layer: layer, policy: policy, statement: $0))
                }
            }
        }
        return RequestTrace(request: request, decision: decide(request, layers), statements: statements)
    }
}

extension StatementMatcher {
    /// What a statement says of the request, part by part.
    fileprivate func trace(_ match: StatementMatch) -> RequestTrace.Statement {
        let statement = match.statement
        let namesPrincipals = match.layer.namesPrincipals
        let evaluator = ConditionEvaluator(matcher: matcher)
        let named = PrincipalMatcher(principal: request.principal, matcher: matcher, hasBoundary: hasBoundary)
            .match(statement.principals, effect: statement.effect).any
        return RequestTrace.Statement(
            match: match,
            matches: namesPrincipals ? matchesInResourcePolicy(statement).any : matches(statement),
            action: matchesAction(statement),
            resource: statement.resources == nil ? nil : matchesResource(statement),
            principal: namesPrincipals ? named : nil,
            conditions: statement.conditions.map { test in
                RequestTrace.Condition(test: test.operatorName, key: test.keyName, holds: evaluator.holds(test))
            },
            doubt: statement.doubt.flatMap { doubt in
                guard case .undecided(let text)? = doubt.sources.first?.reason else { return nil }
                return text
            }
        )
    }
}
