import HCL
import Symbolic

extension Value {
    /// What an expression makes as the value of an attribute whose type nobody tells.
    ///
    /// The provider converts it: numbers and bools may become strings and strings numbers, a list may become a set, and of
    /// a map the elements that are null are left out. Known parts are marked as such. What is encoded, as by `jsonencode`,
    /// is a string already and stays as it is.
    ///
    /// Source: language/expressions/type-constraints, "Conversion of Complex Types".
    var inAttribute: Value { string.map(Value.spellsOtherType) == true ? converted(.retyped) : inCollection }

    private var inCollection: Value {
        switch kind {
        case .bool, .number: return converted(.retyped)
        case .list: return isSet ? self : listInAttribute
        case .object: return objectInAttribute
        case .null, .string, .unknown: return self
        }
    }

    private var listInAttribute: Value {
        guard let elements else { return self }
        var list = self
        list.content = .list(elements.map(\.inAttribute))
        return elements.count > 1 ? list.converted(.reordered) : list
    }

    /// Elements of maps are strings nearly everywhere, so that what is written as one stays so.
    private var objectInAttribute: Value {
        guard let members else { return self }
        let certain = members.filter { !$0.value.isNull }
            .map { Member(name: $0.name, value: $0.value.inCollection) }
        let possible = members.filter(\.value.isNull).map { member in
            let source = UnknownSource(attribute: nil, reason: .undecided("whether the provider keeps what is null"))
            return OpenObject.Possible(name: member.name, value: member.value, unknown: Unknown(source))
        }
        return .open(certain, possible: possible, rest: nil, isSensitive: isSensitive, typing: typing)
    }

    /// Whether a text is that of a number or a bool.
    private static func spellsOtherType(_ text: String) -> Bool {
        text == "true" || text == "false"
            || text.utf8.first.map { $0 == 0x2D || (0x30...0x39).contains($0) } == true
                && Double(text) != nil
    }
}
