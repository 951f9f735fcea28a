import IAM
package import Symbolic
import TerraformPlan

/// A policy that the plan's configuration writes: JSON in an attribute, or a data source `aws_iam_policy_document`.
package final class Policy: ModelObject {
    /// Where a policy is written; what is said of the place is made when it is asked for.
    enum Source: Sendable {
        /// An attribute is the policy.
        case attribute(String)
        /// A block `inline_policy` of a role, by its position, with its policy.
        case inline(Int, Value)
    }

    let plan: PlanModel
    private let instance: ResourceInstance
    private let source: Source
    private let statementObjects = Memo<ModelValue>()
    private let statementPlace = Memo<AttributePath?>()

    init(_ source: Source, of instance: ResourceInstance, in plan: PlanModel) {
        self.source = source
        self.instance = instance
        self.plan = plan
    }

    /// Read when it is asked for: by then several threads may ask.
    private var document: PolicyDocument {
        switch source {
        case .attribute(let name): plan.iam.documents.document(at: name, of: instance)
        case .inline(_, let text): plan.iam.documents.document(text, at: path, of: instance)
        }
    }

    private var label: String {
        switch source {
        case .attribute: instance.addressText
        case .inline(let position, _): "inline policy [\(position)] of \(instance.addressText)"
        }
    }

    /// The attribute that holds the policy.
    private var path: AttributePath {
        switch source {
        case .attribute(let name): AttributePath(attribute: name)
        case .inline(let position, _): AttributePath(attribute: "inline_policy").index(position).attribute("policy")
        }
    }

    private var statements: ModelValue {
        statementObjects.value {
            let document = document
            return .list(
                document.statements.map { .object(Statement($0, of: self, isSensitive: document.isSensitive)) }
            )
        }
    }

    package var modelType: ModelType { Policy.type }
    package var location: ModelLocation? { ModelLocation(address: instance.address, path: path) }

    /// The place of something inside a statement, in the model's words.
    func location(of modelPath: String, inStatement index: Int) -> ModelLocation {
        let list = statementPlace.value(findStatements)
        return ModelLocation(address: instance.address, path: list?.index(index) ?? path, modelPath: modelPath)
    }

    /// Where the list of the statements stands in the resource that holds the policy; nil where that is not known.
    private func findStatements() -> AttributePath? {
        // Only places in the source are ever shown.
        guard plan.plan.hasSource else { return nil }
        let found = plan.iam.documents.statements(at: path, of: instance)
        return found.address == instance.address && !found.path.isEmpty ? found.path : nil
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
            ) { $0.statements },
        ]
    )
}
