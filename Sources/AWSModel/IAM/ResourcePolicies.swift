import IAM
import Symbolic
import TerraformPlan

/// Finds the policies of the plan's resources: of secrets, keys, buckets, queues and others.
final class ResourcePolicies: Sendable {
    private let plan: Plan
    private let documents: PolicyDocuments
    private let identities: Identities
    let lookup: ResourceLookup
    private let registries: RegistryPolicies
    private let attached = Memo<Attached>()

    /// What other resources attach.
    private struct Attached: Sendable {
        var byAddress: [ResourceAddress: [ResourceInstance]] = [:]
        /// The resources whose policies other resources no longer set as they did.
        var removed: Set<ResourceAddress> = []
        /// By the type of the resource, what policies depend on that may be attached to any of them.
        var undecided: [String: [Unknown]] = [:]
    }

    init(_ plan: Plan, _ documents: PolicyDocuments, _ identities: Identities) {
        self.plan = plan
        self.documents = documents
        self.identities = identities
        self.lookup = ResourceLookup(plan, identities)
        self.registries = RegistryPolicies(plan, documents, identities)
    }

    /// The policies that bear on a request for a resource, its own and those of its registry; nil where there are none.
    ///
    /// A resource outside the plan is taken to have none: its policy could only add to what a role may do. Not so a key,
    /// whose policy must let others count, nor a role, nor what belongs to another account.
    func policies(of resource: RequestedResource, for action: String, isOfOtherAccount: Bool) -> PolicySet? {
        let service = action.pieceBetweenColons(at: 0)?.lowercased() ?? ""
        let own = policies(of: resource, service: service, isOfOtherAccount: isOfOtherAccount)
        guard !isOfOtherAccount else { return own }
        let common = registries.policies(for: action, inRegion: resource.region?.known)
        guard !common.isEmpty else { return own }
        return PolicySet((own?.attached ?? []) + common, unseen: own?.unseen ?? [])
    }

    private func policies(of resource: RequestedResource, service: String, isOfOtherAccount: Bool) -> PolicySet? {
        guard let instance = resource.instance else {
            // A request for all keys is for no key in particular.
            let isKey = service == "kms" && resource.text.known != "*"
            return isKey || isOfOtherAccount ? ResourcePolicies.unseen("the policy of the resource") : nil
        }
        // Only in requests to assume a role its trust policy counts.
        if instance.address.type == "aws_iam_role", service != "sts" { return nil }
        return policies(of: instance)
    }

    /// The policies of an instance.
    private func policies(of instance: ResourceInstance) -> PolicySet? {
        guard let kind = ResourcePolicyTable.kinds[instance.address.type] else { return nil }
        let attached = attached.value { attachedPolicies() }
        let others = attached.byAddress[instance.address] ?? []
        var set = PolicySet()
        for other in others {
            switch other.address.type {
            case "aws_lambda_permission", "aws_kms_grant":
                set.attached.append(AttachedPolicy(granting: other, in: plan))
            default:
                set.attached.append(policy(of: other, "policy"))
            }
        }
        let separate = others.count { other in kind.documents.contains { $0.type == other.address.type } }
        let isReplaced = separate > 0 || attached.removed.contains(instance.address)
        var count = separate
        if let attribute = kind.attribute, has(attribute, instance, unlessReplaced: isReplaced) {
            set.attached.append(policy(of: instance, attribute))
            count += 1
        }
        if count > 1 {
            let reason = "several resources of the plan set the policy of \(instance.addressText)"
            set.unseen.append(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
        }
        set.unseen += attached.undecided[instance.address.type] ?? []
        if ResourcePolicyTable.isKey(instance.address.type), count == 0 { set.attached.append(keyPolicy(of: instance)) }
        return set.attached.isEmpty && set.unseen.isEmpty ? nil : set
    }

    /// Whether an attribute holds the policy that a resource will have.
    ///
    /// A computed attribute shows the policy as it is now, also one that another resource of the plan sets or takes away.
    private func has(_ attribute: String, _ instance: ResourceInstance, unlessReplaced isReplaced: Bool) -> Bool {
        guard let value = instance.attribute(attribute), !value.isNull, value.string != "" else { return false }
        if instance.isConfigured(attribute) { return true }
        return !isReplaced && value.string != nil
    }

    private func policy(of instance: ResourceInstance, _ attribute: String) -> AttachedPolicy {
        AttachedPolicy(
            label: "the resource policy \(instance.addressText)",
            location: ModelLocation(address: instance.address, path: AttributePath(attribute: attribute)),
            statements: documents.statements(at: AttributePath(attribute: attribute), of: instance),
            document: documents.document(at: attribute, of: instance)
        )
    }

    /// The policy of a key that is given none: the account's own policies decide
    /// (kms/latest/developerguide/key-policy-default).
    ///
    /// A key outside the plan may have another.
    private func keyPolicy(of instance: ResourceInstance) -> AttachedPolicy {
        let label = "the key policy of \(instance.addressText)"
        guard instance.address.mode == .managed else {
            let reason = "\(label) is managed outside this plan"
            let unknown = Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
            return AttachedPolicy(label: label, document: .parse(Value(unknown)))
        }
        let context = identities.context(of: instance)
        let root =
            SymbolicString("arn:") + context.partition + SymbolicString(":iam::") + context.account
            + SymbolicString(":root")
        return AttachedPolicy(
            label: label,
            location: ModelLocation(address: instance.address),
            document: .parse(
                .statement(allowing: [SymbolicString("kms:*")], to: ["AWS": root], on: SymbolicString("*"))
            )
        )
    }

    private func attachedPolicies() -> Attached {
        var attached = Attached()
        for (type, kind) in ResourcePolicyTable.kinds {
            for attaching in kind.documents + kind.grants {
                for policy in plan.instances.managed(attaching.type) {
                    add(policy, attaching, to: type, &attached)
                }
            }
        }
        return attached
    }

    private func add(
        _ policy: ResourceInstance,
        _ attaching: ResourcePolicyTable.Attaching,
        to type: String,
        _ attached: inout Attached
    ) {
        if policy.actions.mayDetach, let target = policy.attributeBefore(attaching.target)?.string,
            let instance = lookup.instances(of: type, named: target).first
        {
            attached.removed.insert(instance.address)
        }
        guard policy.exists, let value = plan.value(of: attaching.target, in: policy), !value.isNull else { return }
        let path = AttributePath(attribute: attaching.target)
        let references = plan.origin(of: path, in: policy)?.references
        if let address = (value.named(besides: policy) ?? references?.single)?.address,
            ResourcePolicyTable.kinds[address.type] != nil
        {
            // Of another type: the entry of that type adds it.
            if address.type == type { attached.byAddress[address, default: []].append(policy) }
        } else if let known = value.string {
            for instance in lookup.instances(of: type, named: known) {
                attached.byAddress[instance.address, default: []].append(policy)
            }
        } else {
            let unknown = value.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply))
            let candidates = references?.attributes.filter { $0.address.type == type } ?? []
            if references?.isComplete == true, references?.attributes.isEmpty == false, candidates.isEmpty { return }
            attached.undecided[type, default: []].append(unknown)
        }
    }

    private static func unseen(_ what: String) -> PolicySet {
        let reason = UnknownSource.Reason.undecided("\(what) is managed outside this plan")
        return PolicySet([], unseen: [Unknown(UnknownSource(attribute: nil, reason: reason))])
    }
}
