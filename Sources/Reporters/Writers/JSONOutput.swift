/// A JSON value to be written, its members in the order in which they are given.
indirect enum JSONOutput: Equatable {
    case null
    case bool(Bool)
    case int(Int)
    case string(String)
    case array([JSONOutput])
    case object([Member])

    /// A named value of an object.
    struct Member: Equatable {
        var name: String
        var value: JSONOutput
    }

    /// An object of the members that have a value.
    static func members(_ members: KeyValuePairs<String, JSONOutput?>) -> JSONOutput {
        .object(members.compactMap { member in member.value.map { Member(name: member.key, value: $0) } })
    }

    /// Texts as an array.
    static func strings(_ texts: [String]) -> JSONOutput { .array(texts.map { .string($0) }) }
}
