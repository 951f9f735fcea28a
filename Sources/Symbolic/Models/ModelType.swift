/// The type of a model's field, as rules see it.
package indirect enum FieldType: Hashable, Sendable {
    case bool, int, double, string
    case list(FieldType)
    /// A map with string keys.
    case map(FieldType)
    /// A typed model, by the name of its `ModelType`.
    case model(String)
    /// Any Terraform value.
    case dynamic
}

/// The declaration of a typed model: what the rule checker, the schema and the evaluator read.
package final class ModelType: Sendable {
    package let name: String
    /// One sentence.
    package let summary: String
    package let fields: [ModelField]
    package let methods: [ModelMethod]

    package init(_ name: String, summary: String, fields: [ModelField], methods: [ModelMethod] = []) {
        self.name = name
        self.summary = summary
        self.fields = fields
        self.methods = methods
    }

    /// The position of a field in `fields`; nil if there is none of that name.
    package func fieldIndex(_ name: String) -> Int? { fields.firstIndex { $0.name == name } }
    /// The position of a method in `methods`; nil if there is none of that name.
    package func methodIndex(_ name: String) -> Int? { methods.firstIndex { $0.name == name } }
}

/// One field of a model; a class, for it is handed on with every read.
package final class ModelField: Sendable {
    package let name: String
    package let type: FieldType
    /// One sentence.
    package let summary: String
    /// The Terraform attribute that the field is read from; nil where it is derived.
    package let attribute: String?
    /// The values that a string field can have; empty where any is possible.
    package let allowedValues: [String]
    /// The class that the field is declared for: an object of it has the field; nil where only the type tells.
    package let owner: ObjectIdentifier?
    /// Reads the field of an object of the declared type.
    package let read: @Sendable (AnyObject) -> ModelValue

    package init(
        _ name: String,
        _ type: FieldType,
        summary: String,
        attribute: String? = nil,
        allowedValues: [String] = [],
        owner: ObjectIdentifier? = nil,
        read: @escaping @Sendable (AnyObject) -> ModelValue
    ) {
        self.owner = owner
        self.name = name
        self.type = type
        self.summary = summary
        self.attribute = attribute
        self.allowedValues = allowedValues
        self.read = read
    }
}

/// A question that a model can answer: `role.allows(action, resource)`.
///
/// Methods are not strict: an argument may be unknown, and the answer may be known all the same.
package struct ModelMethod: Sendable {
    /// A parameter of a method.
    package struct Parameter: Hashable, Sendable {
        package let name: String
        package let type: FieldType

        package init(_ name: String, _ type: FieldType) {
            self.name = name
            self.type = type
        }
    }

    /// What a method answers, and the facts that decided it, in order.
    package struct Answer: Sendable {
        package var value: ModelValue
        /// What tells the facts; nil for an answer that needs none.
        package let source: FactSource?

        package init(_ value: ModelValue, from source: FactSource? = nil) {
            self.value = value
            self.source = source
        }

        package init(_ value: ModelValue, facts: [Fact]) {
            self.init(value, from: facts.isEmpty ? nil : FactSource { facts })
        }

        package var facts: [Fact] { source?.facts ?? [] }
    }

    package let name: String
    package let parameters: [Parameter]
    package let result: FieldType
    /// One sentence.
    package let summary: String
    /// Answers for an object of the declared type; there are as many arguments as parameters.
    package let answer: @Sendable (any ModelObject, [ModelValue]) -> Answer

    package init(
        _ name: String,
        _ parameters: [Parameter],
        returns result: FieldType,
        summary: String,
        answer: @escaping @Sendable (any ModelObject, [ModelValue]) -> Answer
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.summary = summary
        self.answer = answer
    }
}

extension FieldType: CustomStringConvertible {
    /// The type as rules and their messages name it: `list(Container)`, `map(string, int)`.
    package var description: String {
        switch self {
        case .bool: "bool"
        case .int: "int"
        case .double: "double"
        case .string: "string"
        case .list(let element): "list(\(element))"
        case .map(let value): "map(string, \(value))"
        case .model(let name): name
        case .dynamic: "dyn"
        }
    }
}
