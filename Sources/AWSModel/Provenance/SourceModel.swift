package import Symbolic

/// Something that a value was taken from, as rules see it.
package final class SourceModel: ModelObject {
    private let source: SourceReference

    init(_ source: SourceReference) {
        self.source = source
    }

    package var modelType: ModelType { SourceModel.type }
    package var location: ModelLocation? { nil }

    package static let type = ModelType(
        "Source",
        summary: "Something that a value was taken from: a resource, a data source or a variable.",
        fields: [
            .of(SourceModel.self, "type", .string, "The resource type; `var` for a variable.") {
                .string($0.source.type)
            },
            .of(SourceModel.self, "address", .string, "The address, as the plan spells it.") {
                .string($0.source.address)
            },
        ]
    )
}

extension Provenance {
    /// Whether the value was taken from something referenced.
    var isReference: ModelValue {
        switch self {
        case .literal: .bool(false)
        case .references: .bool(true)
        case .undecided(let unknown): .unknown(unknown)
        }
    }

    /// What the value was taken from.
    var sources: ModelValue {
        switch self {
        case .literal: .list([])
        case .references(let sources): .list(sources.map { .object(SourceModel($0)) })
        case .undecided(let unknown): .unknown(unknown)
        }
    }
}
