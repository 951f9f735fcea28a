import Symbolic

extension Value {
    /// A set with each known element once and in Terraform's order, which is that of the bytes for strings.
    ///
    /// The order of elements that are neither all strings nor all numbers or bools is Terraform's secret.
    var sortedSet: Value {
        if case .sequence(let sequence) = content, sequence.isSet {
            let set = Value.sequence(sequence.distinct, order: .set, isSensitive: isSensitive, typing: .collection)
            return set.elements == nil ? set : set.sortedSet
        }
        guard case .set(let elements) = content else { return self }
        var seen: Set<ElementKey> = []
        var kept: [Value] = []
        for element in elements {
            if let key = ElementKey(element), !seen.insert(key).inserted { continue }
            kept.append(element)
        }
        if kept.allSatisfy({ $0.string != nil }) {
            kept.sort { ($0.string ?? "").utf8.lexicographicallyPrecedes(($1.string ?? "").utf8) }
        } else if kept.allSatisfy({ $0.decimal != nil }) {
            kept.sort { ($0.decimal ?? .zero) < ($1.decimal ?? .zero) }
        } else if kept.allSatisfy({ $0.bool != nil }) {
            kept.sort { $0.bool == false && $1.bool == true }
        }
        return Value(.set(kept), isSensitive: isSensitive, typing: .collection)
    }

    /// Whether a set stands in Terraform's order.
    var isOrderedSet: Bool {
        guard isSet, let elements else { return false }
        return elements.count < 2 || elements.allSatisfy { $0.string != nil }
            || elements.allSatisfy { $0.decimal != nil } || elements.allSatisfy { $0.bool != nil }
    }
}

extension OpenSequence {
    /// The segments of a set without those that stand for an element which is there already.
    fileprivate var distinct: [Segment] {
        let certain = Set(
            segments.compactMap { segment in
                if case .element(let value) = segment { ElementKey(value) } else { nil }
            }
        )
        var seen: Set<ElementKey> = []
        return segments.filter { segment in
            switch segment {
            case .many: true
            case .element(let value): ElementKey(value).map { seen.insert($0).inserted } ?? true
            case .possible(let value, _): ElementKey(value).map { !certain.contains($0) } ?? true
            }
        }
    }
}

/// What two elements of a set share only if they are equal; elements of a set have one type.
enum ElementKey: Hashable {
    /// The bytes of the JSON of a known value.
    case known([UInt8])
    case attribute(AttributeIdentity)

    /// Nil for a value that is partly known.
    init?(_ value: Value) {
        if let identity = value.unknown?.identity {
            self = .attribute(identity)
        } else if value.decimal?.isZero == true {
            // There is a negative zero, which equals the other.
            self = .known([UInt8(ascii: "0")])
        } else if value.holes == nil, let text = JSONWriter.text(of: value)?.known {
            self = .known(Array(text.utf8))
        } else {
            return nil
        }
    }
}
