import Symbolic

/// How many elements a list has at least and at most, where some of them may not be there.
struct CountBounds {
    let least: Int
    /// Nil where there may be any number.
    let most: Int?

    init(_ list: CELList) {
        least = list.elements.count
        most = list.open == nil ? least + list.possible.count : nil
    }

    /// Whether no number of elements is one of another list's.
    func excludes(_ other: CountBounds) -> Bool {
        most.map { $0 < other.least } ?? false || other.most.map { $0 < least } ?? false
    }

    /// Whether the count compares so to a number in every case, or in none: nil where it depends.
    func decide(_ number: Int64, _ holds: (Ordering.Order) -> Bool) -> Bool? {
        var answers: [Bool] = []
        if least < number { answers.append(holds(.less)) }
        if least <= number, most.map({ $0 >= number }) ?? true { answers.append(holds(.same)) }
        if most.map({ $0 > number }) ?? true { answers.append(holds(.greater)) }
        guard let first = answers.first, answers.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}

extension Operation {
    /// The list that a call of `size` counts; nil for any other operation.
    private var counted: Operation? {
        switch self {
        case let call as FunctionOperation where call.name == "size": call.parts.first
        case is SizeOperation: parts.first
        default: nil
        }
    }

    /// How often a list has elements whose count nobody knows; the list is asked again, for this is rare.
    ///
    /// Nil where a filter may turn out to fail, and its list with it.
    func countBounds(_ frame: Activation) -> CountBounds? {
        guard let counted, !counted.filterMayFail, let list = counted.evaluate(frame).asList else { return nil }
        return CountBounds(list)
    }

    private var filterMayFail: Bool {
        let isFailing = (self as? ComprehensionOperation)?.bodies.contains(where: \.mayFail) ?? false
        return isFailing || parts.contains(where: \.filterMayFail)
    }

    /// Whether the count of a list compares so to a number, as far as its bounds decide; nil where neither is a count.
    static func decideCount(
        _ left: (operation: Operation, value: CELValue),
        _ right: (operation: Operation, value: CELValue),
        _ frame: Activation,
        _ holds: (Ordering.Order) -> Bool
    ) -> Bool? {
        switch (left.value, right.value) {
        case (.unknown, .int(let number)):
            left.operation.countBounds(frame)?.decide(number, holds)
        case (.int(let number), .unknown):
            right.operation.countBounds(frame)?.decide(number) { holds($0.reversed) }
        default: nil
        }
    }
}

extension Ordering.Order {
    /// The order of the two the other way round.
    fileprivate var reversed: Ordering.Order {
        switch self {
        case .less: .greater
        case .greater: .less
        case .same, .none: self
        }
    }
}
