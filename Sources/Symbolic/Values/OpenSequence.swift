/// A list, tuple or set of which only some elements are known: what `concat` makes of a list and an unknown one.
package struct OpenSequence: Sendable {
    /// A piece of the sequence.
    package enum Segment: Sendable {
        /// An element that is there for certain.
        case element(Value)
        /// An element that may be missing, and what that depends on.
        case possible(Value, Unknown)
        /// Any number of further elements, and what they depend on.
        case many(Unknown)
    }

    /// What the order of the segments says.
    package enum Order: Hashable, Sendable {
        /// The elements stand in this order.
        case listed
        /// The elements stand in an order that is not known: what a loop makes of a set.
        case unordered
        /// There is no order, and equal elements are one.
        case set
    }

    package let segments: [Segment]
    package let order: Order

    package init(_ segments: [Segment], order: Order = .listed) {
        self.segments = segments
        self.order = order
    }

    package var isSet: Bool { order == .set }

    /// What of the shape is not known.
    package var unknown: Unknown? {
        let own = order == .unordered ? Unknown.orderOfSet : nil
        let parts = Unknown.merged(
            segments.lazy.compactMap { segment in
                switch segment {
                case .element(let value): value.holes
                case .possible(let value, let unknown): value.holes.map { unknown.merging($0.derived) } ?? unknown
                case .many(let unknown): unknown
                }
            }
        )
        return parts ?? own
    }
}

extension Value {
    /// A list of segments: a plain list where all elements are certain, unknown where nothing is known of any.
    package static func sequence(
        _ segments: [OpenSequence.Segment],
        order: OpenSequence.Order = .listed,
        isSensitive: Bool = false,
        typing: Typing = .unspecified
    ) -> Value {
        var certain: [Value] = []
        var rest: Unknown?
        var isVoid = true
        for segment in segments {
            switch segment {
            case .element(let value): certain.append(value)
            case .possible: isVoid = false
            case .many(let unknown): rest = rest?.merging(unknown.derived) ?? unknown.derived
            }
        }
        if certain.count == segments.count, order != .unordered || certain.count < 2 {
            return Value(order == .set ? .set(certain) : .list(certain), isSensitive: isSensitive, typing: typing)
        }
        if isVoid && certain.isEmpty, let rest { return Value(rest, isSensitive: isSensitive) }
        let sequence = OpenSequence(segments, order: order)
        return Value(.sequence(sequence), isSensitive: isSensitive, typing: typing)
    }
}
