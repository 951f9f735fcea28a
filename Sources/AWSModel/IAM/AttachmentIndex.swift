import JSONReader
import Symbolic
import TerraformPlan

/// Everything that attaches a policy to a role by a resource of its own.
///
/// `aws_iam_role_policy`, `aws_iam_role_policy_attachment`, `aws_iam_policy_attachment` and the two `…_exclusive` types
/// name the role by name; in a plan the name is known, or the configuration refers to an attribute of the role.
struct AttachmentIndex: Sendable {
    /// A policy that is attached to a role.
    struct Attachment: Sendable {
        enum Content: Hashable, Sendable {
            /// The document stands in the attachment itself: `policy` of `aws_iam_role_policy`.
            case inline
            /// A policy is named by its ARN, in the attribute `policy_arn`.
            case managed
            /// All inline policies of the role are listed by name, in `policy_names`.
            case inlineNames
            /// All managed policies of the role are listed by ARN, in `policy_arns`.
            case managedList
        }

        let instance: ResourceInstance
        let content: Content
    }

    /// Attachments for which the plan does not say which role they belong to, and which roles it can be.
    struct Undecided: Sendable {
        let attachment: Attachment
        let roles: RoleCandidates
        let unknown: Unknown
    }

    /// A block that attaches something, of which an incomplete plan has no instance.
    struct LeftOut: Sendable {
        /// The roles that the configuration mentions; nil where it can be any.
        let candidates: [ResourceAddress]?
        /// The names of the roles, where these are constants.
        let names: [String]?
        let unknown: Unknown
    }

    private(set) var byAddress: [ResourceAddress: [Attachment]] = [:]
    private(set) var byName: [String: [Attachment]] = [:]
    private(set) var undecided: [Undecided] = []
    /// What an incomplete plan leaves for another one to attach.
    private(set) var leftOut: [LeftOut] = []
    /// Which resources of the plan no longer attach an inline policy, by the name of the role and of the policy.
    private(set) var removedInline: [String: [String: Set<ResourceAddress>]] = [:]
    /// The same of managed policies, by the name of the role and the ARN of the policy.
    private(set) var removedManaged: [String: [String: Set<ResourceAddress>]] = [:]

    /// - Parameters:
    ///   - plan: The plan.
    ///   - role: The one role of the plan that has a name.
    init(_ plan: Plan, _ role: @escaping @Sendable (String) -> ResourceAddress?) {
        let inline = plan.instances.instances(ofType: "aws_iam_role_policy")
        let managed = plan.instances.instances(ofType: "aws_iam_role_policy_attachment")
        byAddress.reserveCapacity(max(inline.count, managed.count))
        for target in Target.all(of: inline, "role", in: plan, role) { add(target, .inline) }
        for target in Target.all(of: managed, "role", in: plan, role) { add(target, .managed) }
        for instance in plan.instances.managed("aws_iam_policy_attachment") {
            addAll(instance, in: plan)
        }
        let names = plan.instances.instances(ofType: "aws_iam_role_policies_exclusive")
        let lists = plan.instances.instances(ofType: "aws_iam_role_policy_attachments_exclusive")
        for target in Target.all(of: names, "role_name", in: plan, role) where target.instance.exists {
            add(target, .inlineNames)
        }
        for target in Target.all(of: lists, "role_name", in: plan, role) where target.instance.exists {
            add(target, .managedList)
        }
        leftOut = Self.typesByRole.flatMap { type, role in
            plan.leftOutBlocks(ofType: type, naming: role).map { LeftOut($0) }
        }
    }

    /// The types that grant something to a role, with the attribute that names it.
    private static let typesByRole = [
        ("aws_iam_role_policy", "role"), ("aws_iam_role_policy_attachment", "role"),
        ("aws_iam_policy_attachment", "roles"), ("aws_iam_role_policy_attachments_exclusive", "role_name"),
    ]

    /// What an instance that attaches something to one role says of the role.
    private struct Target: Sendable {
        let instance: ResourceInstance
        /// The role before apply, where the instance may leave it.
        var left: String?
        /// The role after apply; nil where the instance is attached to none.
        var role: Value?
        /// The role of the plan that this is.
        var address: ResourceAddress?
        /// What the configuration takes the role from; not asked where the plan knows better.
        var origin = RoleOrigin()

        /// What the instances of a type say.
        static func all(
            of instances: [ResourceInstance],
            _ attribute: String,
            in plan: Plan,
            _ role: @escaping @Sendable (String) -> ResourceAddress?
        ) -> [Target] {
            let path = AttributePath(attribute: attribute)
            return Workers.map(instances) { Target($0, attribute, path, in: plan, role) }
        }

