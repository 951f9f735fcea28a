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

    /// What other resources attach to those of one type.
    private struct Attached: Sendable {
        var byAddress: [ResourceAddress: [ResourceInstance]] = [:]
        /// What does not set the policies of resources any more as it did, by these.
        var removed: [ResourceAddress: [ResourceInstance]] = [:]
        /// What policies depend on that may be attached to any of them.
        var undecided: [Unknown] = []
        /// What an incomplete plan leaves out, and which of them it can be about; nil for any.
        var leftOut: [(candidates: [ResourceAddress]?, isGrant: Bool, unknown: Unknown)] = []

        var isEmpty: Bool { byAddress.isEmpty && removed.isEmpty && undecided.isEmpty && leftOut.isEmpty }

        /// What is left out that may be about one of them: grants, or whole policies.
        func leftOut(of address: ResourceAddress, areGrants: Bool) -> [Unknown] {
            leftOut.filter { $0.isGrant == areGrants && $0.candidates?.contains(address) != false }.map(\.unknown)
        }
    }

    /// The policies of the resources of one type.
    private final class Kind: Sendable {
        let table: ResourcePolicyTable.Kind
        let isKey: Bool
        /// What other resources attach; nil for nothing.
        let attached: Attached?

        init(_ type: String, _ table: ResourcePolicyTable.Kind, _ attached: Attached) {
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
        let attached = kind.attached ?? Attached()
        let others = attached.byAddress[instance.address] ?? []
        let removed = attached.removed[instance.address] ?? []
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
        var unseen = attached.undecided
        if count > 1 {
            let reason = "several resources of the plan set the policy of \(instance.addressText)"
            unseen.insert(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))), at: 0)
        }
        if kind.isKey, count == 0 { policies.append(keyPolicy(of: instance)) }
        unseen += attached.leftOut(of: instance.address, areGrants: false)
        // A grant adds to what is allowed.
        let grants = attached.leftOut(of: instance.address, areGrants: true)
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
            var attached = Attached()
            for attaching in kind.documents + kind.grants {
                for policy in plan.instances.managed(attaching.type) {
                    add(policy, attaching, to: type, &attached)
                    addRemoved(policy, attaching, from: type, &attached)
                }
            }
            addLeftOut(kind.documents, to: type, areGrants: false, &attached)
            addLeftOut(kind.grants, to: type, areGrants: true, &attached)
            kinds[type] = Kind(type, kind, attached)
        }
        return kinds
    }

    /// What an incomplete plan leaves out: it may be there already.
    private func addLeftOut(
        _ types: [ResourcePolicyTable.Attaching],
        to type: String,
        areGrants: Bool,
        _ attached: inout Attached
    ) {
        for attaching in types {
            for block in plan.leftOutBlocks(ofType: attaching.type, naming: attaching.target) {
                let candidates = candidates(for: block, ofType: type)
                // A constant that names none of them is about one outside of the plan.
                if candidates?.isEmpty == true { continue }
                let unknown = Unknown(UnknownSource(attribute: nil, reason: block.reason))
                attached.leftOut.append((candidates, areGrants, unknown))
            }
        }
    }

    /// Which resources of a type a block that is left out can be about; nil for any.
    private func candidates(for block: LeftOutBlock, ofType type: String) -> [ResourceAddress]? {
        if let constants = block.constants {
            return constants.flatMap { lookup.instances(of: type, named: $0) }.map(\.address)
        }
        guard let single = block.references?.single, single.address.type == type else { return nil }
        return [single.address]
    }

    private func add(
        _ policy: ResourceInstance,
        _ attaching: ResourcePolicyTable.Attaching,
        to type: String,
        _ attached: inout Attached
    ) {
        guard policy.exists, let value = plan.value(of: attaching.target, in: policy), !value.isNull else { return }
        let path = AttributePath(attribute: attaching.target)
        let references = plan.origin(of: path, in: policy)?.references
        if let address = (value.named(besides: policy) ?? plan.reference(at: path, in: policy))?.address,
            ResourcePolicyTable.kinds[address.type] != nil
        {
            // Of another type: the entry of that type adds it.
            if address.type == type { attached.byAddress[address, default: []].append(policy) }
        } else if let known = value.string {
            let named = lookup.instances(of: type, named: known)
            for instance in named { attached.byAddress[instance.address, default: []].append(policy) }
            // A URL, an ARN with a version, `name:alias`: it may be the resource that has the name in it.
            let pieces = named.isEmpty ? known.split { $0 == ":" || $0 == "/" } : []
            if pieces.contains(where: { !lookup.instances(of: type, named: String($0)).isEmpty }) {
                let reason = "whether \(policy.addressText) is about a resource of this plan"
                attached.undecided.append(Unknown(UnknownSource(attribute: nil, reason: .undecided(reason))))
            }
        } else {
            let unknown = value.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply))
            let types = [type] + (type == "aws_lambda_function" ? ["aws_lambda_alias"] : [])
            let candidates = references?.attributes.filter { types.contains($0.address.type) } ?? []
            if references?.isComplete == true, references?.attributes.isEmpty == false, candidates.isEmpty { return }
            attached.undecided.append(unknown)
        }
    }

    /// Notes of what resources a policy is no longer what it was.
    private func addRemoved(
        _ policy: ResourceInstance,
        _ attaching: ResourcePolicyTable.Attaching,
        from type: String,
        _ attached: inout Attached
    ) {
        guard policy.actions.mayDetach, let target = policy.attributeBefore(attaching.target)?.string,
            let instance = lookup.instances(of: type, named: target).first
        else { return }
        // Changed in its place, or written again after it was deleted, it stays.
        let isKept =
            policy.actions != .createDelete && attached.byAddress[instance.address]?.contains { $0 === policy } == true
            && ResourcePolicyFate.Part(of: policy, before: true) == .init(of: policy, before: false)
        if !isKept { attached.removed[instance.address, default: []].append(policy) }
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
