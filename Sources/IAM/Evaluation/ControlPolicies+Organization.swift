import Symbolic

extension ControlPolicies {
    /// Service control policies of one level, one of which must allow.
    package static func serviceControls(_ policies: [AttachedPolicy]) -> ControlPolicies {
        ControlPolicies(.serviceControl, PolicySet(policies))
    }

    /// Resource control policies, which only deny: beside them AWS keeps `RCPFullAWSAccess` attached everywhere
    /// (organizations/latest/userguide/orgs_manage_policies_rcps_syntax).
    package static func resourceControls(_ policies: [AttachedPolicy]) -> ControlPolicies {
        ControlPolicies(.resourceControl, PolicySet([fullAccess] + policies))
    }

    private static let fullAccess = AttachedPolicy(
        label: "RCPFullAWSAccess",
        isAWSManaged: false,
        document: PolicyDocument(
            version: .v2012,
            statements: [PolicyStatement(everything)]
        )
    )

    private static var everything: PolicyStatement.Elements {
        var elements = PolicyStatement.Elements(index: 0)
        elements.effect = .allow
        elements.actions = PolicyStatement.Patterns([ActionPattern(SymbolicString("*"))])
        elements.resources = PolicyStatement.Patterns([ARNPattern(SymbolicString("*"), variables: false)])
        elements.principals = PolicyStatement.Patterns([.everyone])
        return elements
    }

    /// What these policies are to a resource of another account: those of a resource may bind it or not, as it is not
    /// known to which organization that account belongs; all others bind it as any.
    package var ofOtherAccount: ControlPolicies {
        guard layer == .resourceControl else { return self }
        let unknown = Unknown(undecided: "the organization of the resource's account is not known")
        var copy = self
        copy.policies = policies.with(
            policies.attached.map { policy in
                policy.with(policy.document.statements.map { $0.effect == .allow ? $0 : $0.doubted(by: unknown) })
            }
        )
        return copy
    }
}

extension PolicyDocument {
    /// What AWS rejects in a resource control policy
    /// (organizations/latest/userguide/orgs_manage_policies_rcps_syntax).
    ///
    /// An `Allow` of everything is that of `RCPFullAWSAccess`.
    package var problemsAsResourceControl: [PolicyProblem] {
        statements.compactMap { statement in
            func problem(_ text: String) -> PolicyProblem {
                PolicyProblem(text, statement: statement.index, offset: statement.offset)
            }
            guard let principals = statement.principals, !principals.isNegated, principals.patterns == [.everyone]
            else { return problem("a resource control policy has the Principal \"*\" and no other") }
            if statement.effect == .allow, !statement.allowsEverything {
                return problem("a resource control policy allows nothing: the effect is Deny")
            }
            return nil
        }
    }
}

extension PolicyStatement {
    fileprivate var allowsEverything: Bool {
        conditions.isEmpty && !actions.isNegated && actions.patterns.contains { $0.text.source.known == "*" }
            && resources?.isNegated == false && (resources?.patterns.contains { $0.text.source.known == "*" } ?? false)
    }
}
