/// The truth of a statement as far as it is known: Kleene's three values.
package enum Truth: Hashable, Sendable {
    case yes, no
    /// Nobody can tell before apply, or AWS documents no answer.
    case unknown

    package init(_ known: Bool) {
        self = known ? .yes : .no
    }

    package static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .no { return .no }
        let right = right()
        if right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    package static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .yes { return .yes }
        let right = right()
        if right == .yes { return .yes }
        return left == .no && right == .no ? .no : .unknown
    }

    package static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// What holds whichever of the two is the case.
    func agreeing(with other: Truth) -> Truth {
        self == other ? self : .unknown
    }
}

extension Sequence {
    /// Whether the predicate holds of some element; stops at the first of which it does.
    func some(_ predicate: (Element) -> Truth) -> Truth {
        var result = Truth.no
        for element in self {
            switch predicate(element) {
            case .yes: return .yes
            case .unknown: result = .unknown
            case .no: continue
            }
        }
        return result
    }

    /// Whether the predicate holds of all elements; stops at the first of which it does not.
    func every(_ predicate: (Element) -> Truth) -> Truth {
        !some { !predicate($0) }
    }
}
