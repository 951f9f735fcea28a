/// An object of a typed model: a task definition, one of its containers, a role.
///
/// Two models are the same thing when they are the same object.
package protocol ModelObject: AnyObject, Sendable {
    /// The declaration of the object's fields.
    var modelType: ModelType { get }
    /// Where the object stands in the plan; nil for groupings such as `plan.ecs`.
    var location: ModelLocation? { get }
}

/// A model that is shown line by line: a piece of configuration.
package protocol LinedModel: ModelObject {
    /// The lines, without ends; made of what may be shown.
    var lines: [String] { get }
}

/// The place of a model in the plan, in Terraform's words and in the model's.
package struct ModelLocation: Hashable, Sendable {
    package var address: ResourceAddress
    /// The attribute in Terraform's words: `container_definitions[0].secrets[DB].valueFrom`.
    package var path: AttributePath
    /// The same place in the model's words: `containers["app"].secrets["DB"]`; empty for the resource itself.
    package var modelPath: String
    /// The line in a text of several lines, counted from 0; nil for the value as a whole.
    package var textLine: Int?

    package init(
        address: ResourceAddress,
        path: AttributePath = AttributePath(),
        modelPath: String = "",
        textLine: Int? = nil
    ) {
        self.address = address
        self.path = path
        self.modelPath = modelPath
        self.textLine = textLine
    }
}

/// Something that is so, said in one line: a piece of the evidence for a verdict.
package struct Fact: Hashable, Sendable {
    package var text: String
    /// Where it can be seen.
    package var location: ModelLocation?

    package init(_ text: String, at location: ModelLocation? = nil) {
        self.text = text
        self.location = location
    }
}

/// The value of a model's field; only what is large or holds another value is boxed.
package enum ModelValue: Sendable {
    /// Not set: reads as null, an absent list as the empty list, an absent model as the empty model.
    case absent
    case bool(Bool)
    case int(Int64)
    case double(Double)
    case string(String)
    /// A string with holes.
    case text(SymbolicString)
    case list([ModelValue])
    /// A list that is known but for further elements, which may or may not be there.
    indirect case openList([ModelValue], Unknown)
    case map([String: ModelValue])
    case object(any ModelObject)
    /// Any Terraform value.
    case value(Value)
    indirect case unknown(Unknown)
    /// A value whose text never reaches an output.
    indirect case sensitive(ModelValue)
}
