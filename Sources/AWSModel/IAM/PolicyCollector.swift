import IAM
import Symbolic
import TerraformPlan

/// Gathers the policies of a role from all places of a plan (iam.md: every attachment form).
struct PolicyCollector {
    private let role: Role
    private let directory: RoleDirectory
    private let attachments: AttachmentIndex
    private(set) var attached: [AttachedPolicy] = []
    var unseen: [Unknown] = []
    /// The ARNs of managed policies that resources of the plan attach.
    private var managedARNs: Set<String> = []
    /// The exclusive lists of inline policies.
    private var listedNames: [ResourceInstance] = []
    /// The names and ARNs besides which an exclusive list leaves none attached; nil without a list that is known.
    private var onlyNames: Set<String>?
    private var onlyARNs: Set<String>?
    /// What resources of the plan attach to the role.
    private let own: [AttachmentIndex.Attachment]
    /// What they do not attach to it any more.
    private let removedInline: RemovedPolicies
    private let removedManaged: RemovedPolicies
    private let inlineFate: AttachmentFate
    private let inlineWriters: InlinePolicyWriters
    private let managedFate: AttachmentFate

    init(_ role: Role) {
        self.role = role
        directory = role.plan.iam
        let attachments = directory.attachments
        self.attachments = attachments
        let own = attachments.attached(to: role)
        self.own = own
        inlineWriters = InlinePolicyWriters(role, own)
        removedInline = attachments.removed(from: role, areInline: true)
        removedManaged = attachments.removed(from: role, areInline: false)
        inlineFate = AttachmentFate(areInline: true, of: role, own, removed: removedInline)
        managedFate = AttachmentFate(areInline: false, of: role, own, removed: removedManaged)
    }

    /// The policies of a role that another configuration manages.
    static func outside(_ role: Role) -> Unknown {
        let attribute = role.instance.map {
            AttributeIdentity(address: $0.address, path: AttributePath())
        }
        return Unknown(
            UnknownSource(
                attribute: attribute,
                reason: .undecided("the policies of \(role.label) are managed outside this plan")
            )
        )
    }

    /// What an incomplete plan leaves for another one to attach.
    var leftOut: [Unknown] {
        attachments.leftOut.unknowns(for: role.instance?.address, name: role.name)
    }

    mutating func collectAttachments() {
        for attachment in own { add(attachment) }
        for undecided in attachments.undecided {
            switch undecided.roles.match(role) {
            case .certain: add(undecided.attachment)
            case .possible: unseen.append(undecided.unknown)
            case .none: break
            }
        }
        addListedNames()
    }

    private mutating func add(_ attachment: AttachmentIndex.Attachment) {
        let instance = attachment.instance
        let fate = attachment.isInline ? inlineFate : managedFate
        guard isAttached(fate.outcome(of: attachment, in: role.plan)) else { return }
        switch attachment.content {
        case .inline:
            guard isAttached(inlineWriters.outcome(of: attachment)) else { return }
            let documents = directory.documents
            attached.append(
                AttachedPolicy(
                    label: instance.addressText,
                    document: documents.document(at: "policy", of: instance),
                    at: documents.place("policy", of: instance)
                )
            )
        case .managed:
            guard let arn = role.plan.plan.value(of: "policy_arn", in: instance) else { return }
            if let known = arn.string { managedARNs.insert(known) }
            let path = AttributePath(attribute: "policy_arn")
            add(directory.documents.policy(at: path, arn, of: instance), at: instance, "policy_arn")
        case .inlineNames: listedNames.append(instance)
        case .managedList: addListed(instance)
        }
    }

    /// Whether a policy is attached for certain; what may be is noted.
    private mutating func isAttached(_ outcome: AttachmentFate.Outcome) -> Bool {
        switch outcome {
        case .attached: return true
        case .detached: return false
        case .open(let unknown):
            unseen.append(unknown)
            return false
        }
    }

    /// The managed policies of an exclusive list: it attaches what is not attached by other means.
    private mutating func addListed(_ instance: ResourceInstance) {
        guard let list = instance.attribute("policy_arns"), !list.isNull else { return }
        guard let arns = list.elements else {
            if let unknown = list.holes { unseen.append(unknown) }
            return
        }
        let path = AttributePath(attribute: "policy_arns")
        let known = arns.compactMap(\.string)
        if known.count == arns.count { onlyARNs = (onlyARNs ?? []).union(known) }
        for (position, arn) in arns.enumerated() {
            if let known = arn.string {
                // A list that the plan does not change attaches nothing that goes.
                guard managedARNs.insert(known).inserted,
                    isAttached(managedFate.outcome(of: known, from: instance.address))
                else { continue }
                add(
                    directory.documents.policy(arn: known, isSensitive: arn.isSensitive, for: instance),
                    at: instance,
                    "policy_arns"
                )
            } else {
                add(
                    directory.documents.policy(at: path.index(position), arn, of: instance),
                    at: instance,
                    "policy_arns"
                )
            }
        }
    }

    /// The names of the inline policies that resources of the plan attach.
    private var inlineNames: Set<String> {
        Set(own.filter(\.isInline).compactMap(\.key))
    }

