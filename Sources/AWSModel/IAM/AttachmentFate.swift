import Symbolic
import TerraformPlan

/// What becomes of the inline or of the managed policies that a role has, where several objects of a plan own the same one.
///
/// Terraform does nothing about what an object holds that does not change: what another one takes away stays away. And where
/// one takes away what another one attaches, and they do not depend on each other, either may be first.
/// Source: the provider's documentation of `aws_iam_role` (exclusive management), `aws_iam_policy_attachment` (warning),
/// `aws_iam_role_policy_attachments_exclusive`.
struct AttachmentFate {
    enum Outcome {
        case attached, detached
        case open(Unknown)
    }

    private let role: ResourceAddress?
    /// What other objects do not attach any more.
    private var removed = RemovedPolicies()
    /// Which objects take a policy away, and which attach it anew, by its name or ARN.
    private var detaching: [String: Set<ResourceAddress>] = [:]
    private var attaching: [String: Set<ResourceAddress>] = [:]
    /// Exclusive lists that the plan changes: they take away what they do not name.
    private var lists: [ExclusiveList] = []
    /// The role's own list after a change, where it had others before and not all of it is known.
    private var ownBefore: Set<String> = []
    private var ownAfter: Keys?

    /// The names or ARNs of a role's own list.
    private struct Keys {
        var known: Set<String> = []
        /// Whether there are others that nobody knows yet.
        var isOpen = false

        init(_ list: Value) {
            guard let elements = list.elements else {
                isOpen = true
                return
            }
            known = Set(elements.compactMap { $0.string ?? $0.member("name")?.string })
            isOpen = known.count < elements.count
        }
    }

    /// - Parameters:
    ///   - areInline: Whether this is about inline policies, and not about managed ones.
    ///   - role: The role.
    ///   - attachments: What resources of the plan attach to it.
    ///   - removed: Which resources no longer attach a policy to it.
    init(
        areInline: Bool,
        of role: Role,
        _ attachments: [AttachmentIndex.Attachment],
        removed: RemovedPolicies
    ) {
        self.role = role.instance?.address
        // A new role had nothing; but a list that is made with it may take away what is attached to it.
        if role.instance?.actions.creates != true {
            self.removed = removed
            detaching = removed.certain
            if let instance = role.instance { noteOwn(instance, areInline ? "inline_policy" : "managed_policy_arns") }
        }
        for attachment in attachments where attachment.isInline == areInline {
            if let list = ExclusiveList(attachment) { lists.append(list) }
        }
        guard takesAway else { return }
        // A list of inline policies writes none.
        for list in lists where !areInline {
            for key in list.known { attaching[key, default: []].insert(list.address) }
        }
        for attachment in attachments where attachment.isInline == areInline && attachment.isNew(to: role.name) {
            if let key = attachment.key { attaching[key, default: []].insert(attachment.instance.address) }
        }
    }

    /// Whether anything is taken away at all.
    private var takesAway: Bool { !removed.isEmpty || !detaching.isEmpty || !lists.isEmpty || ownAfter != nil }

    /// The role itself detaches what its own attribute does not list any more, and attaches what is new in it.
    private mutating func noteOwn(_ instance: ResourceInstance, _ attribute: String) {
        guard instance.actions == .update, instance.isConfigured(attribute),
            let list = instance.attribute(attribute), !list.isNull
        else { return }
        let before = instance.attributeBefore(attribute).map { $0.isNull ? [] : Keys($0).known } ?? []
        let after = Keys(list)
        for key in after.known.subtracting(before) { attaching[key, default: []].insert(instance.address) }
        if after.isOpen {
            ownBefore = before
            ownAfter = after
        } else {
            for key in before.subtracting(after.known) { detaching[key, default: []].insert(instance.address) }
        }
    }

    /// What becomes of the policy of an attachment.
    func outcome(of attachment: AttachmentIndex.Attachment, in plan: PlanModel) -> Outcome {
        // A list of policies is none.
        guard takesAway, attachment.listAttribute == nil else { return .attached }
        if let key = attachment.key { return outcome(of: key, from: attachment.instance.address) }
        // What has no name or ARN yet is new, and the plan has no other that goes.
        guard let list = lists.first(where: { !$0.names(attachment, in: plan) }) else { return .attached }
        let address = attachment.instance.address
        let order = AttachmentFate.order("\(list.address)", "\(address)")
        let what = list.isOpen ? "whether \(list.address) names the policy of \(address)" : order
        return .open(AttachmentFate.undecided(what))
    }

    /// What becomes of a policy of a name or an ARN that an object of the plan holds.
    func outcome(of key: String, from holder: ResourceAddress) -> Outcome {
        guard takesAway else { return .attached }
        var detaching = detaching[key] ?? []
        for list in lists where !list.known.contains(key) {
            // What is not known yet may be the same.
            if list.isOpen {
                return .open(AttachmentFate.undecided("whether \(list.address) names the policy of \(holder)"))
            }
            detaching.insert(list.address)
        }
        if let ownAfter, let role, ownBefore.contains(key), !ownAfter.known.contains(key) {
            return .open(AttachmentFate.undecided("whether \(role) still lists the policy of \(holder)"))
        }
        guard let detacher = detaching.map(\.description).min() else { return removed.outcome(of: key) }
        // What is created before its old self is destroyed attaches first.
        let attaching = (attaching[key] ?? []).subtracting(detaching)
        guard let attacher = attaching.map(\.description).min() else { return .detached }
        // What is attached to a role comes after the role's own change.
        if let role, detaching == [role] { return .attached }
        return .open(AttachmentFate.undecided(AttachmentFate.order(detacher, attacher)))
    }

    private static func order(_ detacher: String, _ attacher: String) -> String {
        "whether \(detacher) takes it away after \(attacher) attaches it, which Terraform does not order"
    }

    private static func undecided(_ what: String) -> Unknown {
        Unknown(UnknownSource(attribute: nil, reason: .undecided(what)))
    }
}
