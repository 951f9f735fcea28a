import IAM
import Symbolic
import TerraformPlan

/// The policies that stand for all resources of a kind in one account and region, not attached to any of them: those of
/// the container registry, of the data catalog, of the logs.
final class RegistryPolicies: Sendable {
    /// What holds such policies: by the service, the resource type and its attribute.
    private static let holders: [String: (type: String, attribute: String)] = [
        "ecr": ("aws_ecr_registry_policy", "policy"),
        "glue": ("aws_glue_resource_policy", "policy"),
        "logs": ("aws_cloudwatch_log_resource_policy", "policy_document"),
    ]
    /// The actions that the policy of a container registry is about in its first scope; in its second, which newer
    /// accounts have, it is about all (AmazonECR/latest/userguide/registry-permissions).
    private static let actionsOfFirstScope: Set<String> = [
        "ecr:batchimportupstreamimage", "ecr:createrepository", "ecr:replicateimage",
    ]

    private let plan: Plan
    private let documents: PolicyDocuments
    private let identities: Identities
    private let found = ResultCache<String, [AttachedPolicy]>()

    init(_ plan: Plan, _ documents: PolicyDocuments, _ identities: Identities) {
        self.plan = plan
        self.documents = documents
        self.identities = identities
    }

    /// Whether such policies can bear on the actions of a service.
    static func mayBear(on service: String) -> Bool { service == "ecr" || service == "logs" || service == "glue" }

    /// The policies that bear on an action on a resource of the account.
    ///
    /// - Parameters:
    ///   - action: The action.
    ///   - region: The region of the resource; nil where it is not known.
    /// - Returns: The policies of the plan that are or may be of that region.
    func policies(for action: ActionName, inRegion region: String?) -> [AttachedPolicy] {
        let service = action.service
        guard let holder = Self.holders[service], !plan.instances.managed(holder.type).isEmpty else { return [] }
        let isSure =
            service != "ecr" || Self.actionsOfFirstScope.contains(action.name.lowercased()) || isOfSecondScope
        return found.value(for: "\(service) \(region ?? "") \(isSure)") {
            plan.instances.managed(holder.type).filter(\.exists).compactMap { instance in
                let own = identities.context(of: instance).region.known
                if let own, let region, own != region { return nil }
                return policy(of: instance, holder.attribute, isSure: isSure && (own != nil || region == nil))
            }
        }
    }

    private func policy(of instance: ResourceInstance, _ attribute: String, isSure: Bool) -> AttachedPolicy {
        var document = documents.document(at: attribute, of: instance)
        if !isSure {
            let reason = "whether \(instance.addressText) bears on this action and region is not known"
            let unknown = Unknown(UnknownSource(attribute: nil, reason: .undecided(reason)))
            document.statements = document.statements.map { $0.doubted(by: unknown) }
        }
        return AttachedPolicy(
            label: "the policy \(instance.addressText)",
            document: document,
            at: self.documents.place(attribute, of: instance)
        )
    }

    /// Whether the plan has the registry take its policy for all actions.
    private var isOfSecondScope: Bool {
        plan.instances.managed("aws_ecr_account_setting").contains { setting in
            setting.exists && setting.text("name") == "REGISTRY_POLICY_SCOPE"
                && setting.text("value") == "V2"
        }
    }
}
