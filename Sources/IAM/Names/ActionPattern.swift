package import Symbolic

/// An element of `Action` or `NotAction`: `*`, or a service and the name of an action that may hold wildcards.
package struct ActionPattern: Hashable, Sendable {
    package let text: TextPattern
    private let isEverything: Bool
    /// Whether a wildcard stands before the colon, which IAM rejects.
    private let hasWildcardInService: Bool
    /// Of which services the actions can be that the pattern covers.
    let services: StatementOutline

    package init(_ source: SymbolicString) {
        text = TextPattern(source, variables: false)
        let isPlain = text.isPlain
        (isEverything, hasWildcardInService, services) = source.prefix.withBytes { prefix in
            if isPlain, !prefix.isEmpty, prefix.allSatisfy({ $0 == Glob.star }) { return (true, false, .anyService) }
            let service = prefix.prefix { $0 != Glob.colon }
            let hasWildcard = service.contains(where: Glob.isWildcard)
            // Of a text that begins with a hole nothing is known.
            return (false, hasWildcard, isPlain && !hasWildcard ? StatementOutline(service: service) : .anyService)
        }
    }

    /// Whether the pattern certainly does not cover an action, whatever the effect.
    func isOther(_ action: ActionName) -> Bool {
        guard !isEverything, !hasWildcardInService, text.isPlain, let known = text.source.known else { return false }
        return !services.contains(action.services) || !Glob.matches(small: known, action.bytes)
    }

    /// Whether the pattern covers an action (IAM/latest/UserGuide/reference_policies_elements_action).
    ///
    /// An element of `Action` in an `Allow` (`isGrant`) with a wildcard in the service grants nothing, as IAM rejects it.
    /// Elsewhere nobody can tell; nor of `*:*`, which is written though no rule for it is documented.
    func covers(_ action: ActionName, isGrant: Bool, _ matcher: @autoclosure () -> SymbolicMatcher) -> Truth {
        if isEverything { return .yes }
        let truth: Truth
        if text.isPlain, let known = text.source.known {
            truth = Truth(Glob.matches(small: known, action.bytes))
        } else {
            var matcher = matcher()
            matcher.lowercased = true
            truth = matcher.glob(text, SymbolicString(action.name))
        }
        guard hasWildcardInService, truth != .no else { return truth }
        return isGrant && text.source.known != "*:*" ? .no : .unknown
    }
}

/// The action of a request: `secretsmanager:GetSecretValue`.
package struct ActionName: Hashable, Sendable {
    /// The name as the caller writes it.
    package let name: String
    /// The name in small letters.
    let bytes: [UInt8]
    /// The bit of the service.
    let services: StatementOutline
    /// The service: what stands before the colon, in small letters.
    package let service: String

    package init(_ name: String) {
        self.name = name
        bytes = Glob.lowercased(name.utf8)
        let head = bytes.prefix { $0 != Glob.colon }
        services = StatementOutline(service: head)
        service = String(decoding: head, as: UTF8.self)
    }
}
