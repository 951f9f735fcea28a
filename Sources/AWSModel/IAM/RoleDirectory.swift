import Symbolic
import TerraformPlan

/// The roles of a plan, found by address, name or ARN, and what is attached to them.
final class RoleDirectory: Sendable {
    let plan: PlanModel
    private let attachmentIndex = Memo<AttachmentIndex>()
    let documents: PolicyDocuments
    private let index = Memo<Index>()
    private let indexBefore = Memo<[String: [ResourceInstance]]>()
    private let named = ResultCache<RoleText, Role>()
    private let byAttribute = ResultCache<RoleAttribute, ModelValue>()

    /// An object, as it is asked for every role that anything names.
    private final class Index: Sendable {
        let byAddress: [ResourceAddress: Role]
        let byName: [String: [Role]]
        let managed: [Role]

        /// Roles that go are left out.
        init(_ instances: [ResourceInstance], in plan: PlanModel) {
            var byAddress: [ResourceAddress: Role] = [:]
            var byName: [String: [Role]] = [:]
            var managed: [Role] = []
            byAddress.reserveCapacity(instances.count)
            byName.reserveCapacity(instances.count)
            managed.reserveCapacity(instances.count)
            for instance in instances where instance.exists {
                let role = Role(.instance(instance), in: plan)
                byAddress[instance.address] = role
                if instance.address.mode == .managed { managed.append(role) }
                if let name = instance.text("name") { byName[name, default: []].append(role) }
            }
            self.byAddress = byAddress
            self.byName = byName
            self.managed = managed
        }
    }

    init(_ plan: PlanModel) {
        self.plan = plan
        self.documents = PolicyDocuments(plan.plan, plan.identities)
    }

    /// What is attached to roles.
    var attachments: AttachmentIndex {
        attachmentIndex.value { AttachmentIndex(self) }
    }

    /// The roles that the plan manages and that will exist.
    var managedRoles: [Role] { roles.managed }

    private var roles: Index {
        index.value { Index(plan.plan.instances.instances(ofType: "aws_iam_role"), in: plan) }
    }

    /// The roles that were there before apply, or are read, by their names.
    var rolesBefore: [String: [ResourceInstance]] {
        indexBefore.value {
            var roles: [String: [ResourceInstance]] = [:]
            for role in plan.plan.instances.instances(ofType: "aws_iam_role") {
                let name = role.address.mode == .data ? role.text("name") : role.attributeBefore("name")?.string
                if let name { roles[name, default: []].append(role) }
            }
            return roles
        }
    }

    var identities: Identities { plan.identities }

    /// The role of the plan that has a name; nil where none has it, or several.
    func onlyRole(named name: String) -> Role? {
        roles.byName[name].flatMap { $0.count == 1 ? $0[0] : nil }
    }

    /// The roles of a name that will exist.
    func roles(named name: String) -> [ResourceInstance] { roles.byName[name]?.compactMap(\.instance) ?? [] }

    /// The role that an attribute of an instance names: by reference, or by ARN or name.
    ///
    /// - Returns: absent where the attribute is not set, unknown where it is not clear which role it is.
    func role(at path: AttributePath, of instance: ResourceInstance) -> ModelValue {
        byAttribute.value(for: RoleAttribute(instance: instance, path: path)) {
            guard let root = path.root, let value = plan.plan.value(of: root, in: instance) else { return .absent }
            return role(value, at: path, of: instance)
        }
    }

    /// A top-level attribute that names a role: tasks, services and consumers ask for the same.
    private struct RoleAttribute: Hashable {
        let instance: ResourceInstance
        let path: AttributePath

        static func == (left: RoleAttribute, right: RoleAttribute) -> Bool {
            left.instance === right.instance && left.path == right.path
        }

        /// An instance has few such attributes.
        func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(instance)) }
    }

    /// The role that a value names, which stands in an instance.
    ///
    /// Where the value is only a part of what an expression makes, such as a member of a JSON text, the references of the
    /// expression may belong to other parts, and do not tell.
    func role(
        _ value: Value,
        at path: AttributePath,
        of instance: ResourceInstance,
        isPart: Bool = false
    ) -> ModelValue {
        if value.isNull { return .absent }
        let known = value.string
        let own = known == nil ? value.text?.wholeHole?.identity?.address : nil
        if let address = linkedRole(own, isPart ? nil : path, of: instance), let role = roles.byAddress[address] {
            return .object(role)
        }
        if let known {
            return known.isEmpty
                ? .absent : .object(role(RoleText(text: known, isSensitive: value.isSensitive), of: instance))
        }
        return .unknown(value.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply)))
    }

    /// The role whose attribute a value is: a hole's own identity, else the one reference of the configuration.
    private func linkedRole(
        _ own: ResourceAddress?,
        _ path: AttributePath?,
        of instance: ResourceInstance
    ) -> ResourceAddress? {
        if let own, own.type == "aws_iam_role" { return own }
        guard let path, let linked = plan.plan.reference(at: path, in: instance),
            linked.address.type == "aws_iam_role"
        else { return nil }
        return linked.address
    }

    /// The ARN or the name of a role as a value has it.
    private struct RoleText: Hashable {
        let text: String
        /// Whether the plan marks the value as sensitive: elsewhere it may have the same text unmarked.
        let isSensitive: Bool
    }

    /// The role of an ARN or a name that an instance has: one of the plan, where there is just one that it can be.
    private func role(_ name: RoleText, of instance: ResourceInstance) -> Role {
        guard identities.isOfOneAccount || name.text.begins(with: "arn:") else {
            let found = role(named: name.text.lastPathPiece ?? name.text, by: instance).flatMap { roles.byAddress[$0] }
            return found.flatMap { $0.mayHave(arn: name.text) ? $0 : nil } ?? named.value(for: name) { external(name) }
        }
        return named.value(for: name) { findRole(named: name) }
    }

    private func external(_ name: RoleText) -> Role {
        Role(.external(name.text, isSensitive: name.isSensitive), in: plan)
    }

    private func findRole(named written: RoleText) -> Role {
        let text = written.text
        let name = text.lastPathPiece ?? text
        let candidates = (roles.byName[name] ?? []).filter { $0.mayHave(arn: text) }
        if let exact = candidates.first(where: { $0.arn?.known == text }) { return exact }
        return candidates.count == 1 ? candidates[0] : external(written)
    }
}
