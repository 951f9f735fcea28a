import IAM
package import Symbolic
import TerraformPlan

/// An AWS-managed policy that a resource names by its ARN.
package final class ManagedPolicyUse: ModelObject {
    private let arn: String
    /// Whether the plan marks the ARN as sensitive.
    private let isSensitive: Bool
    private let instance: ResourceInstance
    private let path: AttributePath
    private let documents: PolicyDocuments

    private init(
        _ arn: String,
        in occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in documents: PolicyDocuments
    ) {
        self.documents = documents
        self.arn = arn
        isSensitive = occurrence.value.isSensitive
        self.instance = instance
        path = occurrence.path
    }

    package var modelType: ModelType { ManagedPolicyUse.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address, path: path) }

    /// Where resources name managed policies.
    private static let places: [(type: String, pattern: AttributePattern)] = [
        ("aws_iam_role_policy_attachment", "policy_arn"),
        ("aws_iam_user_policy_attachment", "policy_arn"),
        ("aws_iam_group_policy_attachment", "policy_arn"),
        ("aws_iam_policy_attachment", "policy_arn"),
        ("aws_iam_role_policy_attachments_exclusive", "policy_arns[]"),
        ("aws_iam_role", "managed_policy_arns[]"),
        ("aws_iam_role", "permissions_boundary"),
        ("aws_iam_user", "permissions_boundary"),
        ("aws_ssoadmin_managed_policy_attachment", "managed_policy_arn"),
    ]

    /// All uses in a plan; open where an ARN is not known.
    static func all(in plan: PlanModel) -> ModelValue {
        var uses: [ModelValue] = []
        var rest: Unknown?
        let documents = plan.iam.documents
        for (type, pattern) in places {
            for instance in plan.existing(type) {
                let reading = AttributeReading(pattern, of: instance, in: plan.plan)
                for occurrence in reading.occurrences {
                    if let arn = occurrence.value.string {
                        guard ManagedPolicies.isManaged(arn: arn) else { continue }
                        uses.append(.object(ManagedPolicyUse(arn, in: occurrence, of: instance, in: documents)))
                    } else if let unknown = occurrence.value.holes, !isOwn(occurrence, of: instance, in: plan) {
                        rest = rest?.merging(unknown.derived) ?? unknown.derived
                    }
                }
                if let unknown = reading.rest { rest = rest?.merging(unknown) ?? unknown }
            }
        }
        return rest.map { .openList(uses, $0) } ?? .list(uses)
    }

    /// Whether an ARN that is not known yet is that of a policy of the plan.
    private static func isOwn(
        _ occurrence: AttributeOccurrence,
        of instance: ResourceInstance,
        in plan: PlanModel
    ) -> Bool {
        let origin = plan.plan.origin(of: occurrence.path, in: instance)?.references
        let named = [occurrence.value.text?.wholeHole?.identity].compactMap { $0 } + (origin?.attributes ?? [])
        return named.contains { $0.address.type == "aws_iam_policy" && $0.address.mode == .managed }
    }

    private var isOfOtherPartition: Bool { documents.isOfOtherPartition(arn: arn, for: instance) }

    private var suggestion: String? {
        documents.partition(of: instance).map { ManagedPolicies.suggestion(arn: arn, in: $0) }
            ?? ManagedPolicies.suggestion(arn: arn)
    }

    private var exists: ModelValue {
        if isOfOtherPartition { return .bool(false) }
        if documents.managedPolicy(arn: arn) != nil { return .bool(true) }
        // The data is that of the commercial partition; others have policies of their own.
        if ManagedPolicies.suggestion(arn: arn) != nil { return .bool(false) }
        let attribute = AttributeIdentity(address: instance.address, path: path)
        let reason = "the policy may be newer than those of \(ManagedPolicies.date)"
        return .unknown(Unknown(UnknownSource(attribute: attribute, reason: .undecided(reason))))
    }

    /// Whether the policy of its name is that of a service-linked role, whatever the path.
    private var isOfServiceLinkedRole: Bool {
        // Of permission sets AWS does not document it.
        guard instance.address.type != "aws_ssoadmin_managed_policy_attachment" else { return false }
        if ManagedPolicies.isOfServiceLinkedRole(arn: arn) { return true }
        // What another one may be meant by is looked for where there is none of its own.
        guard documents.managedPolicy(arn: arn) == nil || isOfOtherPartition else { return false }
        return suggestion.map(ManagedPolicies.isOfServiceLinkedRole) ?? false
    }

    /// Whether the plan attaches it: what was attached before stays so even when AWS withdraws the policy.
    private var isNew: Bool {
        guard !instance.actions.creates, let root = path.root else { return true }
        let before = instance.attributeBefore(root)
        return before?.string != arn && before?.elements?.contains { $0.string == arn } != true
    }

    /// A text of the ARN or about it, which is not shown where the plan marks the ARN.
    private func shown(_ text: String) -> ModelValue { isSensitive ? .sensitive(.string(text)) : .string(text) }

    package static let type = ModelType(
        "ManagedPolicyUse",
        summary: "An AWS-managed policy that a resource names by its ARN.",
        fields: [
            .of(ManagedPolicyUse.self, "arn", .string, "The ARN as it is written.") { $0.shown($0.arn) },
            .of(
                ManagedPolicyUse.self,
                "exists",
                .bool,
                "Whether AWS has such a policy; unknown for one that may be newer than tfproof's data."
            ) { $0.exists },
            .of(
                ManagedPolicyUse.self,
                "isOfOtherPartition",
                .bool,
                "Whether the ARN names another partition than the provider is known to work in."
            ) { .bool($0.isOfOtherPartition) },
            .of(
                ManagedPolicyUse.self,
                "isOfServiceLinkedRole",
                .bool,
                "Whether the policy of its name is that of a service-linked role, and IAM attaches it to nothing else."
            ) { .bool($0.isOfServiceLinkedRole) },
            .of(
                ManagedPolicyUse.self,
                "name",
                .string,
                "The name of the policy: what stands behind the last slash of the ARN."
            ) { $0.shown($0.arn.split(separator: "/").last.map(String.init) ?? $0.arn) },
            .of(ManagedPolicyUse.self, "isNew", .bool, "Whether the plan is about to attach it.") { .bool($0.isNew) },
            .of(ManagedPolicyUse.self, "suggestion", .string, "The ARN that was probably meant; absent for none.") {
                use in
                use.suggestion.map(use.shown) ?? .absent
            },
        ]
    )
}
