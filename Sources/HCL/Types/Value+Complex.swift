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
}
