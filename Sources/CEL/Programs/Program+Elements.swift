package import Symbolic

/// Elements that are certainly in a list; those that a model holds become values when they are asked for.
package enum ListElements: Sendable {
    case models([ModelValue])
    /// Values, and whether they were computed from something sensitive, which they do not say themselves.
    case values([CELValue], isSensitive: Bool)

    package var count: Int {
        switch self {
        case .models(let elements): elements.count
        case .values(let values, _): values.count
        }
    }

    /// All elements.
    package var values: [CELValue] {
        switch self {
        case .models(let elements): elements.map { CELValue($0) }
        case .values(let values, _): values
        }
    }
}

/// What an expression that is to be gone through came to.
package enum Listing: Sendable {
    /// A list that is known to its end.
    case elements(ListElements)
    case value(CELValue)
}

extension Program {
    /// The elements of the list with the variables of an activation; of a value that was computed the activation tells
    /// whether anything sensitive was touched.
    ///
    /// What a model holds in a field is taken from there, without a list in between.
    package func listing(_ activation: Activation) -> Listing {
        guard let field, let held = field.modelValue(activation) else {
            if let elements = root.heldElements(activation) { return .elements(.models(elements)) }
            return .value(value(activation))
        }
        if case .list(let elements) = held { return .elements(.models(elements)) }
        activation.startEvaluation()
        return .value(field.value(held, activation))
    }
}
