import Symbolic

extension Value {
    /// Whether the value is a list or set whose elements stand in an order that is not known.
    var isUnordered: Bool {
        switch content {
        case .set: !isOrderedSet
        case .sequence(let sequence): sequence.order != .listed
        case .choice(let choice): choice.alternatives.contains(where: \.isUnordered)
        default: false
        }
    }

    /// The order of a list that is made of the elements of this one.
    var orderOfParts: OpenSequence.Order { isUnordered ? .unordered : .listed }

    /// The elements of a list, tuple or set as segments, as far as they are known; nil for what is certainly none.
    ///
    /// Unknown elements of a set may turn out equal, and then are one: where there is no order, each is among the
    /// elements, and nobody knows how many these are.
    ///
    /// - Parameter holdsNull: Whether null is an empty list here.
    /// - Returns: The segments, in their order.
    func segments(holdsNull: Bool = false) -> [OpenSequence.Segment]? {
        if let elements {
            return elements.map { .element($0) }
        }
        switch content {
        case .sequence(let sequence):
            return sequence.segments.map { segment in
                switch segment {
                case .element(let value): .element(value.marked(isSensitive))
                case .possible(let value, let unknown): .possible(value.marked(isSensitive), unknown)
                case .many: segment
                }
            }
        case .choice(let choice): return Value.segments(of: choice, alternatives)
        case .unknown(let unknown): return [.many(unknown.derived)]
        default: return holdsNull && isNull ? [] : nil
        }
    }

    /// The elements of one of several lists: those that all begin with are certain, the others may be missing.
    private static func segments(of choice: Choice, _ lists: [Value]) -> [OpenSequence.Segment]? {
        let known = lists.filter { !$0.isUnordered }.compactMap(\.elements)
        guard known.count == lists.count, let shortest = known.map(\.count).min(), let first = known.first else {
            return [.many(choice.unknown.derived)]
        }
        var shared = 0
        while shared < shortest, known.dropFirst().allSatisfy({ $0[shared].isSame(as: first[shared]) == true }) {
            shared += 1
        }
        let rest = known.flatMap { $0.dropFirst(shared) }
        return first.prefix(shared).map { .element($0) } + rest.map { .possible($0, choice.condition) }
    }
}
