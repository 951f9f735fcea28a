import IAM
package import Symbolic

/// A statement of a policy.
package final class Statement: ModelObject {
    let statement: PolicyStatement
    let policy: Policy
    /// Whether the plan marks the policy as sensitive.
    let isSensitive: Bool
    private let actionList = Memo<ModelValue>()

    init(_ statement: PolicyStatement, of policy: Policy, isSensitive: Bool) {
        self.statement = statement
        self.policy = policy
        self.isSensitive = isSensitive
    }

    package var modelType: ModelType { Statement.type }
    package var location: ModelLocation? { policy.location(of: modelPath, inStatement: statement.index) }

    var modelPath: String { "statements[\(statement.index)]" }

    /// A text of the policy, which is not shown where the plan marks the policy as sensitive.
    func shown(_ value: ModelValue) -> ModelValue {
        isSensitive ? .sensitive(value) : value
    }

    private var label: ModelValue {
        guard let sid = statement.sid, !sid.isEmpty, !isSensitive else {
            return .string("statement [\(statement.index)]")
        }
        return .string("statement \(AttributePath.quoted(sid))")
    }

    private func actions(isNegated: Bool) -> ModelValue {
        guard statement.actions.isNegated == isNegated else { return .list([]) }
        return actionList.value { .list(statement.actions.patterns.map { .object(StatementAction($0, of: self)) }) }
    }

    private func resources(isNegated: Bool) -> ModelValue {
        guard let resources = statement.resources, resources.isNegated == isNegated else { return .list([]) }
        return .list(resources.patterns.map { shown(ModelValue($0.text.source)) })
    }

    package static let type = ModelType(
        "Statement",
        summary: "A statement of an IAM policy.",
        fields: [
            .of(Statement.self, "label", .string, "How messages name it: by its Sid, else by its position.") {
                $0.label
            },
            .of(
                Statement.self,
                "effect",
                .string,
                "Whether it allows or denies.",
                attribute: "Effect",
                allowedValues: ["Allow", "Deny"]
            ) { statement in
                statement.statement.effect.map { .string($0.rawValue) }
                    ?? (statement.statement.doubt ?? statement.statement.presence).map { .unknown($0) } ?? .absent
            },
            .of(
                Statement.self,
                "actions",
                .list(.model("StatementAction")),
                "The elements of Action.",
                attribute: "Action"
            ) { $0.actions(isNegated: false) },
            .of(
                Statement.self,
                "notActions",
                .list(.model("StatementAction")),
                "The elements of NotAction.",
                attribute: "NotAction"
            ) { $0.actions(isNegated: true) },
            .of(Statement.self, "resources", .list(.string), "The elements of Resource.", attribute: "Resource") {
                $0.resources(isNegated: false)
            },
            .of(
                Statement.self,
                "secretsWithoutSuffix",
                .list(.string),
                "The elements of Resource that are ARNs of secrets but for the dash and the six characters at the end."
            ) { $0.secretsWithoutSuffix },
            .of(
                Statement.self,
                "notResources",
                .list(.string),
                "The elements of NotResource.",
                attribute: "NotResource"
            ) { $0.resources(isNegated: true) },
        ]
    )
}
