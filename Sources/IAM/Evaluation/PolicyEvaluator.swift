import Symbolic

/// Decides requests as IAM does, as far as policies and request are known.
///
/// A definite answer holds in every world that the holes allow. Where AWS documents no rule the answer is that nobody
/// can tell. Service and resource control policies are taken to allow everything.
package struct PolicyEvaluator: Sendable {
    package var symbols: SymbolTable

    package init(symbols: SymbolTable = .standard) {
        self.symbols = symbols
    }

    /// Decides a request that only the principal's own policies and its boundary bear on.
    package func decide(_ request: AccessRequest, _ identity: PolicySet, boundary: PolicySet? = nil) -> Decision {
        decide(request, PolicyLayers(identity: identity, boundaries: boundary.map { [$0] } ?? []))
    }

    /// Decides a request.
    package func decide(_ request: AccessRequest, _ layers: PolicyLayers) -> Decision {
        if request.action.isFree { return .allowed([]) }
        if let alternatives = layers.alternatives { return decide(request, layers, as: alternatives) }
        return decideOnce(request, layers)
    }

    /// What is decided whichever of some alternatives the policies turn out to be.
    private func decide(
        _ request: AccessRequest,
        _ layers: PolicyLayers,
        as alternatives: [PolicyLayers]
    ) -> Decision {
        let decisions = alternatives.map { decideOnce(request, $0) }
        guard let first = decisions.first, first.truth != .unknown,
            decisions.allSatisfy({ $0.truth == first.truth })
        else {
            let matcher = StatementMatcher(request: request, symbols: symbols, hasBoundary: !layers.boundaries.isEmpty)
            return .cannotTell(doubt(RequestTally(request, layers, matcher)))
        }
        return first
    }

    private func decideOnce(_ request: AccessRequest, _ layers: PolicyLayers) -> Decision {
        let matcher = StatementMatcher(request: request, symbols: symbols, hasBoundary: !layers.boundaries.isEmpty)
        let tally = RequestTally(request, layers, matcher)
        switch tally.verdict == .unknown ? verdictOfAllWorlds(tally) : tally.verdict {
        case .yes: return .allowed(grants(tally))
        case .no: return .notAllowed(denial(tally))
        case .unknown: return .cannotTell(doubt(tally))
        }
    }

    /// Decides what turns on symbols with a few values, and on what has one answer wherever it is asked, by trying all.
    private func verdictOfAllWorlds(_ tally: RequestTally) -> Truth {
        let statements = tally.undecided.map(\.statement)
        // What turns on policies that nobody sees is open in every world.
        guard !statements.isEmpty else { return .unknown }
        let layers = tally.concerned
        let truth = verdict(of: layers, tally.matcher, statements)
        guard truth == .unknown, let tables = symbols.worlds(of: tally.request, statements) else { return truth }
        var result: Truth?
        for table in tables {
            var matcher = tally.matcher
            matcher.symbols = table
            var truth = RequestTally(matcher.request, layers, matcher).verdict
            if truth == .unknown { truth = verdict(of: layers, matcher, statements) }
            guard truth != .unknown, result == nil || result == truth else { return .unknown }
            result = truth
        }
        return result ?? .unknown
    }

    private func verdict(
        of layers: PolicyLayers,
        _ matcher: StatementMatcher,
        _ undecided: [PolicyStatement]
    ) -> Truth {
        WorldParts(undecided, matcher).agreement { world in
            let matcher = matcher.assuming(world)
            return RequestTally(matcher.request, layers, matcher).verdict
        }
    }

    /// The statements that allow; those that may, where one of them does in every world.
    private func grants(_ tally: RequestTally) -> [StatementMatch] {
        let allowing = tally.allowing
        return allowing.isEmpty ? tally.undecided.filter { $0.statement.effect == .allow } : allowing
    }

    private func denial(_ tally: RequestTally) -> Denial {
        let denying = tally.denying
        // What is so in every world, though no statement decides it by itself.
        let isContradiction = tally.verdict == .unknown
        let reason = !denying.isEmpty ? .explicitDeny : isContradiction ? .contradiction : tally.missing
        return Denial(
            reason: reason,
            denying: denying,
            opposed: reason == .contradiction ? (tally.allowing + tally.undecided).map(tally.matcher.opposed) : [],
            restsOnAWSManagedPolicies: denying.isEmpty && tally.layers.identity.hasAWSManaged,
            search: { [self, request = tally.request, identity = tally.layers.identity] in
                reason == .nothingAllows ? nearMisses(request, identity) : []
            }
        )
    }

    private func doubt(_ tally: RequestTally) -> Doubt {
        let statements = tally.undecided
        var doubt = Doubt(unknowns: [], statements: statements)
        tally.layers.forEach { set in
            doubt.add(set.unseen)
            doubt.add(set.elsewhere)
            for policy in set.attached { doubt.add(policy.document.open) }
        }
        for match in statements { doubt.add(tally.matcher.unknowns(match)) }
        if tally.request.accounts == .unknown {
            doubt.add([Unknown(undecided: "it is not known whether principal and resource are in one account")])
        }
        if !statements.isEmpty, let hole = tally.request.resource.unknown { doubt.add([hole]) }
        return doubt
    }
}
