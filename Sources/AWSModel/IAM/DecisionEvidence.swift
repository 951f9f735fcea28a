import IAM
import Symbolic

/// Says in facts why a request is decided as it is; shows actions, ARNs and Sids, and nothing else of a policy.
struct DecisionEvidence: Sendable {
    /// How many statements are shown.
    private static let statementLimit = 6

    /// How the role is called.
    let role: String
    let action: String
    let resource: SymbolicString

    /// Why a request is allowed.
    ///
    /// - Parameters:
    ///   - statements: What allows it.
    ///   - permissions: The policies of the role; nil where they have no say.
    ///   - isAssumed: Whether role and resource are only taken to be of one account. A refusal never rests on that:
    ///     across accounts no less is needed.
    /// - Returns: The facts, in order.
    func allowed(
        by statements: [StatementMatch],
        _ permissions: RolePermissions? = nil,
        inAssumedAccount isAssumed: Bool = false
    ) -> [Fact] {
        var facts = statements.prefix(Self.statementLimit).map { Fact("\($0.name) allows \(action)", at: $0.location) }
        if permissions?.isOutside == true {
            facts.append(
                Fact("\(role) is managed outside this plan; what it has there is taken not to deny it")
            )
        }
        if isAssumed {
            facts.append(
                Fact(
                    "the plan does not tell whether \(shown(resource)) is in the account of \(role); it is taken "
                        + "to be, for else its own policy would have to allow it too"
                )
            )
        }
        return facts
    }

    func denied(_ denial: Denial, _ permissions: RolePermissions, _ layers: PolicyLayers) -> [Fact] {
        var facts = denial.denying.map { Fact("\($0.name) denies it", at: $0.location) }
        switch denial.reason {
        case .boundary: facts.append(Fact("the permissions boundary of \(role) does not allow it"))
        case .session: facts.append(Fact("the session policy does not allow it"))
        case .resourcePolicy:
            let policy = layers.resource?.attached.first
            let label = policy?.label ?? "the policy of the resource"
            facts.append(Fact("\(label) does not allow it", at: policy?.location))
        case .control(.serviceControl): facts.append(Fact("a service control policy does not allow it"))
        case .control(.resourceControl): facts.append(Fact("a resource control policy does not allow it"))
        case .control: facts.append(Fact("a policy of the organization or of the endpoint does not allow it"))
        case .contradiction: facts += contradiction(denial)
        case .nothingAllows, .explicitDeny: break
        }
        let nearMisses = denial.nearMisses
        facts += nearMisses.prefix(Self.statementLimit).map { miss in
            Fact(text(of: miss), at: miss.match.location)
        }
        if nearMisses.isEmpty && denial.reason == .nothingAllows { facts += summary(permissions) }
        facts += problems(layers)
        if denial.restsOnAWSManagedPolicies {
            facts.append(Fact("AWS-managed policies are those of \(ManagedPolicies.date)"))
        }
        if permissions.isAssumedComplete {
            facts.append(
                Fact("\(role) exists already; policies that are attached outside this plan are not considered")
            )
        }
        return facts
    }

    /// What allows a request and what denies it where these exclude one another.
    private func contradiction(_ denial: Denial) -> [Fact] {
        let opposed = denial.opposed.prefix(Self.statementLimit).map { opposed in
            let condition = opposed.keys.isEmpty ? "" : " under a condition on \(list(opposed.keys))"
            let effect = opposed.match.statement.effect == .deny ? "denies" : "allows"
            return Fact("\(opposed.match.name) \(effect) it\(condition)", at: opposed.match.location)
        }
        let who = denial.opposed.count == 1 ? "its conditions" : "all of these"
        return opposed + [Fact("no request for \(action) meets \(who)")]
    }

    func doubted(_ doubt: Doubt, _ layers: PolicyLayers) -> [Fact] {
        [Fact(doubt.explanation)]
            + doubt.statements.prefix(Self.statementLimit).map { Fact("\($0.name) may apply", at: $0.location) }
            + problems(layers)
    }

