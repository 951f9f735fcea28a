package import Symbolic

/// Elements that are certainly in a list; those that a model holds become values when they are asked for.
package struct ListElements: Sendable {
    private enum Storage {
        case models([ModelValue])
        case values([CELValue])
    }

    private let storage: Storage
    /// Whether the values were computed from something sensitive, which they do not say themselves.
    private let isMarked: Bool

    package init(_ values: [CELValue], sensitive: Bool = false) {
        storage = .values(values)
        isMarked = sensitive
    }

    fileprivate init(_ elements: [ModelValue]) {
        storage = .models(elements)
        isMarked = false
    }

    package var count: Int {
        switch storage {
        case .models(let elements): elements.count
        case .values(let values): values.count
        }
    }

    /// An element that is a model; nil where it is something else.
    @inline(__always)
    package func model(at position: Int) -> (any ModelObject)? {
        switch storage {
        case .models(let elements): if case .object(let object) = elements[position] { object } else { nil }
        case .values(let values): if case .model(let object) = values[position] { object } else { nil }
        }
    }

    /// Whether an element is sensitive, or was computed from what is; there must be one.
    package func isSensitive(at position: Int) -> Bool {
        guard case .models(let elements) = storage else { return isMarked }
        var isMarked = false
        _ = CELValue(elements[position], noting: &isMarked)
        return isMarked
    }

    /// An element; there must be one.
    package subscript(position: Int) -> CELValue {
        switch storage {
        case .models(let elements): CELValue(elements[position])
        case .values(let values): values[position]
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
        guard let field = root as? SelectOperation, let held = field.modelValue(activation) else {
            if let elements = root.heldElements(activation) { return .elements(ListElements(elements)) }
            return .value(value(activation))
        }
        if case .list(let elements) = held { return .elements(ListElements(elements)) }
        activation.startEvaluation()
        return .value(field.value(held, activation))
    }
}
