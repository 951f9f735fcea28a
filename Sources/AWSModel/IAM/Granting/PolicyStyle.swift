import IAM
import Symbolic
import TerraformPlan

/// How a role's policies are written, and where a statement more belongs.
enum PolicyStyle {
    /// A data source, which the statement belongs into where it is known.
    case document(ResourceAddress?)
    /// The resource whose JSON text the statement belongs into, where it is known.
    case object(ResourceAddress?)

    /// How the role's own policies are written; else how its trust policy is.
    init(of role: Role) {
        let plan = role.plan
        for policy in role.policies.identity.attached where !policy.isAWSManaged {
            guard let location = policy.location,
                let holder = plan.plan.instances.instance(location.address), holder.exists
            else { continue }
            guard let owner = plan.policyOwner(of: holder), owner.address.mode == .managed else { continue }
            let source = plan.documentSource(of: "policy", in: owner)
            self = source.map { .document($0) } ?? .object(owner.address)
            return
        }
        guard let instance = role.instance, instance.address.mode == .managed else {
            self = .object(nil)
            return
        }
        self = plan.documentSource(of: "assume_role_policy", in: instance) == nil ? .object(nil) : .document(nil)
    }

    /// What the statement belongs into.
    var home: ResourceAddress? {
        switch self {
        case .document(let address), .object(let address): address
        }
    }
}

extension PlanModel {
    /// The data source that the document of an attribute is taken from; nil where it is written otherwise.
    fileprivate func documentSource(of attribute: String, in instance: ResourceInstance) -> ResourceAddress? {
        let path = AttributePath(attribute: attribute)
        guard let source = plan.reference(at: path, in: instance)?.address,
            source.type == "aws_iam_policy_document", source.mode == .data
        else { return nil }
        return source
    }

    /// The resource that holds the document of an attachment: the customer policy that it names, else itself.
    ///
    /// - Returns: nil where the plan does not have the policy.
    fileprivate func policyOwner(of holder: ResourceInstance) -> ResourceInstance? {
        guard let value = plan.value(of: "policy_arn", in: holder) else { return holder }
        if let known = value.string {
            return resourcePolicies.lookup.instances(of: "aws_iam_policy", named: known).first
        }
        let reference = plan.reference(at: AttributePath(attribute: "policy_arn"), in: holder)
        guard let named = value.named(besides: holder) ?? reference, named.address.type == "aws_iam_policy" else {
            return nil
        }
        return plan.instances.instance(named.address)
    }
}
