import Symbolic

/// Whether a statement can have an effect for the actions that one of its elements covers.
package enum ResourceFit: Sendable {
    /// One of its resources can be of a type that one of the actions is about.
    case fits
    /// None can; the actions are about these types, or are allowed on `*` only where there are none.
    case never([AuthorizedService.ResourceType])
    /// Nobody can tell, for this reason.
    case undecided(reason: String)
}

extension PolicyStatement {
    /// Whether one of the statement's resources can be one that the actions of an element are about.
    ///
    /// An action that is about other services' resources than the statement has, and stands beside one that the
    /// statement serves, counts as fitting: it is superfluous there, and most likely served by another statement.
    ///
    /// - Returns: nil where there is nothing to compare, as the statement has no `Resource`.
    package func fit(of standing: ActionStanding, symbols: SymbolTable) -> ResourceFit? {
        guard let resources, !resources.isNegated, !resources.patterns.isEmpty else { return nil }
        let fit = fit(of: standing, resources.patterns, symbols)
        guard case .never(let types) = fit, !types.isEmpty, !actions.isNegated, actions.patterns.count > 1 else {
            return fit
        }
        let services = Set(types.map(\.service)).map { service in
            AuthorizedService.ResourceType(name: "", arn: "arn:*:\(service):*:*:*")
        }
        let isOfOtherService = resources.patterns.allSatisfy { $0.mayCover(services, symbols) == .no }
        guard isOfOtherService else { return fit }
        let serves = actions.patterns.contains { pattern in
            if case .fits = self.fit(of: pattern.standing, resources.patterns, symbols) { true } else { false }
        }
        return serves ? .fits : fit
    }

    private func fit(of standing: ActionStanding, _ resources: [ARNPattern], _ symbols: SymbolTable) -> ResourceFit {
        let actions: [AuthorizedService.Action]
        switch standing {
        case .everything: return .fits
        case .listed(_, let listed): actions = listed
        case .wrong: return .undecided(reason: "it is no action")
        case .undecided(let reason): return .undecided(reason: reason)
        }
        if resources.contains(where: \.isEverything) { return .fits }
        var types = actions.first?.resourceTypes ?? []
        for action in actions.dropFirst() {
            for type in action.resourceTypes where !types.contains(type) { types.append(type) }
        }
        var doubt: String?
        for pattern in resources {
            switch pattern.mayCover(types, symbols) {
            case .yes: return .fits
            case .unknown: doubt = "what the statement's resources are is not known before apply"
            case .no: break
            }
        }
        if resources.contains(where: \.isOfOwnAPI), types.contains(where: { $0.service == "execute-api" }) {
            return .fits
        }
        if let doubt { return .undecided(reason: doubt) }
        if actions.contains(where: { !$0.hasCertainTypes }) {
            return .undecided(reason: "it is not known for certain which resources the action can be limited to")
        }
        let needsEverything = actions.contains { $0.resourceTypes.isEmpty }
        if needsEverything, resources.contains(where: { $0.mayBeEverything(symbols) }) {
            return .undecided(reason: "the resource may turn out to be `*`")
        }
        return .never(types)
    }
}

extension AuthorizedService.ResourceType {
    /// The service that the ARNs name.
    fileprivate var service: String {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count > 2 ? String(parts[2]) : ""
    }
}

extension ARNPattern {
    /// Whether the pattern is `execute-api:/…`, which API Gateway completes in the policy of an API: to the ARN of the API.
    ///
    /// Source: apigateway/latest/developerguide/apigateway-resource-policies-examples.html.
    fileprivate var isOfOwnAPI: Bool {
        guard case .literal(let start)? = text.source.parts.first else { return false }
        return start.utf8.starts(with: "execute-api:/".utf8)
    }

    /// Whether the pattern is, or may turn out to be, as good as `*`: nothing but wildcards behind the service.
    fileprivate func mayBeEverything(_ symbols: SymbolTable) -> Bool {
        if text.source.wholeHole != nil {
            let matcher = SymbolicMatcher(symbols: symbols, context: RequestContext())
            return matcher.areEqual(text.source, SymbolicString("*")) != .no
        }
        var colons = 0
        for part in text.source.parts {
            guard case .literal(let literal) = part else { continue }
            for byte in literal.utf8 {
                if byte == Glob.colon { colons += 1 } else if colons >= 3, !Glob.isWildcard(byte) { return false }
            }
        }
        return true
    }

    /// Whether the pattern may cover a resource of one of some types; unknown where that depends on an unknown text.
    fileprivate func mayCover(_ types: [AuthorizedService.ResourceType], _ symbols: SymbolTable) -> Truth {
        if let covers = coversPlainly(types) { return Truth(covers) }
        let matcher = SymbolicMatcher(symbols: symbols, context: RequestContext())
        guard case .worlds(let worlds) = matcher.readings(text, SymbolicString("")) else { return .unknown }
        var result = Truth.no
        for var world in worlds {
            for type in types {
                world.subject = type.form
                guard world.mayMatch else { continue }
                if world.isMetByEveryValue { return .yes }
                result = .unknown
            }
        }
        return result
    }

    /// The same for a plain pattern; nil for others.
    private func coversPlainly(_ types: [AuthorizedService.ResourceType]) -> Bool? {
        guard text.isPlain, let known = text.source.known, types.allSatisfy({ $0.plainForm != nil }) else { return nil }
        return known.withBytes { bytes in
            PlainPattern(bytes).map { pattern in types.contains { $0.plainForm.map(pattern.meets) ?? false } }
        }
    }
}

extension SymbolicReading {
    /// Whether the pattern meets the text whatever the symbols in the pattern stand for.
    ///
    /// Where the text of one is open it has to stand in the last part of an ARN, and the answer is tried with a mere
    /// name and with one that has a slash and a colon.
    fileprivate var isMetByEveryValue: Bool {
        guard let first = pattern.firstIndex(where: isOpen) else { return true }
        guard symbols.colons(in: pattern[..<first]) >= 5 else { return false }
        return ["x", "x/x:x"].allSatisfy { text in
            var name: [Atom] = []
            name.append(text: text)
            var world = self
            world.pattern = pattern.flatMap { isOpen($0) ? name : [$0] }
            return world.mayMatch
        }
    }

    private func isOpen(_ atom: Atom) -> Bool {
        guard case .symbol(let number) = atom else { return false }
        return symbols.form(of: number).contains(.run(.any))
    }
}
