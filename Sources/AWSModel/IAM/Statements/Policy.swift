import IAM
package import Symbolic

/// A policy that the plan's configuration writes: JSON in an attribute, or a data source `aws_iam_policy_document`.
package final class Policy: ModelObject {
    let document: PolicyDocument
    let plan: PlanModel
    private let place: ModelLocation
    private let label: String

    init(_ document: PolicyDocument, at place: ModelLocation, label: String, in plan: PlanModel) {
        self.document = document
        self.place = place
        self.label = label
        self.plan = plan
    }

    package var modelType: ModelType { Policy.type }
    package var location: ModelLocation? { place }

    /// The place of something inside, in the model's words.
    func location(of modelPath: String) -> ModelLocation {
        var location = place
        location.modelPath = modelPath
        return location
    }

    package static let type = ModelType(
        "Policy",
        summary: "An IAM policy that the configuration writes, of an identity, a resource or a trust relationship.",
        fields: [
            .of(Policy.self, "label", .string, "The address of the resource or data source that holds it.") {
                .string($0.label)
            },
            .of(
                Policy.self,
                "statements",
                .list(.model("Statement")),
                "The statements that can be seen before apply."
            ) { policy in
                ModelValue(policy.document.statements.map { Statement($0, of: policy) })
            },
        ]
    )
}
