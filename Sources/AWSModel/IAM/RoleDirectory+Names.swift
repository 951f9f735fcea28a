import IAM
import Symbolic
import TerraformPlan

/// The roles of a plan that a name can mean.
struct NamedRoles: Sendable {
    /// Those that it means: a role that is managed here may be read there.
    var certain: [ResourceAddress] = []
    /// Those of which nobody can tell whether they are of the account in which the name counts.
    var possible: [ResourceAddress] = []
}

/// A name tells a role from the others of one account only.
///
/// Source: IAM User Guide, "IAM and AWS STS quotas": names are unique within an account.
extension RoleDirectory {
    /// Which of the roles of a name are those of an account.
    func roles(_ named: [ResourceInstance], in account: ResourceAccount) -> NamedRoles {
        var roles = NamedRoles()
        for role in named {
            switch identities.areSame(account, self.account(of: role)) {
            case .yes: roles.certain.append(role.address)
            case .unknown: roles.possible.append(role.address)
            case .no: break
            }
        }
        // There is just one: others of the name are of other accounts, or the same one again, as it is read.
        if roles.certain.contains(where: { $0.mode == .managed }) { roles.possible = [] }
        return roles
    }

    private func account(of role: ResourceInstance) -> ResourceAccount {
        identities.account(of: role, with: role.text("arn") ?? role.attributeBefore("arn")?.string)
    }

    /// The one role of the plan that a name means which an instance has; nil where none has it, or several, or where nobody
    /// can tell which one is of the account of the instance.
    func role(named name: String, by instance: ResourceInstance) -> ResourceAddress? {
        if identities.isOfOneAccount { return onlyRole(named: name)?.instance?.address }
        let found = roles(roles(named: name), in: identities.account(of: instance))
        return found.certain.count == 1 && found.possible.isEmpty ? found.certain[0] : nil
    }

    /// The roles of a name that an attachment is about after apply; nil where the name alone tells, as in a plan of one
    /// account.
    func roles(named name: String, of attachment: AttachmentIndex.Attachment) -> NamedRoles? {
        if identities.isOfOneAccount { return nil }
        return roles(roles(named: name), in: account(of: attachment, before: false))
    }

    /// The account of an attachment.
    ///
    /// A role takes policies of its own account only.
    func account(of attachment: AttachmentIndex.Attachment, before: Bool) -> ResourceAccount {
        let key = before ? attachment.keyBefore : attachment.key
        return identities.account(of: attachment.instance, with: attachment.isInline ? nil : key)
    }

    /// The roles that an attachment was one of before apply, by their name; nil where the name alone tells, as in a plan of
    /// one account.
    func rolesBefore(named name: String, of attachment: AttachmentIndex.Attachment) -> NamedRoles? {
        guard !identities.isOfOneAccount else { return nil }
        let named = rolesBefore[name] ?? []
        var account = account(of: attachment, before: true)
        if account.id == nil, account.provider == nil, !named.isEmpty {
            let blocks = Set(plan.plan.dependenciesBefore(of: attachment.instance).map(\.withoutKeys))
            let own = named.first { blocks.contains($0.address.withoutKeys) }
            if let own { account = self.account(of: own) }
        }
        return roles(named, in: account)
    }
}
