import Symbolic

/// The values of a rule's parameters as the model `params`, so that a misspelt one is an error when the rule is loaded.
final class ParameterModel: ModelObject {
    let modelType: ModelType
    let values: [ModelValue]

    var location: ModelLocation? { nil }

    init(type: ModelType, values: [ModelValue]) {
        self.modelType = type
        self.values = values
    }

    /// The type of `params` for a rule.
    static func type(of declarations: [ParameterDeclaration]) -> ModelType {
        let fields = declarations.enumerated().map { position, declaration in
            ModelField(declaration.name, declaration.type.field, summary: declaration.description) { object in
                guard let model = object as? ParameterModel, position < model.values.count else { return .absent }
                return model.values[position]
            }
        }
        return ModelType("Params", summary: "The parameters of the rule.", fields: fields)
    }
}
