import Symbolic

/// `==` and `!=`.
final class EqualityOperation: Operation, @unchecked Sendable {
    private let left: Operation
    private let right: Operation
    private let isNegated: Bool
    private let isStrict: Bool
    /// The text that is compared with, where it stands in the expression and is ASCII.
    private let literal: String
    private let hasLiteral: Bool

    init(_ left: Operation, _ right: Operation, isNegated: Bool, isStrict: Bool, _ range: Range<Int>) {
        self.left = left
        let text: String? = if case .string(let text)? = (right as? LiteralOperation)?.value { text } else { nil }
        literal = text ?? ""
        hasLiteral = text?.isPlainASCII == true
        self.right = right
        self.isNegated = isNegated
        self.isStrict = isStrict
        super.init(range)
    }

    override var parts: [Operation] { [left, right] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let first = left.evaluate(frame)
        if case .error = first { return first }
        if hasLiteral, case .string(let text) = first {
            // What has no more bytes than an ASCII text and equals it is ASCII, and has the same.
            let isSame = text.utf8.count == literal.utf8.count && text == literal
            return .bool(isSame != isNegated)
        }
        let second = right.evaluate(frame)
        if case .error = second { return second }
        if case .string(let a) = first, case .string(let b) = second {
            return .bool(a.hasSameScalars(as: b) != isNegated)
        }
        if case .int(let a) = first, case .int(let b) = second { return .bool((a == b) != isNegated) }
        if isStrict, let unknown = Unknown.merged(of: first, second) { return .unknown(unknown, nil) }
        guard frame.walk(through: first), frame.walk(through: second) else { return .error(.tooManySteps) }
        switch Equality.equal(first, second) {
        case .known(let equal): return .bool(equal != isNegated)
        case .unknown(let unknown):
            if !isStrict,
                let isEqual = Operation.decideCount((left, first), (right, second), frame, { $0 == .same })
            {
                return .bool(isEqual != isNegated)
            }
            return .unknown(unknown.derived, nil)
        }
    }
}

/// `<`, `<=`, `>` and `>=`.
final class OrderOperation: Operation, @unchecked Sendable {
    private enum Relation {
        case less, lessOrSame, greater, greaterOrSame

        func holds(_ order: Ordering.Order) -> Bool {
            switch self {
            case .less: order == .less
            case .lessOrSame: order == .less || order == .same
            case .greater: order == .greater
            case .greaterOrSame: order == .greater || order == .same
            }
        }
    }

    private let symbol: String
    private let relation: Relation
    private let left: Operation
    private let right: Operation
    private let isStrict: Bool

    init(_ symbol: String, _ left: Operation, _ right: Operation, isStrict: Bool, _ range: Range<Int>) {
        self.symbol = symbol
        self.isStrict = isStrict
        relation =
            switch symbol {
            case "<": .less
            case "<=": .lessOrSame
            case ">": .greater
            default: .greaterOrSame
            }
        self.left = left
        self.right = right
        super.init(range)
    }

    override var parts: [Operation] { [left, right] }

    override func evaluate(_ frame: Activation) -> CELValue {
        guard frame.step() else { return .error(.tooManySteps) }
        let first = left.evaluate(frame)
        if case .error = first { return first }
        let second = right.evaluate(frame)
        if case .error = second { return second }
        if let unknown = Unknown.merged(of: first, second) {
            guard !isStrict,
                let decided = Operation.decideCount((left, first), (right, second), frame, relation.holds)
            else { return .unknown(unknown, nil) }
            return .bool(decided)
        }
        guard let order = Ordering.order(first, second) else { return .error(.noOverload(symbol, first, second)) }
        return .bool(relation.holds(order))
    }
}

/// `in`: an element of a list, a key of a map.
final class MembershipOperation: Operation, @unchecked Sendable {
    private let element: Operation
    private let container: Operation
    private let isStrict: Bool
    /// The elements of a list that is the same in every evaluation, where it is one of texts.
    private let texts: [String]
    private let hasTexts: Bool
    private let isEmpty: Bool

    init(_ element: Operation, _ container: Operation, isStrict: Bool, _ range: Range<Int>) {
        let texts = container.constantTexts
        self.texts = texts ?? []
        hasTexts = texts != nil
        isEmpty = texts?.isEmpty == true
        self.element = element
        self.container = container
        self.isStrict = isStrict
        super.init(range)
    }

    override var parts: [Operation] { [element, container] }

    override func evaluate(_ frame: Activation) -> CELValue {
        // In a list without elements there is nothing, whatever the text is.
        if isEmpty, let text = element as? FieldOperation, text.isText(frame) { return .bool(false) }
        let wanted = element.evaluate(frame)
        if case .error = wanted { return wanted }
        if hasTexts, case .string(let text) = wanted {
            guard frame.step(texts.count + 2) else { return .error(.tooManySteps) }
            return .bool(texts.indices.contains { texts[$0].hasSameScalars(as: text) })
        }
        let place = container.evaluate(frame)
        if case .error = place { return place }
        if isStrict, let unknown = wanted.unknown {
            return .unknown(place.unknown.map { unknown.merging($0) } ?? unknown, nil)
        }
        if let unknown = place.unknown { return .unknown(unknown.derived, nil) }
        guard frame.step(), frame.walk(through: place) else { return .error(.tooManySteps) }
        if case .map(let map) = place, wanted.unknown == nil { return .bool(map.value(for: wanted) != nil) }
        if case .terraform(let value) = place, case .string(let name) = wanted, value.kind == .object {
            return .bool(value.member(name) != nil)
        }
        if let map = place.asMap { return Membership.of(wanted, in: map.entries.map(\.key)) }
        guard let list = place.asList else { return .error(.noOverload("in", wanted, place)) }
        return Membership.of(wanted, in: list)
    }
}

extension Operation {
    /// The elements of a list that is the same in every evaluation; nil where it is not, or not one of texts.
    fileprivate var constantTexts: [String]? {
        guard case .list(let list)? = (self as? LiteralOperation)?.value ?? (self as? SelectOperation)?.constant,
            list.membership == nil
        else { return nil }
        let texts = list.elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
        return texts.count == list.elements.count ? texts : nil
    }
}
