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
        self.init(origin?.references)
        address = origin.flatMap { plan.reference(of: $0, at: path, in: instance) }?.address
        if address?.type != "aws_iam_role" { address = nil }
    }

    init(_ references: ResolvedReferences?) {
        guard let references, references.isComplete else { return }
        let roles = references.attributes.map(\.address).filter { $0.type == "aws_iam_role" }
        if !roles.isEmpty { candidates = roles }
    }
}
