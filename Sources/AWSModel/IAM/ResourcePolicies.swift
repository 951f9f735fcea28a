import IAM
import Symbolic
import TerraformPlan

/// Finds the policies of resources that the plan has: of secrets and customer keys.
///
/// A resource outside the plan is taken to have none: its policy could only add to what a role may do.
final class ResourcePolicies: Sendable {
    private let plan: Plan
    private let documents: PolicyDocuments
    private let byARN = Memo<[String: ResourceInstance]>()
    private let attached = Memo<[ResourceAddress: [ResourceInstance]]>()

    init(_ plan: Plan, _ documents: PolicyDocuments) {
        self.plan = plan
        self.documents = documents
    }

    /// The policy of the resource that a text names; nil where it has none, or the plan does not have the resource.
    func policies(of resource: SymbolicString) -> PolicySet? {
        guard let instance = instance(of: resource) else { return nil }
        var policies: [AttachedPolicy] = []
        if let own = instance.attribute("policy"), !own.isNull, own.string != "", isConfigured("policy", of: instance) {
            policies.append(policy(of: instance))
        }
        let separate = attached.value { attachedPolicies() }
        policies += (separate[instance.address] ?? []).map { policy(of: $0) }
        return policies.isEmpty ? nil : PolicySet(policies)
    }

    /// The instance that a text is the ARN of.
    func instance(of resource: SymbolicString) -> ResourceInstance? {
        if let identity = resource.wholeHole?.identity { return plan.instances.instance(identity.address) }
        guard let known = resource.known else { return nil }
        return byARN.value {
            var index: [String: ResourceInstance] = [:]
            for type in ["aws_secretsmanager_secret", "aws_ssm_parameter", "aws_kms_key"] {
                for instance in plan.instances.instances(ofType: type) where instance.exists {
                    if let arn = instance.attribute("arn")?.string { index[arn] = instance }
                }
            }
            return index
        }[known]
    }

    /// A computed policy of a new resource says nothing; one that is known is its policy, whoever wrote it.
    private func isConfigured(_ attribute: String, of instance: ResourceInstance) -> Bool {
        instance.attribute(attribute)?.string != nil
            || instance.block?.expression(at: AttributePath(attribute: attribute)) != nil
    }

    private func policy(of instance: ResourceInstance) -> AttachedPolicy {
        AttachedPolicy(
            label: "the resource policy \(instance.addressText)",
            location: ModelLocation(address: instance.address, path: AttributePath(attribute: "policy")),
            document: documents.document(at: "policy", of: instance)
        )
    }

    private func attachedPolicies() -> [ResourceAddress: [ResourceInstance]] {
        var index: [ResourceAddress: [ResourceInstance]] = [:]
        for policy in plan.instances.managed("aws_secretsmanager_secret_policy") where policy.exists {
            let path = AttributePath(attribute: "secret_arn")
            let target: ResourceAddress?
            if let arn = policy.attribute("secret_arn")?.string {
                target = instance(of: SymbolicString(arn))?.address
            } else {
                target = plan.origin(of: path, in: policy)?.references.single?.address
            }
            if let target { index[target, default: []].append(policy) }
        }
        return index
    }
}

/// Tells the tags that condition keys ask for.
struct RequestTags: Sendable {
    let resources: ResourcePolicies

    /// Adds the tags of a role, as far as the plan knows them.
    func add(to context: inout RequestContext, of role: Role) {
        for (key, value) in tags(of: role.instance) { context["aws:PrincipalTag/\(key)"] = .value(value) }
    }

    /// Adds the tags of a resource, as far as the plan knows them.
    func add(to context: inout RequestContext, of resource: SymbolicString) {
        guard let instance = resources.instance(of: resource) else { return }
        for (key, value) in tags(of: instance) {
            context["aws:ResourceTag/\(key)"] = .value(value)
            switch instance.address.type {
            case "aws_secretsmanager_secret": context["secretsmanager:ResourceTag/\(key)"] = .value(value)
            case "aws_ssm_parameter": context["ssm:resourceTag/\(key)"] = .value(value)
            default: break
            }
        }
    }

    private func tags(of instance: ResourceInstance?) -> [(String, SymbolicString)] {
        guard let instance else { return [] }
        let all = instance.attribute("tags_all")
        let tags = all?.partialMembers == nil ? instance.attribute("tags") : all
        return tags?.partialMembers?.members.compactMap { tag in tag.value.text.map { (tag.name, $0) } } ?? []
    }
}
