import Symbolic
import TerraformPlan

/// Which of several objects of a plan that write an inline policy of one name to one role has the last word.
///
/// Each of them replaces what the others wrote, and Terraform does nothing about an object that does not change.
/// Source: IAM API Reference, PutRolePolicy ("Adds or updates an inline policy document").
struct InlinePolicyWriters {
    /// The objects by the name that more than one of them has, also one that is made alike of what nobody knows yet.
    private var rivals: [SymbolicString: [AttachmentIndex.Attachment]] = [:]
    /// The role, where it writes its own `inline_policy` blocks anew, and the names of these.
    private var role: ResourceInstance?
    private var blocks: Set<String> = []

    init(_ role: Role, _ attachments: [AttachmentIndex.Attachment]) {
        let inline = attachments.filter { $0.content == .inline }
        if inline.count > 1 {
            for attachment in inline {
                if let name = attachment.inlineName { rivals[name, default: []].append(attachment) }
            }
            rivals = rivals.filter { $0.value.count > 1 }
        }
        guard !inline.isEmpty, let instance = role.instance, instance.actions == .update,
            instance.isConfigured("inline_policy")
        else { return }
        self.role = instance
        blocks = Set(instance.attribute("inline_policy")?.elements?.compactMap { $0.member("name")?.string } ?? [])
    }

    /// What becomes of the policy of an object.
    func outcome(of attachment: AttachmentIndex.Attachment) -> AttachmentFate.Outcome {
        guard !rivals.isEmpty || !blocks.isEmpty, let name = attachment.inlineName else { return .attached }
        if let role, let known = name.known, blocks.contains(known) {
            return .open(InlinePolicyWriters.undecided(name, [role, attachment.instance]))
        }
        let writers = rivals[name, default: []].filter(\.isWritten)
        guard let first = writers.first else { return .attached }
        guard attachment.isWritten else { return .detached }
        let text = first.instance.text("policy")
        if text != nil, writers.allSatisfy({ $0.instance.text("policy") == text }) { return .attached }
        return writers.count == 1 ? .attached : .open(InlinePolicyWriters.undecided(name, writers.map(\.instance)))
    }

    /// Whether an object that comes after the role writes over what the role's own block of a name wrote.
    func overwrites(_ name: String, of instance: ResourceInstance, _ attachments: [AttachmentIndex.Attachment]) -> Bool
    {
        instance.actions != .update
            && attachments.contains { $0.content == .inline && $0.isWritten && $0.key == name }
    }

    private static func undecided(_ name: SymbolicString, _ instances: [ResourceInstance]) -> Unknown {
        let writers = instances.map(\.addressText).sorted().joined(separator: " and ")
        let isShown = !instances.contains(where: \.marksPolicyName)
        let policy = name.known.flatMap { isShown ? "the inline policy \($0)" : nil } ?? "their inline policy"
        let reason = "which of \(writers) writes \(policy) last"
        return Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
    }
}

extension AttachmentIndex.Attachment {
    /// The name of the inline policy, as far as it is known; one that the provider makes up is like no other.
    fileprivate var inlineName: SymbolicString? { instance.attribute("name")?.text }

    /// Whether the plan writes the policy, and does not only leave it as it is.
    fileprivate var isWritten: Bool {
        switch instance.actions {
        case .create, .update, .deleteCreate, .createDelete, .createForget, .other: true
        case .noOp, .read, .delete, .forget: false
        }
    }
}

extension ResourceInstance {
    /// Whether the plan marks the name of an inline policy that the instance writes as sensitive.
    fileprivate var marksPolicyName: Bool {
        if attribute("name")?.isSensitive == true { return true }
        return attribute("inline_policy")?.elements?.contains { $0.member("name")?.isSensitive == true } ?? false
    }
}
