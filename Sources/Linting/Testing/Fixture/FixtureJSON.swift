import JSONReader

/// JSON that is being written: what a rule's test becomes before the plan reader reads it.
package indirect enum FixtureJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number by its digits.
    case number(String)
    case string(String)
    case array([FixtureJSON])
    /// The members in the order in which they are written.
    case object([Member])

    /// A member of an object.
    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: FixtureJSON
    }

    /// An object from pairs; those without a value are left out.
    package static func members(_ pairs: [(String, FixtureJSON?)]) -> FixtureJSON {
        .object(pairs.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    /// The value of a member; nil if there is none of that name or this is no object.
    package subscript(name: String) -> FixtureJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The JSON text; `sorted` puts the names of objects in order, as Terraform's `jsonencode` does.
    package func text(sorted: Bool = false) -> String {
        var text = ""
        write(to: &text, sorted: sorted)
        return text
    }

    private func write(to text: inout String, sorted: Bool) {
        switch self {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): FixtureJSON.write(string, to: &text)
        case .array(let elements):
            text += "["
            for (position, element) in elements.enumerated() {
                if position > 0 { text += "," }
                element.write(to: &text, sorted: sorted)
            }
            text += "]"
        case .object(let members):
            text += "{"
            let ordered = sorted ? members.sorted { $0.name < $1.name } : members
            for (position, member) in ordered.enumerated() {
                if position > 0 { text += "," }
                FixtureJSON.write(member.name, to: &text)
                text += ":"
                member.value.write(to: &text, sorted: sorted)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, to text: inout String) {
        text += "\"\(string.escapedForJSON())\""
    }
}