        private init(
            _ instance: ResourceInstance,
            _ attribute: String,
            _ path: AttributePath,
            in plan: Plan,
            _ role: (String) -> ResourceAddress?
        ) {
            self.instance = instance
            if instance.actions.mayDetach { left = instance.attributeBefore(attribute)?.string }
            guard instance.exists, let value = plan.value(of: attribute, in: instance), !value.isNull else { return }
            self.role = value
            address = AttachmentIndex.address(of: value) ?? value.string.flatMap(role)
            if address == nil { origin = RoleOrigin(path, of: instance, in: plan) }
        }
    }

    private mutating func add(_ target: Target, _ content: Attachment.Content) {
        guard target.instance.address.mode == .managed else { return }
        if let role = target.left { remove(target.instance, content, from: role) }
        guard let role = target.role else { return }
        let attachment = Attachment(instance: target.instance, content: content)
        if let address = target.address {
            byAddress[address, default: []].append(attachment)
        } else {
            add(attachment, to: role, from: target.origin)
        }
    }

    /// The role that a value is an attribute of.
    static func address(of role: Value) -> ResourceAddress? {
        guard role.holes != nil, let address = role.text?.wholeHole?.identity?.address, address.type == "aws_iam_role"
        else { return nil }
        return address
    }

    private mutating func add(_ attachment: Attachment, to role: Value, from origin: RoleOrigin) {
        if let address = AttachmentIndex.address(of: role) {
            byAddress[address, default: []].append(attachment)
        } else if let address = origin.address {
            byAddress[address, default: []].append(attachment)
        } else if let name = role.string {
            byName[AttachmentIndex.name(of: name), default: []].append(attachment)
        } else {
            undecided.append(
                Undecided(
                    attachment: attachment,
                    roles: RoleCandidates(addresses: origin.candidates, name: role.text),
                    unknown: role.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply))
                )
            )
        }
    }

    /// `aws_iam_policy_attachment` names several roles.
    private mutating func addAll(_ instance: ResourceInstance, in plan: Plan) {
        if instance.actions.mayDetach {
            for role in instance.attributeBefore("roles")?.elements ?? [] {
                if let role = role.string { remove(instance, .managed, from: role) }
            }
        }
        guard instance.exists else { return }
        let attachment = Attachment(instance: instance, content: .managed)
        guard let roles = plan.value(of: "roles", in: instance), !roles.isNull else { return }
        let origin = RoleOrigin(AttributePath(attribute: "roles"), of: instance, in: plan)
        guard let elements = roles.elements else {
            add(attachment, to: roles, from: origin)
            return
        }
        for element in elements {
            // The references are those of the whole list: they name the element only where it is the only one.
            add(attachment, to: element, from: elements.count == 1 || element.string == nil ? origin : RoleOrigin())
        }
    }

    /// Notes what an attachment was before apply and is not afterwards.
    private mutating func remove(_ instance: ResourceInstance, _ content: Attachment.Content, from role: String) {
        let attachment = Attachment(instance: instance, content: content)
        guard let key = attachment.keyBefore, !attachment.isKept(by: role) else { return }
        switch content {
        case .inline: removedInline[role, default: [:]][key, default: []].insert(instance.address)
        case .managed: removedManaged[role, default: [:]][key, default: []].insert(instance.address)
        case .inlineNames, .managedList: break
        }
    }

    /// What resources of the plan attach to a role, by its address and by its name.
    func attached(to role: Role) -> [Attachment] {
        let own = role.instance.flatMap { byAddress[$0.address] } ?? []
        guard !byName.isEmpty, let named = role.name.flatMap({ byName[$0] }) else { return own }
        return own + named
    }

    /// Some modules pass the ARN where the name belongs.
    static func name(of text: String) -> String {
        text.begins(with: "arn:") ? text.lastPathPiece ?? text : text
    }
}

extension AttachmentIndex.LeftOut {
    /// Whether the block may attach something to a role of an address and a name.
    func mayConcern(_ address: ResourceAddress?, name: String?) -> Bool {
        if let candidates { return address.map(candidates.contains) ?? false }
        guard let names, let name else { return true }
        return names.contains { AttachmentIndex.name(of: $0).utf8.elementsEqual(name.utf8) }
    }

    fileprivate init(_ block: LeftOutBlock) {
        names = block.constants
        candidates = RoleOrigin(block.references).candidates
        unknown = Unknown(
            UnknownSource(
                attribute: AttributeIdentity(address: block.address, path: AttributePath()),
                reason: block.reason
            )
        )
    }
}
