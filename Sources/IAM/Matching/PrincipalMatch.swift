import Symbolic

/// How a resource policy's statement names the principal of a request: each way grants differently.
struct PrincipalMatch {
    /// As everyone, as a service, or by the very session or user; limited by no boundary.
    var directly = Truth.no
    /// As the role, whose boundary limits what the statement grants.
    var asRole = Truth.no
    /// As the account, which leaves it to the account's own policies.
    var asAccount = Truth.no

    static let unknown = PrincipalMatch(directly: .unknown, asRole: .unknown, asAccount: .unknown)

    var any: Truth { directly || asRole || asAccount }

    mutating func formUnion(_ other: PrincipalMatch) {
        directly = directly || other.directly
        asRole = asRole || other.asRole
        asAccount = asAccount || other.asAccount
    }
}

/// Compares the principals of statements with that of a request.
struct PrincipalMatcher {
    let principal: RequestPrincipal
    let matcher: SymbolicMatcher
    /// Whether the principal has a permissions boundary.
    let hasBoundary: Bool

    /// How a statement names the principal; a statement without principals names nobody.
    func match(_ clause: PolicyStatement.Patterns<PrincipalPattern>?, effect: PolicyStatement.Effect?) -> PrincipalMatch
    {
        guard let clause else { return PrincipalMatch() }
        var match = PrincipalMatch()
        for pattern in clause.patterns { match.formUnion(self.match(pattern)) }
        guard clause.isNegated else { return match }
        guard effect == .deny else { return .unknown }
        if clause.patterns.contains(.everyone) { return PrincipalMatch() }
        return PrincipalMatch(directly: isDeniedUnlessNamed(match))
    }

    /// Whether a `Deny` with `NotPrincipal` hits the principal.
    ///
    /// A role or user is spared only if both it and its account are named, and never if it has a permissions boundary
    /// (IAM/latest/UserGuide/reference_policies_elements_notprincipal).
    private func isDeniedUnlessNamed(_ named: PrincipalMatch) -> Truth {
        switch principal.kind {
        case .service, .federated: return !named.directly
        case .role, .session: return hasBoundary ? .yes : !(named.asRole && named.asAccount)
        case .user: return hasBoundary ? .yes : !(named.directly && named.asAccount)
        }
    }

    private func match(_ pattern: PrincipalPattern) -> PrincipalMatch {
        switch pattern {
        case .undecidable: return .unknown
        case .everyone:
            return PrincipalMatch(directly: .yes)
        case .aws(let text):
            switch principal.kind {
            case .service, .federated: return PrincipalMatch()
            case .role, .session, .user: return matchAWS(text)
            }
        case .service(let text):
            guard principal.kind == .service else { return PrincipalMatch() }
            return PrincipalMatch(directly: isService(text))
        case .federated(let text):
            guard principal.kind == .federated else { return PrincipalMatch() }
            return PrincipalMatch(directly: matcher.areEqual(text, principal.name))
        case .canonicalUser:
            guard principal.kind != .service else { return PrincipalMatch() }
            return PrincipalMatch(asAccount: .unknown)
        }
    }

    /// Names of services are written small; the documentation does not say what case does.
    private func isService(_ text: SymbolicString) -> Truth {
        let exact = matcher.areEqual(text, principal.name)
        guard exact == .no else { return exact }
        var relaxed = matcher
        relaxed.lowercased = true
        return relaxed.areEqual(text, principal.name) == .no ? .no : .unknown
    }

    private func matchAWS(_ text: SymbolicString) -> PrincipalMatch {
        if let known = text.known, !known.hasPrefix("arn:") { return matchNumber(known) }
        guard let arn = ARN(text) else { return matchOpaque(text) }
        let resource = arn.resource.prefix
        if arn.resource.known == "root" { return PrincipalMatch(asAccount: isAccount(arn.account)) }
        if resource.hasPrefix("role/") { return PrincipalMatch(asRole: isRole(text, arn)) }
        if resource.hasPrefix("assumed-role/") { return PrincipalMatch(directly: isSession(text, arn)) }
        if resource.hasPrefix("user/") {
            return PrincipalMatch(directly: principal.kind == .user ? matcher.areEqual(text, principal.name) : .no)
        }
        return arn.resource.holes.isEmpty ? PrincipalMatch() : .unknown
    }

    /// An account number; a unique id stands for a principal that was deleted and so for nobody.
    private func matchNumber(_ text: String) -> PrincipalMatch {
        let isAccountNumber = text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        return PrincipalMatch(asAccount: isAccountNumber ? isAccount(SymbolicString(text)) : .no)
    }

    /// A text that is not known to be an ARN; that of a role's `arn` is one of a role.
    private func matchOpaque(_ text: SymbolicString) -> PrincipalMatch {
        let isEqual = matcher.areEqual(text, principal.name)
        if isEqual == .yes {
            return principal.kind == .role ? PrincipalMatch(asRole: .yes) : PrincipalMatch(directly: .yes)
        }
        let identity = text.wholeHole?.identity
        guard identity?.address.type == "aws_iam_role", identity?.path.root == "arn" else { return .unknown }
        return PrincipalMatch(asRole: principal.kind == .role ? isEqual : principal.kind == .user ? .no : .unknown)
    }

    private func isAccount(_ account: SymbolicString) -> Truth {
        guard let own = principal.account else { return .unknown }
        return matcher.areEqual(account, own)
    }

    /// Whether the ARN of a role is that of the principal; the ARN of a session does not say the role's path.
    private func isRole(_ text: SymbolicString, _ arn: ARN) -> Truth {
        switch principal.kind {
        case .role: return matcher.areEqual(text, principal.name)
        case .user, .service, .federated: return .no
        case .session:
            guard isAccount(arn.account) != .no else { return .no }
            guard let path = arn.resource.known, let name = sessionRole(principal.name) else { return .unknown }
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.last.map(String.init) == name else { return .no }
            return parts.count == 2 ? isAccount(arn.account) : .unknown
        }
    }

    /// Whether the ARN of a session is the principal's; of a role's sessions only the role's name is known.
    private func isSession(_ text: SymbolicString, _ arn: ARN) -> Truth {
        switch principal.kind {
        case .session: return matcher.areEqual(text, principal.name)
        case .user, .service, .federated: return .no
        case .role:
            guard isAccount(arn.account) != .no else { return .no }
            guard let name = sessionRole(text), let own = ARN(principal.name)?.resource.known else { return .unknown }
            return own.split(separator: "/").last.map(String.init) == name ? .unknown : .no
        }
    }

    /// The name of the role in the ARN of a session.
    private func sessionRole(_ session: SymbolicString) -> String? {
        guard let parts = ARN(session)?.resource.known?.split(separator: "/"), parts.count >= 2 else { return nil }
        return String(parts[1])
    }
}
