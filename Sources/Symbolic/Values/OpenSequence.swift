/// A list, tuple or set of which only some elements are known: what `concat` makes of a list and an unknown one.
///
/// The elements that are known stand in their order; what lies between them may be any number of others.
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

    package let segments: [Segment]
    /// Whether this is a set: equal elements are one, and the order says nothing.
    package let isSet: Bool

    /// What of the shape is not known.
    package var unknown: Unknown? {
        Unknown.merged(
            segments.lazy.compactMap { segment in
                switch segment {
                case .element(let value): value.holes
                case .possible(let value, let unknown): value.holes.map { unknown.merging($0.derived) } ?? unknown
                case .many(let unknown): unknown
                }
            }
        )
    }
}

extension Value {
    /// A list of segments: a plain list where all elements are certain, unknown where nothing is known of any.
    package static func sequence(
        _ segments: [OpenSequence.Segment],
        isSet: Bool = false,
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
        if certain.count == segments.count {
            return Value(isSet ? .set(certain) : .list(certain), isSensitive: isSensitive, typing: typing)
        }
        if isVoid && certain.isEmpty, let rest { return Value(rest, isSensitive: isSensitive) }
        let sequence = OpenSequence(segments: segments, isSet: isSet)
        return Value(.sequence(sequence), isSensitive: isSensitive, typing: typing)
    }
}
