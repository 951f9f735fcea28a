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
    private let kinds = Memo<[String: Kind]>()
    /// Whether resources of each service may have policies.
    private let services = ResourceLookup.types.map { _ in SharedMemo<Bool>() }

    private let found = ResultCache<ResourceAddress, PolicySet?>()

    /// The policies of the resources of one type.
    private final class Kind: Sendable {
        let table: ResourcePolicyTable.Kind
        let isKey: Bool
        /// What other resources attach; nil for nothing.
        let attached: ResourcePolicyAttachments?

        init(_ type: String, _ table: ResourcePolicyTable.Kind, _ attached: ResourcePolicyAttachments) {
            self.table = table
            self.attached = attached.isEmpty ? nil : attached
            isKey = ResourcePolicyTable.isKey(type)
        }
    }

    init(_ plan: Plan, _ documents: PolicyDocuments, _ identities: Identities) {
        self.plan = plan
        self.documents = documents
        self.identities = identities
        self.lookup = ResourceLookup(plan, identities)
        self.registries = RegistryPolicies(plan, documents, identities)
    }

    /// Makes ready what is looked up for each request, before the first one.
    func prepare() {
        _ = kinds.value(makeKinds)
        lookup.prepare()
    }

    /// The policies that bear on a request for a resource, its own and those of its registry; nil where there are none.
    ///
    /// A resource outside the plan is taken to have none: its policy could only add to what a role may do. Not so a key,
    /// whose policy must let others count, nor a role, nor what belongs to another account.
    func policies(of resource: RequestedResource, for action: ActionName, isOfOtherAccount: Bool) -> PolicySet? {
        let own = policies(of: resource, service: action.service, isOfOtherAccount: isOfOtherAccount)
        guard !isOfOtherAccount, RegistryPolicies.mayBear(on: action.service) else { return own }
        let common = registries.policies(for: action, inRegion: resource.region?.known)
        guard !common.isEmpty else { return own }
        return PolicySet((own?.attached ?? []) + common, unseen: own?.unseen ?? [], elsewhere: own?.elsewhere ?? [])
    }

    private func policies(of resource: RequestedResource, service: String, isOfOtherAccount: Bool) -> PolicySet? {
        // Most resources have no policy, and need not be found to tell.
        if !isOfOtherAccount, service != "kms", let arn = resource.knownHead, !mayHavePolicies(arn) { return nil }
        guard let instance = resource.instance else {
            // A request for all keys is for no key in particular.
            let isKey = service == "kms" && resource.text.known != "*"
            return isKey || isOfOtherAccount ? ResourcePolicies.unseen("the policy of the resource") : nil
        }
        // Only in requests to assume a role its trust policy counts.
        if instance.address.type == "aws_iam_role", service != "sts" { return nil }
        return policies(of: instance)
    }

    /// Whether some resource of the service that an ARN names may have a policy, of its own or attached to it.
    private func mayHavePolicies(_ arn: KnownARN) -> Bool {
        guard let place = lookup.place(of: arn) else { return false }
        return services[place].value {
            ResourceLookup.types[place].types.contains { type in
                guard let kind = kinds.value(makeKinds)[type] else { return false }
                if kind.attached != nil || kind.isKey { return true }
                return kind.table.attribute.map { plan.instances.maySet($0, ofType: type) } ?? false
            }
        }
    }

    /// The policies of an instance.
    private func policies(of instance: ResourceInstance) -> PolicySet? {
        guard let kind = kinds.value(makeKinds)[instance.address.type] else { return nil }
        if kind.attached == nil, !kind.isKey {
            // Most resources have no policy.
            guard let attribute = kind.table.attribute, has(attribute, instance, unlessReplaced: false) else {
                return nil
            }
        }
        return found.value(for: instance.address) { policies(of: instance, kind) }
    }

    private func policies(of instance: ResourceInstance, _ kind: Kind) -> PolicySet? {
        let others = kind.attached?.byAddress[instance.address] ?? []
        let removed = kind.attached?.removed[instance.address] ?? []
        let fate = ResourcePolicyFate(of: instance, kind.table.attribute, others, removed: removed)
        var policies: [AttachedPolicy] = []
        var count = 0
        func isDocument(_ policy: ResourceInstance) -> Bool {
            kind.table.documents.contains { $0.type == policy.address.type }
        }
        for other in others {
            let outcome = fate.outcome(of: .init(of: other, before: false))
            let isDocument = isDocument(other)
            let policy =
                isDocument ? policy(of: other, "policy") : AttachedPolicy(granting: other, on: instance, in: plan)
            if let policy = policy.after(outcome) { policies.append(policy) }
            if isDocument, !outcome.isDetached { count += 1 }
        }
        let isReplaced = count > 0 || removed.contains(where: isDocument)
        if let attribute = kind.table.attribute, has(attribute, instance, unlessReplaced: isReplaced),
            let policy = policy(of: instance, attribute).after(fate.outcome(of: .whole))
        {
            policies.append(policy)
            count += 1
        }
        var unseen = kind.attached?.uncertain(of: instance.address, areGrants: false) ?? []
        if count > 1 {
            let reason = "several resources of the plan set the policy of \(instance.addressText)"
            unseen.insert(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))), at: 0)
        }
        if kind.isKey, count == 0 { policies.append(keyPolicy(of: instance)) }
        // A grant adds to what is allowed.
        let grants = kind.attached?.uncertain(of: instance.address, areGrants: true) ?? []
        if policies.isEmpty, unseen.isEmpty, grants.isEmpty { return nil }
        return PolicySet(policies, unseen: unseen, elsewhere: grants)
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
            document: documents.document(at: attribute, of: instance),
            at: self.documents.place(attribute, of: instance)
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
            document: .parse(
                .statement(allowing: [SymbolicString("kms:*")], to: ["AWS": root], on: SymbolicString("*"))
            ),
            at: .init(ModelLocation(address: instance.address))
        )
    }

    private func makeKinds() -> [String: Kind] {
        var kinds: [String: Kind] = [:]
        for (type, kind) in ResourcePolicyTable.kinds {
            kinds[type] = Kind(type, kind, ResourcePolicyAttachments(to: type, kind, in: plan, lookup))
        }
        return kinds
    }

    private static func unseen(_ what: String) -> PolicySet {
        let reason = UnknownSource.Reason.undecided("\(what) is managed outside this plan")
        return PolicySet([], unseen: [Unknown(UnknownSource(attribute: nil, reason: reason))])
    }
}

extension AttachedPolicy {
    /// The policy as it is after what becomes of it; nil for one that goes.
    fileprivate func after(_ outcome: ResourcePolicyFate.Outcome) -> AttachedPolicy? {
        switch outcome {
        case .attached: self
        case .detached: nil
        case .open(let unknown): doubted(by: unknown)
        }
    }
}

extension ResourcePolicyFate.Outcome {
    fileprivate var isDetached: Bool {
        if case .detached = self { true } else { false }
    }
}
