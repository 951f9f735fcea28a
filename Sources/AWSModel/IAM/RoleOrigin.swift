import Symbolic
import TerraformPlan

/// What the configuration takes the role of an attachment from.
struct RoleOrigin: Sendable {
    /// The role whose attribute the value is; nil where that is not certain.
    private(set) var address: ResourceAddress?
    /// The roles that the attachment can belong to; nil where it can be any.
    private(set) var candidates: [ResourceAddress]?

    /// Of what names no role by reference.
    init() {}

    init(_ path: AttributePath, of instance: ResourceInstance, in plan: Plan) {
        let origin = plan.origin(of: path, in: instance)
        address = origin.flatMap { plan.reference(of: $0, at: path, in: instance) }?.address
        if address?.type != "aws_iam_role" { address = nil }
        candidates =
            address == nil && plan.sourceTells(path, in: instance)
            ? RoleOrigin.chosen(path, of: instance, in: plan) : RoleOrigin.mentioned(origin?.references)
    }

    /// What the plan alone tells of a block: an expression makes one of the roles that it refers to.
    init(_ references: ResolvedReferences?) {
        candidates = RoleOrigin.mentioned(references)
    }

    private static func mentioned(_ references: ResolvedReferences?) -> [ResourceAddress]? {
        guard let references, references.isComplete else { return nil }
        let roles = references.attributes.map(\.address).filter { $0.type == "aws_iam_role" }
        return roles.isEmpty ? nil : roles
    }

    /// The roles among which a condition chooses by the source; nil where it makes a name of its own of what it refers to.
    private static func chosen(
        _ path: AttributePath,
        of instance: ResourceInstance,
        in plan: Plan
    ) -> [ResourceAddress]? {
        guard let name = path.root, let value = plan.value(of: name, in: instance) else { return nil }
        var roles: [ResourceAddress] = []
        for alternative in value.alternatives {
            guard let role = AttachmentIndex.address(of: alternative) else { return nil }
            roles.append(role)
        }
        return roles
    }
}