    /// What exclusive lists of inline policies name that no resource of the plan holds.
    private mutating func addListedNames() {
        guard !listedNames.isEmpty else { return }
        let inlineNames = inlineNames
        for instance in listedNames {
            guard let list = instance.attribute("policy_names"), !list.isNull else { continue }
            let names = list.elements?.map(\.string)
            if let names, !names.contains(nil) { onlyNames = (onlyNames ?? []).union(names.compactMap(\.self)) }
            if let names, !names.contains(nil) {
                let others = names.compactMap(\.self).filter { !inlineNames.contains($0) }
                // What goes is not there any more.
                if others.count(where: { isAttached(inlineFate.outcome(of: $0, from: instance.address)) }) == 0 {
                    continue
                }
            }
            let attribute = AttributeIdentity(address: instance.address, path: AttributePath(attribute: "policy_names"))
            unseen.append(
                list.holes
                    ?? Unknown(
                        UnknownSource(
                            attribute: attribute,
                            reason: .undecided("it names a policy that the plan does not have")
                        )
                    )
            )
        }
    }

    private mutating func add(_ found: PolicyDocuments.Found, at instance: ResourceInstance, _ attribute: String) {
        switch found {
        case .document(let document, let label, let holder):
            attached.append(policy(document, label, holder, at: instance, attribute))
        case .unseen(let unknown): unseen.append(unknown)
        }
    }

    /// A managed policy that an attribute attaches.
    private func policy(
        _ document: PolicyDocument,
        _ label: String,
        _ holder: ResourceInstance?,
        at instance: ResourceInstance,
        _ attribute: String
    ) -> AttachedPolicy {
        let documents = directory.documents
        return AttachedPolicy(
            label: label,
            isAWSManaged: holder == nil,
            document: document,
            at: AttachedPolicy.Place(
                ModelLocation(address: instance.address, path: AttributePath(attribute: attribute)),
                statements: holder.map { documents.statements(at: AttributePath(attribute: "policy"), of: $0) }
            )
        )
    }

    /// The policies that the role's own attributes hold; whether nothing else can be attached to it.
    ///
    /// On a role that exists, `inline_policy` and `managed_policy_arns` list what is attached now: also what other
    /// resources of the plan attach, with their old text, and what they take away. On a new role that does not set
    /// them they are computed and say nothing.
    mutating func collectOwn(_ instance: ResourceInstance) -> Bool {
        let inline = collectInline(instance)
        let managed = collectManaged(instance)
        return instance.actions.creates || ((inline || onlyNames != nil) && (managed || onlyARNs != nil))
    }

    private mutating func collectInline(_ instance: ResourceInstance) -> Bool {
        let value = instance.attribute("inline_policy")
        guard let policies = value?.elements else {
            if let unknown = value?.holes, instance.isConfigured("inline_policy") { unseen.append(unknown) }
            return false
        }
        guard !policies.isEmpty else { return true }
        let path = AttributePath(attribute: "inline_policy")
        let isConfigured = instance.isConfigured("inline_policy")
        let role = role
        let inlineNames = inlineNames
        for (position, policy) in policies.enumerated() {
            let name = policy.member("name")?.string ?? ""
            let isShown = !name.isEmpty && policy.member("name")?.isSensitive == false
            guard isConfigured || !inlineNames.contains(name) else { continue }
            let outcome =
                isConfigured
                ? inlineFate.outcome(of: name, from: instance.address) : removedInline.outcome(of: name)
            guard isAttached(outcome) else { continue }
            guard !isConfigured || !inlineWriters.overwrites(name, of: instance, own) else { continue }
            // An exclusive list takes away what it does not name.
            guard isConfigured || onlyNames?.contains(name) ?? true else { continue }
            guard let text = policy.member("policy"), !text.isNull, text.string != "" else { continue }
            let place = path.index(position).attribute("policy")
            let document = directory.documents.document(text, at: place, of: instance)
            attached.append(
                AttachedPolicy(
                    label: "inline policy \(isShown ? name : String(position)) of \(role.label)",
                    document: document,
                    at: AttachedPolicy.Place(
                        ModelLocation(address: instance.address, path: path),
                        statements: ModelLocation(address: instance.address, path: place.attribute("Statement"))
                    )
                )
            )
        }
        return true
    }

    private mutating func collectManaged(_ instance: ResourceInstance) -> Bool {
        let value = instance.attribute("managed_policy_arns")
        guard let arns = value?.elements else {
            if let unknown = value?.holes, instance.isConfigured("managed_policy_arns") { unseen.append(unknown) }
            return false
        }
        guard !arns.isEmpty else { return true }
        let path = AttributePath(attribute: "managed_policy_arns")
        let isConfigured = instance.isConfigured("managed_policy_arns")
        for (position, arn) in arns.enumerated() {
            if let known = arn.string {
                guard isConfigured || !managedARNs.contains(known) else { continue }
                let outcome =
                    isConfigured
                    ? managedFate.outcome(of: known, from: instance.address) : removedManaged.outcome(of: known)
                guard isAttached(outcome) else { continue }
                guard isConfigured || onlyARNs?.contains(known) ?? true else { continue }
                add(
                    directory.documents.policy(arn: known, isSensitive: arn.isSensitive, for: instance),
                    at: instance,
                    "managed_policy_arns"
                )
            } else {
                add(
                    directory.documents.policy(at: path.index(position), arn, of: instance),
                    at: instance,
                    "managed_policy_arns"
                )
            }
        }
        return true
    }

    /// The layer that the permissions boundary is.
    func boundary(_ instance: ResourceInstance) -> PolicySet? {
        guard let value = instance.attribute("permissions_boundary"), !value.isNull, value.string != "" else {
            return nil
        }
        let path = AttributePath(attribute: "permissions_boundary")
        switch directory.documents.policy(at: path, value, of: instance) {
        case .document(let document, let label, let holder):
            return PolicySet([policy(document, label, holder, at: instance, "permissions_boundary")])
        case .unseen(let unknown): return PolicySet([], unseen: [unknown])
        }
    }
}
