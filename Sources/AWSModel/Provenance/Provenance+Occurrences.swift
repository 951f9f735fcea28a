import IAM
import JSONReader
import Symbolic
import TerraformPlan

/// Where values of what is referred to stand in a text.
extension ProvenanceFinder {
    /// How long a value must be so that it does not occur in a text by chance.
    enum MatchLength {
        /// The value is that of an attribute that the configuration names.
        case significant
        /// The value is one of all those of a resource, or the text what a function may have been given: names and
        /// environments are parts of many texts.
        case telling

        func isReached(by value: String, in text: String) -> Bool {
            switch self {
            case .significant: value.utf8.count >= 3
            case .telling: min(value.utf8.count, text.utf8.count) >= 8 || value.utf8.elementsEqual(text.utf8)
            }
        }
    }

    /// Whether the value of an attribute occurs in a text, or the text in the value.
    func occurs(
        in text: String,
        valueOf attribute: AttributeIdentity,
        of references: ResolvedReferences,
        from length: MatchLength = .significant
    ) -> Bool {
        if let value = plan.value(of: attribute) { return occurs(in: text, value, from: length) }
        guard let named = references.named[attribute] else {
            return attribute.path.isEmpty && occursInInstance(text, attribute.address, from: length)
        }
        // What an output makes of a resource has members of its own: a path into them leads nowhere in the resource.
        var inner = attribute
        while inner.path.steps.count > max(named.steps.count, 1) {
            inner.path = AttributePath(inner.path.steps.dropLast())
            if let value = plan.value(of: inner) { return occurs(in: text, value, from: length) }
        }
        return named.isEmpty && occursInInstance(text, attribute.address, from: .telling)
    }

    /// Whether the value of any attribute of an instance occurs in a text; tags are no values that others take.
    private func occursInInstance(_ text: String, _ address: ResourceAddress, from length: MatchLength) -> Bool {
        guard let instance = plan.instances.instance(address) else { return false }
        return instance.attributeNames.contains { name in
            !["tags", "tags_all"].contains(name)
                && instance.attribute(name).map { occurs(in: text, $0, from: length) } ?? false
        }
    }

    /// Whether a value or a part of it occurs in a text, or the text in that.
    func occurs(in text: String, _ value: Value, from length: MatchLength = .significant) -> Bool {
        if let leaf = value.string {
            if length.isReached(by: leaf, in: text),
                text.utf8.contains(leaf) || leaf.utf8.contains(text) || ProvenanceFinder.nameTheSame(text, leaf)
            {
                return true
            }
            return length == .telling && ProvenanceFinder.isTaken(text, from: leaf)
        }
        if let elements = value.elements { return elements.contains { occurs(in: text, $0, from: length) } }
        if let members = value.members { return members.contains { occurs(in: text, $0.value, from: length) } }
        return false
    }

    /// Whether a text is what is left of another without blanks around it, or a string of the JSON document that this is.
    private static func isTaken(_ text: String, from other: String) -> Bool {
        if other.withBytes({ $0.trimmed.spells(text) }) { return true }
        guard let first = other.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
            let document = try? JSONDocument(text: other)
        else { return false }
        return holds(document.root, text)
    }

    /// Whether a string somewhere in a document is a text.
    private static func holds(_ node: JSONNode, _ text: String) -> Bool {
        switch node.kind {
        case .string: node.isString(text)
        case .array: node.elements.contains { holds($0, text) }
        case .object: node.members.contains { holds($0.value, text) }
        case .null, .bool, .number: false
        }
    }

    /// Whether two texts are ARNs of one resource but for its place, as `replace` makes that of a replica.
    private static func nameTheSame(_ text: String, _ other: String) -> Bool {
        guard text.begins(with: "arn:"), other.begins(with: "arn:"), let arn = KnownARN(text),
            let base = KnownARN(other)
        else { return false }
        return arn[.service] == base[.service] && !arn[.resource].isEmpty && arn[.resource] == base[.resource]
    }
}

extension String.UTF8View {
    /// Whether another text occurs in this one, byte for byte; an empty text occurs nowhere.
    fileprivate func contains(_ needle: String) -> Bool {
        guard let first = needle.utf8.first, needle.utf8.count <= count else { return false }
        var start = startIndex
        let last = index(endIndex, offsetBy: -needle.utf8.count)
        while start <= last {
            if self[start] == first && self[start...].starts(with: needle.utf8) { return true }
            start = index(after: start)
        }
        return false
    }
}
