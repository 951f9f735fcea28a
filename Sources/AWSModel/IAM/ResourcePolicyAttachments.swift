import Symbolic
import TerraformPlan

/// What other resources attach to those of one type: policies and grants.
struct ResourcePolicyAttachments: Sendable {
    private(set) var byAddress: [ResourceAddress: [ResourceInstance]] = [:]
    /// What does not set the policies of resources any more as it did, by these.
    private(set) var removed: [ResourceAddress: [ResourceInstance]] = [:]
    /// What may be attached to some of them, or what an incomplete plan leaves out that may be.
    private var uncertain: [Uncertain] = []
    /// The last of these that came of a block: its instances tend to have the same candidates.
    private var lastUncertain: [ResourceAddress: Int] = [:]

    /// What policies or grants depend on of which nobody can tell what they are about.
    private struct Uncertain: Sendable {
        /// Which resources it can be; nil for any.
        let candidates: [ResourceAddress]?
        let isGrant: Bool
        var unknown: Unknown
        private let members: Set<ResourceAddress>

        init(candidates: [ResourceAddress]?, isGrant: Bool, unknown: Unknown) {
            self.candidates = candidates
            self.isGrant = isGrant
            self.unknown = unknown
            // Of one or two nobody needs more than the list.
            members = candidates.map { $0.count > 2 ? Set($0) : [] } ?? []
        }

        func mayBe(_ address: ResourceAddress) -> Bool {
            guard let candidates else { return true }
            return members.isEmpty ? candidates.contains(address) : members.contains(address)
        }
    }

    /// - Parameters:
    ///   - type: The type of the resources.
    ///   - kind: How these come to their policies.
    ///   - plan: The plan.
    ///   - lookup: Finds the resources.
    init(to type: String, _ kind: ResourcePolicyTable.Kind, in plan: Plan, _ lookup: ResourceLookup) {
        for (types, areGrants) in [(kind.documents, false), (kind.grants, true)] {
            for attaching in types {
                let reader = Reader(plan: plan, lookup: lookup, type: type, attaching: attaching, isGrant: areGrants)
                for policy in plan.instances.managed(attaching.type) {
                    add(policy, reader)
                    addRemoved(policy, reader)
                }
                uncertain += reader.leftOut
            }
        }
    }

    var isEmpty: Bool { byAddress.isEmpty && removed.isEmpty && uncertain.isEmpty }

    /// What may be about a resource for all that is known: grants, or whole policies.
    func uncertain(of address: ResourceAddress, areGrants: Bool) -> [Unknown] {
        uncertain.filter { $0.isGrant == areGrants && $0.mayBe(address) }.map(\.unknown)
    }

    private mutating func add(_ policy: ResourceInstance, _ reader: Reader) {
        switch reader.target(of: policy) {
        case .none: break
        case .one(let address): byAddress[address, default: []].append(policy)
        case .several(let addresses): for address in addresses { byAddress[address, default: []].append(policy) }
        case .uncertain(let candidates, let unknown):
            let block = policy.address.withoutKey
            if let last = lastUncertain[block], uncertain[last].candidates == candidates {
                uncertain[last].unknown = uncertain[last].unknown.merging(unknown)
            } else {
                lastUncertain[block] = uncertain.count
                uncertain.append(Uncertain(candidates: candidates, isGrant: reader.isGrant, unknown: unknown))
            }
        }
    }

    /// Notes of what resources a policy is no longer what it was.
    private mutating func addRemoved(_ policy: ResourceInstance, _ reader: Reader) {
        guard policy.actions.mayDetach, let address = reader.targetBefore(of: policy) else { return }
        // Changed in its place, or written again after it was deleted, it stays.
        let isKept =
            policy.actions != .createDelete && byAddress[address]?.contains { $0 === policy } == true
            && ResourcePolicyFate.Part(of: policy, before: true) == .init(of: policy, before: false)
        if !isKept { removed[address, default: []].append(policy) }
    }

    /// Reads what the resources of one type attach to those of another.
    private struct Reader {
        let plan: Plan
        let lookup: ResourceLookup
        let type: String
        let attaching: ResourcePolicyTable.Attaching
        let isGrant: Bool

        /// What a policy is about.
        enum Target {
            /// Nothing of the type.
            case none
            case one(ResourceAddress)
            case several([ResourceAddress])
            /// One of some resources, nil for any, or of none of the plan.
            case uncertain([ResourceAddress]?, Unknown)
        }

