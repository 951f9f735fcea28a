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

    /// Whether the value is a set for certain.
    var isSet: Bool {
        if case .set = content { true } else { false }
    }

    /// The same value where it is no longer known which complex types it and its parts are of.
    var untyped: Value {
        switch content {
        case .list(let elements): Value(.list(elements.map(\.untyped)), isSensitive: isSensitive)
        case .object(let members):
            Value(
                .object(members.map { Member(name: $0.name, value: $0.value.untyped) }),
                isSensitive: isSensitive
            )
        default: Value(content, isSensitive: isSensitive)
        }
    }
}
