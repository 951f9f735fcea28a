import JSONReader
import Symbolic

/// Tells what is known of an attribute in `planned_values`, where nothing says what is not.
///
/// Terraform leaves members that are not known out of objects, be it all of them, and puts null for elements of lists.
///
/// Source: `omitUnknowns` in hashicorp/terraform, `internal/command/jsonplan/values.go`.
struct PlannedValue {
    private let attribute: AttributeIdentity
    /// What the configuration says the attribute is made of.
    private let references: [Reference]

    init(attribute: AttributeIdentity, references: [Reference]) {
        self.attribute = attribute
        self.references = references
    }

    /// The value of the attribute: an unknown one where the plan has none.
    func value(_ node: JSONNode?, sensitive: JSONNode?) -> Value {
        value(node, sensitive, at: attribute.path, marked: false)
    }

    private func value(_ node: JSONNode?, _ sensitive: JSONNode?, at path: AttributePath, marked: Bool) -> Value {
        let marked = marked || sensitive?.bool == true
        guard let node else { return Value(unknown(at: path), isSensitive: marked) }
        switch node.kind {
        case .array where node.count > 0:
            var marks = sensitive?.elements.makeIterator()
            let elements = node.elements.enumerated().map { position, element in
                value(element.isNull ? nil : element, marks?.next(), at: path.index(position), marked: marked)
            }
            return Value(.list(elements), isSensitive: marked)
        case .object:
            let members = node.members.map { nameNode, member in
                let name = nameNode.string ?? ""
                let value = value(member, sensitive?[name], at: path.attribute(name), marked: marked)
                return Value.Member(name: name, value: value)
            }
            return .open(members, possible: [], rest: unknown(at: path), isSensitive: marked)
        default: return Value(node, isSensitive: marked)
        }
    }

    private func unknown(at path: AttributePath) -> Unknown {
        let identity = AttributeIdentity(address: attribute.address, path: path)
        return Unknown(attribute: identity, references: references)
    }
}