        /// The resource that a policy was about before apply; nil where that is not certain.
        func targetBefore(of policy: ResourceInstance) -> ResourceAddress? {
            guard let target = policy.attributeBefore(attaching.target)?.string else { return nil }
            return targets(target, of: policy).certain.first?.address
        }

        /// What a known text names that a policy has: a name is one in the policy's own region and account.
        private func targets(_ text: String, of policy: ResourceInstance) -> ResourceLookup.PolicyTargets {
            var targets = lookup.policyTargets(text, ofType: type)
            // ARNs and URLs tell theirs, and buckets are one to a name everywhere.
            if type == "aws_s3_bucket" || text.begins(with: "arn:") || text.begins(with: "http") { return targets }
            let place = ResourcePlace(of: policy, lookup.identities)
            let isElsewhere = { place.relation(to: $0, lookup.identities) == .other }
            targets.certain.removeAll(where: isElsewhere)
            targets.possible.removeAll(where: isElsewhere)
            return targets
        }

        /// What a policy is about after apply.
        func target(of policy: ResourceInstance) -> Target {
            guard policy.exists, let value = plan.value(of: attaching.target, in: policy), !value.isNull else {
                return .none
            }
            let path = AttributePath(attribute: attaching.target)
            if let address = (value.named(besides: policy) ?? plan.reference(at: path, in: policy))?.address,
                ResourcePolicyTable.kinds[address.type] != nil
            {
                // Of another type: the entry of that type adds it.
                return address.type == type ? .one(address) : .none
            }
            if let known = value.string {
                let reason = "whether \(policy.addressText) is about a resource of this plan"
                let unknown = Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
                return target(targets(known, of: policy), unknown)
            }
            let unknown = value.holes ?? Unknown(UnknownSource(attribute: nil, reason: .afterApply))
            if let text = value.text, text.wholeHole == nil, let targets = lookup.policyTargets(text, ofType: type) {
                return target(targets, unknown)
            }
            return referred(by: value, at: path, of: policy, unknown)
        }

        private func target(_ targets: ResourceLookup.PolicyTargets, _ unknown: Unknown) -> Target {
            if targets.possible.isEmpty {
                if targets.certain.count == 1 { return .one(targets.certain[0].address) }
                return targets.certain.isEmpty ? .none : .several(targets.certain.map(\.address))
            }
            return .uncertain((targets.certain + targets.possible).map(\.address), unknown)
        }

        /// What the configuration refers to in the place of what a policy is about.
        private func referred(
            by value: Value,
            at path: AttributePath,
            of policy: ResourceInstance,
            _ unknown: Unknown
        ) -> Target {
            let references = plan.origin(of: path, in: policy)?.references
            var candidates: [ResourceAddress]?
            if let references, references.isComplete, !references.attributes.isEmpty {
                let types = [type] + (type == "aws_lambda_function" ? ["aws_lambda_alias"] : [])
                let mentioned = references.attributes.map(\.address).filter { types.contains($0.type) }
                if mentioned.isEmpty { return .none }
                let isMade = plan.sourceTells(path, in: policy) && !isChoice(value, of: mentioned)
                // An alias is one of a function that it names by itself.
                if !isMade, mentioned.allSatisfy({ $0.type == type }) { candidates = mentioned }
            }
            return .uncertain(candidates, unknown)
        }

        /// Whether a value is an attribute of one of some resources, and not made of such.
        private func isChoice(_ value: Value, of addresses: [ResourceAddress]) -> Bool {
            value.alternatives.allSatisfy { alternative in
                alternative.text?.wholeHole?.identity.map { addresses.contains($0.address) } ?? false
            }
        }

        /// What an incomplete plan leaves out: it may be there already.
        var leftOut: [Uncertain] {
            plan.leftOutBlocks(ofType: attaching.type, naming: attaching.target).compactMap { block in
                let candidates = candidates(for: block)
                // A constant that names none of them is about one outside of the plan.
                if candidates?.isEmpty == true { return nil }
                let unknown = Unknown(UnknownSource(attribute: nil, reason: block.reason))
                return Uncertain(candidates: candidates, isGrant: isGrant, unknown: unknown)
            }
        }

        /// Which resources a block that is left out can be about; nil for any.
        private func candidates(for block: LeftOutBlock) -> [ResourceAddress]? {
            if let constants = block.constants {
                return constants.flatMap { constant in
                    let targets = lookup.policyTargets(constant, ofType: type)
                    return (targets.certain + targets.possible).map(\.address)
                }
            }
            guard let single = block.references?.single, single.address.type == type else { return nil }
            return [single.address]
        }
    }
}
