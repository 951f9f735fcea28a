/// An object or map of which only some members are known: what `merge` makes of an object and an unknown one.
package struct OpenObject: Sendable {
    /// A member that may be missing.
    package struct Possible: Sendable {
        package var name: String
        /// The value, if the member is there.
        package var value: Value
        /// What its being there depends on.
        package var unknown: Unknown

        package init(name: String, value: Value, unknown: Unknown) {
            self.name = name
            self.value = value
            self.unknown = unknown
        }
    }

    /// The members that are there for certain, each name once.
    package let members: [Value.Member]
    /// Members that may be missing, under names that no other member has.
    package let possible: [Possible]
    /// What further members, of any names, depend on; nil where there are none.
    package let rest: Unknown?

    /// What of the members is not known.
    package var unknown: Unknown? {
        let values = members.map(\.value) + possible.map(\.value)
        return Unknown.merged([rest].compactMap { $0 } + possible.map(\.unknown) + values.compactMap(\.holes))
    }

    /// The member of a name; unknown where it may be missing, and nil where it is missing for certain.
    package func member(_ name: String) -> Value? {
        let isMeant = { (other: String) in other.utf8.elementsEqual(name.utf8) }
        if let member = members.first(where: { isMeant($0.name) }) { return member.value }
        if let member = possible.first(where: { isMeant($0.name) }) {
            let holes = [member.unknown, member.value.holes, rest].compactMap { $0 }
            return Unknown.merged(holes).map { Value($0, isSensitive: member.value.isSensitive) }
        }
        return rest.map { Value($0.derived) }
    }
}

extension Value {
    /// An object of members: a plain one where all are certain, unknown where nothing is known of any.
    package static func open(
        _ members: [Member],
        possible: [OpenObject.Possible],
        rest: Unknown?,
        isSensitive: Bool = false,
        typing: Typing = .unspecified
    ) -> Value {
        if possible.isEmpty {
            guard let rest else { return Value(.object(members), isSensitive: isSensitive, typing: typing) }
            if members.isEmpty { return Value(rest.derived, isSensitive: isSensitive) }
        }
        let object = OpenObject(members: members, possible: possible, rest: rest)
        return Value(.open(object), isSensitive: isSensitive, typing: typing)
    }
}
