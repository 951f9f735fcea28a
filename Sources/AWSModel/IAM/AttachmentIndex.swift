import IAM
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

    private(set) var byAddress: [ResourceAddress: [Attachment]] = [:]
    private(set) var byName: [String: [Attachment]] = [:]
    /// In a plan of several accounts, what is attached to roles that the plan does not have, by their names.
    private var outside: [String: [(attachment: Attachment, account: ResourceAccount)]] = [:]
    private(set) var undecided: [Undecided] = []
    /// What an incomplete plan leaves for another one to attach.
    let leftOut: LeftOutAttachments
    /// What no longer attaches a policy, by the name of the role.
    private var removals: [String: [RemovedAttachment]] = [:]

    /// - Parameter directory: The roles of the plan.
    init(_ directory: RoleDirectory) {
        let plan = directory.plan.plan
        leftOut = LeftOutAttachments(
            Self.typesByRole.flatMap { type, role in plan.leftOutBlocks(ofType: type, naming: role) }
        )
        let inline = plan.instances.instances(ofType: "aws_iam_role_policy")
        let managed = plan.instances.instances(ofType: "aws_iam_role_policy_attachment")
        byAddress.reserveCapacity(max(inline.count, managed.count))
        for target in Target.all(of: inline, "role", directory) { add(target, .inline, directory) }
        for target in Target.all(of: managed, "role", directory) { add(target, .managed, directory) }
        for instance in plan.instances.managed("aws_iam_policy_attachment") {
            addAll(instance, directory)
        }
        let names = plan.instances.instances(ofType: "aws_iam_role_policies_exclusive")
        let lists = plan.instances.instances(ofType: "aws_iam_role_policy_attachments_exclusive")
        for target in Target.all(of: names, "role_name", directory) where target.instance.exists {
            add(target, .inlineNames, directory)
        }
        for target in Target.all(of: lists, "role_name", directory) where target.instance.exists {
            add(target, .managedList, directory)
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
            _ directory: RoleDirectory
        ) -> [Target] {
            let path = AttributePath(attribute: attribute)
            return Workers.map(instances) { Target($0, attribute, path, directory) }
        }

        private init(
            _ instance: ResourceInstance,
            _ attribute: String,
            _ path: AttributePath,
            _ directory: RoleDirectory
        ) {
            let plan = directory.plan.plan
            self.instance = instance
            if instance.actions.mayDetach { left = instance.attributeBefore(attribute)?.string }
            guard instance.exists, let value = plan.value(of: attribute, in: instance), !value.isNull else { return }
            self.role = value
            address =
                AttachmentIndex.address(of: value) ?? value.string.flatMap { directory.role(named: $0, by: instance) }
            if address == nil { origin = RoleOrigin(path, of: instance, in: plan) }
        }
    }

    private mutating func add(_ target: Target, _ content: Attachment.Content, _ directory: RoleDirectory) {
        guard target.instance.address.mode == .managed else { return }
        if let role = target.left { remove(target.instance, content, from: role, directory) }
        guard let role = target.role else { return }
        let attachment = Attachment(instance: target.instance, content: content)
        if let address = target.address {
            byAddress[address, default: []].append(attachment)
        } else {
            add(attachment, to: role, from: target.origin, directory)
        }
    }

    /// The role that a value is an attribute of.
    static func address(of role: Value) -> ResourceAddress? {
        guard role.holes != nil, let address = role.text?.wholeHole?.identity?.address, address.type == "aws_iam_role"
        else { return nil }
        return address
    }

    private mutating func add(
        _ attachment: Attachment,
        to role: Value,
        from origin: RoleOrigin,
        _ directory: RoleDirectory
    ) {
        if let address = AttachmentIndex.address(of: role) {
            byAddress[address, default: []].append(attachment)
        } else if let address = origin.address {
            byAddress[address, default: []].append(attachment)
        } else if let name = role.string {
            add(attachment, toRoleNamed: AttachmentIndex.name(of: name), directory)
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

    private mutating func add(_ attachment: Attachment, toRoleNamed name: String, _ directory: RoleDirectory) {
        guard let roles = directory.roles(named: name, of: attachment) else {
            byName[name, default: []].append(attachment)
            return
        }
        for address in roles.certain { byAddress[address, default: []].append(attachment) }
        if roles.certain.isEmpty {
            outside[name, default: []].append((attachment, directory.account(of: attachment, before: false)))
        }
        guard !roles.possible.isEmpty else { return }
        let what = "whether \(attachment.instance.addressText) is of the account of this role"
        undecided.append(
            Undecided(
                attachment: attachment,
                roles: RoleCandidates(addresses: roles.possible, name: nil),
                unknown: Unknown(UnknownSource(attribute: nil, reason: .undecided(what)))
            )
        )
    }

    /// `aws_iam_policy_attachment` names several roles.
    private mutating func addAll(_ instance: ResourceInstance, _ directory: RoleDirectory) {
        let plan = directory.plan.plan
        if instance.actions.mayDetach {
            for role in instance.attributeBefore("roles")?.elements ?? [] {
                if let role = role.string { remove(instance, .managed, from: role, directory) }
            }
        }
        guard instance.exists else { return }
        let attachment = Attachment(instance: instance, content: .managed)
        guard let roles = plan.value(of: "roles", in: instance), !roles.isNull else { return }
        let origin = RoleOrigin(AttributePath(attribute: "roles"), of: instance, in: plan)
        guard let elements = roles.elements else {
            add(attachment, to: roles, from: origin, directory)
            return
        }
        for element in elements {
            // The references are those of the whole list: they name the element only where it is the only one.
            let isOwn = elements.count == 1 || element.string == nil
            add(attachment, to: element, from: isOwn ? origin : RoleOrigin(), directory)
        }
    }

    /// Notes what an attachment was before apply and is not afterwards.
    private mutating func remove(
        _ instance: ResourceInstance,
        _ content: Attachment.Content,
        from role: String,
        _ directory: RoleDirectory
    ) {
        let attachment = Attachment(instance: instance, content: content)
        guard let key = attachment.keyBefore, !attachment.isKept(by: role) else { return }
        removals[role, default: []].append(
            RemovedAttachment(attachment, of: key, from: directory.rolesBefore(named: role, of: attachment))
        )
    }

    /// What resources of the plan no longer attach to a role.
    func removed(from role: Role, areInline: Bool) -> RemovedPolicies {
        guard !removals.isEmpty, let all = role.name.flatMap({ removals[$0] }) else { return RemovedPolicies() }
        return RemovedPolicies(all.filter { $0.attachment.isInline == areInline }, from: role)
    }

    /// What resources of the plan attach to a role, by its address and by its name.
    func attached(to role: Role) -> [Attachment] {
        if role.instance == nil, let named = role.name.flatMap({ outside[$0] }) {
            let account = ResourceAccount(id: role.arn?.known.flatMap { KnownARN($0) }?[.account])
            return named.compactMap { $0.account.isSame(as: account) == .yes ? $0.attachment : nil }
        }
        let own = role.instance.flatMap { byAddress[$0.address] } ?? []
        guard !byName.isEmpty, let named = role.name.flatMap({ byName[$0] }) else { return own }
        return own + named
    }

    /// Some modules pass the ARN where the name belongs.
    static func name(of text: String) -> String {
        text.begins(with: "arn:") ? text.lastPathPiece ?? text : text
    }
}
