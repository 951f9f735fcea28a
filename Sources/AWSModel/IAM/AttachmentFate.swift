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
    /// Which objects take a policy away, and which attach it anew, by its name or ARN.
    private var detaching: [String: Set<ResourceAddress>] = [:]
    private var attaching: [String: Set<ResourceAddress>] = [:]
    /// Exclusive lists that the plan changes: they take away what they do not name.
    private var lists: [(address: ResourceAddress, keys: Set<String>)] = []

    /// - Parameters:
    ///   - areInline: Whether this is about inline policies, and not about managed ones.
    ///   - role: The role.
    ///   - attachments: What resources of the plan attach to it.
    ///   - removed: Which resources no longer attach a policy to it.
    init(
        areInline: Bool,
        of role: Role,
        _ attachments: [AttachmentIndex.Attachment],
        removed: [String: Set<ResourceAddress>]?
    ) {
        self.role = role.instance?.address
        // A new role has nothing that could be taken away.
        guard let name = role.name, role.instance?.actions.creates != true else { return }
        detaching = removed ?? [:]
        if let instance = role.instance { noteOwn(instance, areInline ? "inline_policy" : "managed_policy_arns") }
        for attachment in attachments where attachment.isInline == areInline { noteList(attachment) }
        guard takesAway else { return }
        for attachment in attachments where attachment.isInline == areInline && attachment.isNew(to: name) {
            if let key = attachment.key { attaching[key, default: []].insert(attachment.instance.address) }
        }
    }

    /// Whether anything is taken away at all.
    private var takesAway: Bool { !detaching.isEmpty || !lists.isEmpty }

    private mutating func noteList(_ attachment: AttachmentIndex.Attachment) {
        let instance = attachment.instance
        guard let attribute = attachment.listAttribute, instance.actions.creates || instance.actions.mayDetach,
            let keys = AttachmentFate.keys(instance.attribute(attribute))
        else { return }
        lists.append((instance.address, keys))
    }

    /// The role itself detaches what its own attribute does not list any more, and attaches what is new in it.
    private mutating func noteOwn(_ instance: ResourceInstance, _ attribute: String) {
        guard instance.actions == .update, instance.isConfigured(attribute),
            let before = AttachmentFate.keys(instance.attributeBefore(attribute)),
            let after = AttachmentFate.keys(instance.attribute(attribute))
        else { return }
        for key in before.subtracting(after) { detaching[key, default: []].insert(instance.address) }
        for key in after.subtracting(before) { attaching[key, default: []].insert(instance.address) }
    }

    /// The names or ARNs of a list; nil where one is not known.
    private static func keys(_ list: Value?) -> Set<String>? {
        guard let elements = list?.elements else { return nil }
        let keys = elements.compactMap { $0.string ?? $0.member("name")?.string }
        return keys.count == elements.count ? Set(keys) : nil
    }

    /// What becomes of a policy that an object holds.
    func outcome(of key: @autoclosure () -> String?, heldBy holder: ResourceAddress) -> Outcome {
        guard takesAway, let key = key() else { return .attached }
        var detaching = detaching[key] ?? []
        for list in lists where !list.keys.contains(key) { detaching.insert(list.address) }
        detaching.remove(holder)
        guard let detacher = detaching.map(\.description).min() else { return .attached }
        let attaching = attaching[key] ?? []
        guard let attacher = attaching.map(\.description).min() else { return .detached }
        // What is attached to a role comes after the role's own change.
        if let role, detaching == [role] { return .attached }
        let reason = "whether \(detacher) takes it away after \(attacher) attaches it, which Terraform does not order"
        return .open(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
    }
}
