import Symbolic
import TerraformPlan

/// A list of all inline or of all managed policies that a role may have, which the plan makes or changes: what it does not
/// name is taken away.
struct ExclusiveList {
    /// The names or ARNs that are known.
    let known: Set<String>
    /// Whether there are others that nobody knows yet.
    let isOpen: Bool
    private let instance: ResourceInstance
    private let path: AttributePath
    private let elements: [Value]?

    var address: ResourceAddress { instance.address }

    /// - Returns: nil for an attachment that is no such list, or does not change.
    init?(_ attachment: AttachmentIndex.Attachment) {
        let instance = attachment.instance
        guard let attribute = attachment.listAttribute, instance.actions.creates || instance.actions.mayDetach,
            let list = instance.attribute(attribute), !list.isNull
        else { return nil }
        self.instance = instance
        path = AttributePath(attribute: attribute)
        elements = list.elements
        known = Set(elements?.compactMap(\.string) ?? [])
        isOpen = elements?.contains { $0.string == nil } ?? true
    }

    /// Whether it names for certain the policy of an attachment whose name or ARN nobody knows yet.
    func names(_ attachment: AttachmentIndex.Attachment, in plan: PlanModel) -> Bool {
        guard let attribute = attachment.keyAttribute else { return false }
        let own = AttributeIdentity(address: attachment.instance.address, path: AttributePath(attribute: attribute))
        let origin = ExclusiveList.origin(of: own, in: plan)
        if let origin, origin.address.type == "aws_iam_policy", let arn = plan.plannedARN(of: origin.address) {
            if known.contains(arn) { return true }
        }
        guard isOpen else { return false }
        let names = [own, origin].compactMap(\.self)
        let isListed = elements?.contains { element in
            guard let listed = element.named(besides: instance).map(plan.identities.canonical) else { return false }
            return names.contains(listed) || origin != nil && ExclusiveList.origin(of: listed, in: plan) == origin
        }
        // The plan alone tells what the list refers to, and nothing of what is made of it.
        return isListed == true || !plan.plan.sourceTells(path, in: instance) && refers(to: names, in: plan.plan)
    }

    private func refers(to names: [AttributeIdentity], in plan: Plan) -> Bool {
        let references = plan.origin(of: path, in: instance)?.references.attributes ?? []
        return references.contains { named in
            names.contains { $0.address == named.address || $0.address.withoutKey == named.address }
        }
    }

    /// The attribute of another resource that the value of an attribute is.
    private static func origin(of attribute: AttributeIdentity, in plan: PlanModel) -> AttributeIdentity? {
        guard let instance = plan.plan.instances.instance(attribute.address),
            let value = plan.plan.value(of: attribute)
        else { return nil }
        let origin = value.named(besides: instance) ?? plan.plan.reference(at: attribute.path, in: instance)
        return origin.map(plan.identities.canonical)
    }
}

extension PlanModel {
    /// The ARN that a policy will have by its name; nil where nobody knows all of it.
    fileprivate func plannedARN(of policy: ResourceAddress) -> String? {
        guard let instance = plan.instances.instance(policy) else { return nil }
        return ResourceARNForm.of[policy.type]?.arn(of: instance, in: identities.context(of: instance))?.known
    }
}
