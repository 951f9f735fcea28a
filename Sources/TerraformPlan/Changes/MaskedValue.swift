package import JSONReader
package import Symbolic

/// Puts a value together with the plan's masks: `after` with `after_unknown` and `after_sensitive`.
///
/// A mask mirrors the shape of the value and says `true` where all below is unknown (or sensitive). Where no mask says
/// so the value stays a view of the plan; a tree is built only around a hole or a mark.
package struct MaskedValue {
    /// The attribute that a hole of the value stands for.
    private let attribute: AttributeIdentity
    /// What the configuration says the attribute is made of.
    private let references: [Reference]

    package init(attribute: AttributeIdentity, references: [Reference] = []) {
        self.attribute = attribute
        self.references = references
    }

    /// The merged value; nil where the attribute is neither known nor marked unknown, so it is not there at all.
    package func merge(value: JSONNode?, unknown: JSONNode?, sensitive: JSONNode?) -> Value? {
        merge(value, unknown, sensitive, at: attribute.path, marked: false)
    }

    private func merge(
        _ value: JSONNode?,
        _ unknown: JSONNode?,
        _ sensitive: JSONNode?,
        at path: AttributePath,
        marked: Bool
    ) -> Value? {
        let marked = marked || sensitive?.bool == true
        if unknown?.bool == true {
            let identity = AttributeIdentity(address: attribute.address, path: path)
            return Value(Unknown(attribute: identity, references: references), isSensitive: marked)
        }
        let hasHoles = unknown.map(MaskedValue.containsTrue) ?? false
        let hasMarks = !marked && (sensitive.map(MaskedValue.containsTrue) ?? false)
        if !hasHoles && !hasMarks {
            return value.map { Value($0, isSensitive: marked) }
        }
        switch (value?.kind ?? unknown?.kind ?? .null, unknown?.kind) {
        case (.array, _), (.null, .array?):
            return mergeElements(value, unknown, sensitive, at: path, marked: marked)
        case (.object, _), (.null, .object?):
            return mergeMembers(value, unknown, sensitive, at: path, marked: marked)
        default:
            // The shapes do not fit: what the mask means is not clear, so nothing of the value is taken for known.
            let identity = AttributeIdentity(address: attribute.address, path: path)
            return Value(Unknown(attribute: identity, references: references), isSensitive: true)
        }
    }

    private func mergeElements(
        _ value: JSONNode?,
        _ unknown: JSONNode?,
        _ sensitive: JSONNode?,
        at path: AttributePath,
        marked: Bool
    ) -> Value {
        let count = max(value?.count ?? 0, unknown?.count ?? 0)
        var elements: [Value] = []
        var values = value?.elements.makeIterator()
        var unknowns = unknown?.elements.makeIterator()
        var marks = sensitive?.elements.makeIterator()
        for position in 0..<count {
            let merged = merge(
                values?.next(),
                unknowns?.next(),
                marks?.next(),
                at: path.index(position),
                marked: marked
            )
            elements.append(merged ?? Value(.null, isSensitive: marked))
        }
        return Value(.list(elements), isSensitive: marked)
    }

    private func mergeMembers(
        _ value: JSONNode?,
        _ unknown: JSONNode?,
        _ sensitive: JSONNode?,
        at path: AttributePath,
        marked: Bool
    ) -> Value {
        var members: [Value.Member] = []
        func add(_ name: String, _ member: JSONNode?, _ mask: JSONNode?) {
            if let merged = merge(member, mask, sensitive?[name], at: path.attribute(name), marked: marked) {
                members.append(Value.Member(name: name, value: merged))
            }
        }
        if let value {
            for (nameNode, member) in value.members {
                let name = nameNode.string ?? ""
                add(name, member, unknown?[name])
            }
        }
        if let unknown {
            for (nameNode, mask) in unknown.members where MaskedValue.containsTrue(mask) {
                let name = nameNode.string ?? ""
                if value?[name] == nil { add(name, nil, mask) }
            }
        }
        return Value(.object(members), isSensitive: marked)
    }

    /// Whether a mask says `true` anywhere.
    package static func containsTrue(_ mask: JSONNode) -> Bool { mask.document.holdsTrue(at: mask.index) }
}
