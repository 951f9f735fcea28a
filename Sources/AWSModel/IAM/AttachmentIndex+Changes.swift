import Symbolic
import TerraformPlan

/// What a plan changes about an attachment.
extension AttachmentIndex.Attachment {
    /// Whether the attachment is about inline policies, and not about managed ones.
    var isInline: Bool {
        switch content {
        case .inline, .inlineNames: true
        case .managed, .managedList: false
        }
    }

    /// The attribute by which a role tells the policy from its others; nil of a list of them.
    var keyAttribute: String? {
        switch content {
        case .inline: "name"
        case .managed: "policy_arn"
        case .inlineNames, .managedList: nil
        }
    }

    /// The attribute that lists all policies of the role; nil of a single one.
    var listAttribute: String? {
        switch content {
        case .inlineNames: "policy_names"
        case .managedList: "policy_arns"
        case .inline, .managed: nil
        }
    }

    /// The name or the ARN of the policy after apply; nil while nobody knows it.
    var key: String? { keyAttribute.flatMap { instance.text($0) } }
    /// The same before apply.
    var keyBefore: String? { keyAttribute.flatMap { instance.attributeBefore($0)?.string } }

    /// Whether the policy gets attached to a role, by its name, that does not have it by this attachment; a role without a
    /// name is new itself.
    func isNew(to role: String?) -> Bool {
        switch instance.actions {
        case .noOp, .read, .forget, .delete: false
        case .update: key != keyBefore || role.map(roles(before: true).contains) != true
        case .create, .deleteCreate, .createDelete, .createForget, .other: true
        }
    }

    /// Whether the same policy stays attached to a role that had it, or is attached again after it was taken away.
    ///
    /// A resource that is created before the old one is destroyed attaches first.
    func isKept(by role: String) -> Bool {
        switch instance.actions {
        case .update, .deleteCreate, .other: key == keyBefore && roles(before: false).contains(role)
        case .noOp, .create, .read, .delete, .forget, .createDelete, .createForget: false
        }
    }

    /// The names of the roles, as far as they are known.
    private func roles(before: Bool) -> [String] {
        func value(_ name: String) -> Value? { before ? instance.attributeBefore(name) : instance.attribute(name) }
        let roles = value("roles")?.elements ?? [value("role")].compactMap(\.self)
        return roles.compactMap { $0.string.map(AttachmentIndex.name) }
    }
}
