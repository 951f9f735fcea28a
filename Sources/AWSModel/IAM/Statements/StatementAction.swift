import IAM
package import Symbolic

/// An element of `Action` or `NotAction`: the name of an action, or a pattern for names.
package final class StatementAction: ModelObject {
    private let pattern: ActionPattern
    private let statement: Statement

    init(_ pattern: ActionPattern, of statement: Statement) {
        self.pattern = pattern
        self.statement = statement
    }

    package var modelType: ModelType { StatementAction.type }
    package var location: ModelLocation? {
        let name = statement.isSensitive ? nil : pattern.text.source.known
        let element = statement.statement.actions.isNegated ? "notActions" : "actions"
        let key = name.map { "[\(AttributePath.quoted($0))]" } ?? ""
        return statement.policy.location(
            of: "\(statement.modelPath).\(element)\(key)",
            inStatement: statement.statement.index
        )
    }

    private var standing: ActionStanding { pattern.standing }

    private var isKnown: ModelValue {
        switch standing {
        case .everything, .listed: .bool(true)
        case .wrong: .bool(false)
        case .undecided(let reason): .unknown(unknown(reason))
        }
    }

    private var problem: ModelValue {
        guard case .wrong(let problem, _) = standing else { return .absent }
        return statement.shown(.string(problem))
    }

    private var suggestion: ModelValue {
        guard case .wrong(_, let suggestion) = standing else { return .absent }
        return suggestion.map { statement.shown(.string($0)) } ?? .absent
    }

    private var fit: ResourceFit? {
        statement.statement.fit(of: standing, symbols: statement.policy.plan.evaluator.symbols)
    }

    private var fitsResources: ModelValue {
        switch fit {
        case .fits?, nil: .bool(true)
        case .never?: .bool(false)
        case .undecided(let reason)?: .unknown(unknown(reason))
        }
    }

    private var resourceTypes: ModelValue {
        guard case .listed(_, let actions) = standing else { return .list([]) }
        var forms: [String] = []
        for type in actions.flatMap(\.resourceTypes) where !forms.contains(type.arn) { forms.append(type.arn) }
        return ModelValue(forms)
    }

    /// What nobody can tell of the action; the reason names no text of a sensitive policy.
    private func unknown(_ reason: String) -> Unknown {
        if let hole = pattern.text.source.unknown { return hole }
        let place = location.map { AttributeIdentity(address: $0.address, path: $0.path) }
        let reason = statement.isSensitive ? "it is not a known action" : reason
        return Unknown(UnknownSource(attribute: place, reason: .undecided(reason)))
    }

    package static let type = ModelType(
        "StatementAction",
        summary: "An element of Action or NotAction: an action, or a pattern for actions.",
        fields: [
            .of(StatementAction.self, "text", .string, "The element as it is written.") { action in
                action.statement.shown(ModelValue(action.pattern.text.source))
            },
            .of(
                StatementAction.self,
                "isKnown",
                .bool,
                "Whether it names an action that AWS documents; unknown for one that may be newer than tfproof's data."
            ) { $0.isKnown },
            .of(
                StatementAction.self,
                "problem",
                .string,
                "What is wrong with an element that names no action, in words that follow it."
            ) { $0.problem },
            .of(StatementAction.self, "suggestion", .string, "The action that was probably meant; absent for none.") {
                $0.suggestion
            },
            .of(
                StatementAction.self,
                "fitsResources",
                .bool,
                "Whether a resource of the statement can be of a type that the action is about."
            ) { $0.fitsResources },
            .of(
                StatementAction.self,
                "resourceTypes",
                .list(.string),
                "The forms of the ARNs that the action can be limited to; empty where only * will do."
            ) { $0.resourceTypes },
        ]
    )
}
