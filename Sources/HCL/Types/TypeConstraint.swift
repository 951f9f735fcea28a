package import Symbolic

/// A type as a variable's `type` argument writes it: `map(string)`, `object({ a = optional(number, 1) })`.
package indirect enum TypeConstraint: Sendable {
    /// A member of an object type.
    package struct Member: Sendable {
        package var name: String
        package var type: TypeConstraint
        package var isOptional = false
        /// What an optional member is where it is missing or null; null if nothing is said.
        package var fallback = Value(.null)
    }

    case any, string, number, bool
    case list(TypeConstraint)
    case set(TypeConstraint)
    case map(TypeConstraint)
    case tuple([TypeConstraint])
    case object([Member])

    /// Reads a type; nil if the expression is none.
    package init?(_ expression: Expression) {
        switch expression.kind {
        case .parentheses(let inner): self.init(inner)
        case .variable("any"): self = .any
        case .variable("string"): self = .string
        case .variable("number"): self = .number
        case .variable("bool"): self = .bool
        case .variable("list"): self = .list(.any)
        case .variable("map"): self = .map(.any)
        case .call(let call): self.init(call)
        default: return nil
        }
    }

    private init?(_ call: FunctionCall) {
        guard call.arguments.count == 1, !call.expandsLast else { return nil }
        let argument = call.arguments[0]
        switch (call.name, argument.kind) {
        case ("list", _), ("set", _), ("map", _):
            guard let element = TypeConstraint(argument) else { return nil }
            self = call.name == "list" ? .list(element) : call.name == "set" ? .set(element) : .map(element)
        case ("tuple", .tuple(let elements)):
            let types = elements.compactMap { TypeConstraint($0) }
            guard types.count == elements.count else { return nil }
            self = .tuple(types)
        case ("object", .object(let items)):
            let members = items.compactMap { Member($0) }
            guard members.count == items.count else { return nil }
            self = .object(members)
        default: return nil
        }
    }
}

extension TypeConstraint.Member {
    /// Reads `name = type`, `name = optional(type)` or `name = optional(type, default)`.
    fileprivate init?(_ item: ObjectItem) {
        guard let name = item.name ?? item.key.literalString else { return nil }
        guard case .call(let call) = item.value.kind, call.name == "optional", !call.expandsLast else {
            guard let type = TypeConstraint(item.value) else { return nil }
            self.init(name: name, type: type, isOptional: false, fallback: Value(.null))
            return
        }
        guard let first = call.arguments.first, let type = TypeConstraint(first), call.arguments.count <= 2 else {
            return nil
        }
        var fallback = Value(.null)
        if call.arguments.count == 2 {
            let evaluator = PartialEvaluator { traversal in
                Value(Unknown(UnknownSource(attribute: nil, reason: .missingVariable(traversal.root))))
            }
            fallback = type.convert(evaluator.evaluate(call.arguments[1]))
        }
        self.init(name: name, type: type, isOptional: true, fallback: fallback)
    }
}

extension Expression {
    /// The text of a string without sequences.
    package var literalString: String? {
        if case .template(let template) = kind { template.literal } else { nil }
    }
}
