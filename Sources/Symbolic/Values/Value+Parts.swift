import JSONReader

extension Value {
    /// A member of an object; nil if the object has none of that name, or if this is no object.
    ///
    /// A member of an unknown value is unknown, with the longer path where the value is an attribute of its own.
    package func member(_ name: String) -> Value? {
        switch content {
        case .json(let node):
            node[name].map { Value($0, isSensitive: isSensitive, typing: typingOfParts) }
        case .object(let members):
            members.first { $0.name == name }.map { $0.value.marked(isSensitive) }
        case .open(let object): object.member(name)?.marked(isSensitive)
        case .choice(let choice): choice.member(name)?.marked(isSensitive)
        case .unknown(let unknown):
            Value(unknown.extended { $0.attribute(name) }, isSensitive: isSensitive).converted(conversion)
        default: nil
        }
    }

    /// The members of an object, in its order; nil if this is no object or not known to be one.
    package var members: [Member]? {
        switch content {
        case .json(let node) where node.kind == .object:
            node.members.map { name, value in
                Member(
                    name: name.string ?? "",
                    value: Value(value, isSensitive: isSensitive, typing: typingOfParts)
                )
            }
        case .object(let members):
            members.map { Member(name: $0.name, value: $0.value.marked(isSensitive)) }
        default: nil
        }
    }

    /// The elements of a list or set; nil if this is neither or not known to be one.
    package var elements: [Value]? {
        switch content {
        case .json: mapKnownElements { element, _ in element }
        case .list(let elements), .set(let elements):
            elements.map { $0.marked(isSensitive) }
        default: nil
        }
    }

    /// What is made of each element of a list that is wholly known, with its position; nil for any other value.
    func mapKnownElements<Result>(_ make: (Value, Int) -> Result) -> [Result]? {
        guard case .json(let node) = content, node.kind == .array else { return nil }
        let (isSensitive, typing) = (isSensitive, typingOfParts)
        var count = 0
        for _ in node.elements { count += 1 }
        var results: [Result] = []
        results.reserveCapacity(count)
        for element in node.elements {
            results.append(make(Value(element, isSensitive: isSensitive, typing: typing), results.count))
        }
        return results
    }

    /// The same value, marked as sensitive if it is so already or the mark says so.
    package func marked(_ sensitive: Bool) -> Value {
        var copy = self
        copy.isSensitive = isSensitive || sensitive
        return copy
    }

    /// The same value, of another type than its attribute if it is so already or the mark says so.
    package func converted(_ conversion: Conversion) -> Value {
        var copy = self
        if conversion.rawValue > self.conversion.rawValue { copy.conversion = conversion }
        return copy
    }

    /// What the value or a part of it depends on; nil where everything is known.
    package var holes: Unknown? {
        switch content {
        case .json, .null, .bool, .number, .string: nil
        case .text(let text): text.unknown
        case .list(let elements), .set(let elements): Value.merged(elements)
        case .object(let members): Value.merged(members.map(\.value))
        case .encoded(_, let value, _): value.holes?.derived
        case .unknown, .sequence, .open, .choice: unknown
        }
    }

    private static func merged(_ values: [Value]) -> Unknown? {
        Unknown.merged(values.lazy.compactMap(\.holes))
    }
}

extension Unknown {
    /// What something depends on that is made of several unknown things; nil if there are none.
    package static func merged(_ unknowns: some Sequence<Unknown>) -> Unknown? {
        unknowns.reduce(nil) { (result: Unknown?, next) in result?.merging(next.derived) ?? next.derived }
    }

    /// A part of the unknown value; the identity follows the path.
    package func extended(_ extend: (AttributePath) -> AttributePath) -> Unknown {
        guard let identity else { return self }
        var copy = self
        copy.identity = AttributeIdentity(address: identity.address, path: extend(identity.path))
        return copy
    }
}
