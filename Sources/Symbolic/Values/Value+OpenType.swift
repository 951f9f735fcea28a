extension Value {
    /// Whether the value is a scalar of a type that nobody tells: a number, or the text of one.
    package var isOfOpenType: Bool {
        guard conversion == .retyped else { return false }
        return switch kind {
        case .bool, .number, .string: true
        case .null, .list, .object, .unknown: false
        }
    }

    /// Whether the value is a list whose elements may stand in another order, and equal ones be one: that of a set.
    package var isOfOpenOrder: Bool {
        switch content {
        case .list(let elements): conversion == .reordered && elements.count > 1
        case .set(let elements): elements.count > 1 && holes != nil
        default: false
        }
    }
}

extension Unknown {
    /// What a value depends on that the source writes with another type than the attribute may have.
    package static let typeOfAttribute = Unknown(
        UnknownSource(attribute: nil, reason: .undecided("the type to which the provider converts it"))
    )

    /// What depends on the order of elements which the provider may sort.
    package static let orderOfSet = Unknown(
        UnknownSource(attribute: nil, reason: .undecided("the order of a set's elements"))
    )
}