    /// Why a trust policy does not let a principal assume the role.
    func notTrusted(
        _ principal: SymbolicString,
        _ denial: Denial,
        _ trust: AttachedPolicy?,
        _ refusals: [RequestTrace.Statement]
    ) -> [Fact] {
        let denying = denial.denying.map { Fact("\($0.name) denies it", at: $0.location) }
        guard denying.isEmpty, let trust else { return denying }
        if denial.reason == .contradiction { return contradiction(denial) }
        let conditional = refusals.prefix(Self.statementLimit).map { refusal in
            let keys = refusal.refusingKeys
            let condition = "a condition\(keys.isEmpty ? "" : " on \(list(keys))") that does not hold"
            return Fact("\(refusal.match.name) allows it under \(condition)", at: refusal.match.location)
        }
        guard conditional.isEmpty else { return conditional }
        let named = trust.document.statements.flatMap { $0.principals?.patterns ?? [] }.compactMap(\.shownText)
        if named.contains(principal) {
            return [Fact("\(trust.label) does not allow \(shown(principal)) \(action)", at: trust.location)]
        }
        let others = named.isEmpty || trust.document.isSensitive ? "" : ": it names \(list(named.map(shown)))"
        return [Fact("\(trust.label) does not let \(shown(principal)) assume the role\(others)", at: trust.location)]
    }

    /// What AWS would reject of the policies that decide.
    private func problems(_ layers: PolicyLayers) -> [Fact] {
        var facts: [Fact] = []
        func add(_ set: PolicySet) {
            for policy in set.attached {
                for problem in policy.document.problems.prefix(Self.statementLimit) {
                    let place = problem.statement.map { "statement [\($0)] of \(policy.label)" } ?? policy.label
                    facts.append(Fact("\(place): \(problem.text)", at: policy.location))
                }
            }
        }
        add(layers.identity)
        for boundary in layers.boundaries { add(boundary) }
        if let resource = layers.resource { add(resource) }
        return facts
    }

    static func unknown(of doubt: Doubt) -> Unknown {
        guard let first = doubt.unknowns.first else {
            return Unknown(UnknownSource(attribute: nil, reason: .undecided(doubt.explanation)))
        }
        return doubt.unknowns.dropFirst().reduce(first.derived) { $0.merging($1) }
    }

    private func text(of miss: NearMiss) -> String {
        let name = miss.match.name
        guard !miss.match.policy.document.isSensitive else { return "\(name) is sensitive and not shown" }
        let resources = miss.match.statement.resources?.patterns.map { shown($0.text.source) } ?? []
        let actions = miss.match.statement.actions.patterns.map { shown($0.text.source) }
        switch miss.obstacle {
        case .resource: return "\(name) allows it on \(list(resources)) only"
        case .action: return "\(name) allows \(list(actions)) on it, but not \(action)"
        case .condition: return "\(name) allows it under a condition that does not hold"
        }
    }

    /// What the role's policies are, where none comes near.
    private func summary(_ permissions: RolePermissions) -> [Fact] {
        let policies = permissions.identity.attached
        guard !policies.isEmpty else { return [Fact("\(role) has no policy at all")] }
        let labels = policies.prefix(Self.statementLimit).map(\.label)
        return [Fact("no statement of its policies is about \(action): \(list(labels))")]
    }

    private func list(_ texts: [String]) -> String {
        let shown = texts.prefix(Self.statementLimit).joined(separator: ", ")
        return texts.count > Self.statementLimit ? "\(shown) and \(texts.count - Self.statementLimit) more" : shown
    }

    /// A pattern as it is shown: only what actions and ARNs are made of, and the addresses in its holes.
    private func shown(_ text: SymbolicString) -> String {
        let isPlain = text.parts.allSatisfy { part in
            guard case .literal(let literal) = part else { return true }
            return literal.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 && $0 != "\"" && $0 != "\\" }
        }
        let plain = Self.configurationText(text)
        return isPlain && plain.utf8.count <= 300 ? plain : "(not shown)"
    }

    /// A text with its holes as Terraform references.
    static func configurationText(_ text: SymbolicString) -> String {
        text.parts.map { part in
            switch part {
            case .literal(let literal): literal
            case .hole(let hole):
                switch hole.identity {
                case let identity? where identity.path.root == "suffix": "??????"
                case let identity? where Identities.isUnnamed(identity): "*"
                case let identity?: "${\(identity)}"
                case nil: "${...}"
                }
            }
        }.joined()
    }
}

extension PrincipalPattern {
    /// The principal as it is written; nil where it is not known.
    fileprivate var shownText: SymbolicString? {
        self == .everyone ? SymbolicString("*") : text
    }
}
