import IAM
package import Symbolic
import TerraformPlan

/// A policy that the plan's configuration writes: JSON in an attribute, or a data source `aws_iam_policy_document`.
package final class Policy: ModelObject {
    let plan: PlanModel
    private let read: @Sendable () -> PolicyDocument
    private let place: ModelLocation
    private let label: @Sendable () -> String
    private let parsed = Memo<PolicyDocument>()
    private let statementObjects = Memo<ModelValue>()
    private let statementPlace = Memo<AttributePath?>()

    /// A policy whose document is read when it is first asked for: by then several threads may ask.
    init(
        at place: ModelLocation,
        label: @escaping @autoclosure @Sendable () -> String,
        in plan: PlanModel,
        document: @escaping @Sendable () -> PolicyDocument
    ) {
        self.read = document
        self.place = place
        self.label = label
        self.plan = plan
    }

    var document: PolicyDocument { parsed.value(read) }

    private var statements: ModelValue {
        statementObjects.value {
            let document = document
            return .list(
                document.statements.map { .object(Statement($0, of: self, isSensitive: document.isSensitive)) }
            )
        }
    }

    package var modelType: ModelType { Policy.type }
    package var location: ModelLocation? { place }

    /// The place of something inside a statement, in the model's words.
    func location(of modelPath: String, inStatement index: Int) -> ModelLocation {
        var location = place
        if let list = statementPlace.value({ statementList(in: plan) }) { location.path = list.index(index) }
        location.modelPath = modelPath
        return location
    }

    /// Where the list of the statements stands in the resource that holds the policy; nil where that is not known.
    private func statementList(in plan: PlanModel) -> AttributePath? {
        // Only places in the source are ever shown.
        guard plan.plan.hasSource, let instance = plan.plan.instances.instance(place.address) else { return nil }
        let found = plan.iam.documents.statements(at: place.path, of: instance)
        return found.address == place.address && !found.path.isEmpty ? found.path : nil
    }

    package static let type = ModelType(
        "Policy",
        summary: "An IAM policy that the configuration writes, of an identity, a resource or a trust relationship.",
        fields: [
            .of(Policy.self, "label", .string, "The address of the resource or data source that holds it.") {
                .string($0.label())
            },
            .of(
                Policy.self,
                "statements",
                .list(.model("Statement")),
                "The statements that can be seen before apply."
            ) { $0.statements },
        ]
    )
}
