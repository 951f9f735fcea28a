import Symbolic

extension Value {
    static func tuple(_ elements: [Value], isSensitive: Bool = false) -> Value {
        Value(.list(elements), isSensitive: isSensitive, typing: .structural)
    }

    static func list(_ elements: [Value], isSensitive: Bool = false) -> Value {
        Value(.list(elements), isSensitive: isSensitive, typing: .collection)
    }

    static func object(_ table: MemberTable, isSensitive: Bool = false) -> Value {
        Value(.object(table.sorted), isSensitive: isSensitive, typing: .structural)
    }

    static func map(_ table: MemberTable, isSensitive: Bool = false) -> Value {
        Value(.object(table.sorted), isSensitive: isSensitive, typing: .collection)
    }

    /// The same value as `jsondecode` gives it back: all lists, sets and maps are tuples and objects.
    var structural: Value {
        switch content {
        case .json: return Value(content, isSensitive: isSensitive, typing: .structural)
        case .list, .set, .sequence:
            let segments = (segments() ?? []).map { (segment) -> OpenSequence.Segment in
                switch segment {
                case .element(let value): .element(value.structural)
                case .possible(let value, let unknown): .possible(value.structural, unknown)
                case .many: segment
                }
            }
            return .sequence(segments, order: orderOfParts, isSensitive: isSensitive, typing: .structural)
        case .object(let members):
            let members = members.map { Member(name: $0.name, value: $0.value.structural) }
            return Value(.object(members), isSensitive: isSensitive, typing: .structural)
        case .open(let object): return object.map(typing: .structural) { $0.structural }.marked(isSensitive)
        case .choice(let choice):
            return Value.choice(choice.condition, choice.alternatives.map(\.structural)).marked(isSensitive)
        case .unknown(let unknown):
            // A set has become a tuple: its places are not those of the list that it was made of.
            return conversion == .reordered
                ? Value(unknown.derived, isSensitive: isSensitive) : converted(.retyped)
        case .null, .bool, .number, .string, .text, .encoded: return self
        }
    }
}
