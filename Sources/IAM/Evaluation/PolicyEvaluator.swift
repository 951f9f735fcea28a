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
        if request.action.bytes.elementsEqual("sts:getcalleridentity".utf8) { return .allowed([]) }
        let tally = RequestTally(request, layers, matcher(request, layers))
        switch tally.verdict {
        case .yes: return .allowed(tally.allowing)
        case .no: return .notAllowed(denial(tally))
        case .unknown: return decideInAllWorlds(tally)
        }
    }

    private func matcher(_ request: AccessRequest, _ layers: PolicyLayers) -> StatementMatcher {
        StatementMatcher(request: request, symbols: symbols, hasBoundary: !layers.boundaries.isEmpty)
    }

    /// Decides what turns on condition keys alone by trying all that they may be.
    private func decideInAllWorlds(_ tally: RequestTally) -> Decision {
        let undecided = tally.undecided
        guard let worlds = ConditionWorld.all(for: undecided.map(\.statement), tally.request.context) else {
            return .cannotTell(doubt(tally))
        }
        var truth: Truth?
        for world in worlds {
            var matcher = tally.matcher
            matcher.world = world
            let verdict = RequestTally(tally.request, tally.layers, matcher).verdict
            truth = truth?.agreeing(with: verdict) ?? verdict
            if truth == .unknown { break }
        }
        switch truth {
        case .yes?: return .allowed(tally.allowing + undecided.filter { $0.statement.effect == .allow })
        case .no?: return .notAllowed(denial(tally))
        case .unknown?, nil: return .cannotTell(doubt(tally))
        }
    }

    private func denial(_ tally: RequestTally) -> Denial {
        let denying = tally.denying
        let reason = denying.isEmpty ? tally.missing : .explicitDeny
        let nearMisses = reason == .nothingAllows ? self.nearMisses(tally.request, tally.layers.identity) : []
        return Denial(
            reason: reason,
            denying: denying,
            nearMisses: nearMisses,
            restsOnAWSManagedPolicies: denying.isEmpty && tally.layers.identity.attached.contains { $0.isAWSManaged }
        )
    }

    private func doubt(_ tally: RequestTally) -> Doubt {
        let statements = tally.undecided
        var unknowns = tally.layers.all.flatMap { $0.unseen + $0.attached.flatMap(\.document.open) }
        for match in statements { unknowns += tally.matcher.unknowns(match) }
        if tally.request.accounts == .unknown {
            unknowns.append(Unknown(undecided: "whether principal and resource are in one account"))
        }
        if let hole = tally.request.resource.text.unknown, !statements.isEmpty { unknowns.append(hole) }
        var distinct: [Unknown] = []
        for unknown in unknowns where !distinct.contains(unknown) { distinct.append(unknown) }
        return Doubt(
            unknowns: distinct,
            statements: statements,
            explanation: DoubtExplanation.text(statements: statements, unknowns: distinct)
        )
    }
}
