import Symbolic

/// Marks what of a resource's attributes is a credential that somebody wrote, though the plan does not mark it.
///
/// Rules read attributes untyped, any part of them by itself. A mark goes with a value wherever an expression hands it on,
/// where what is written around a credential no longer tells of it.
enum CredentialMarks {
    /// The value with its texts marked that are credentials by their form or by the name that they stand under: that of
    /// their member, or the `name` beside a `value`.
    static func marking(_ value: Value) -> Value { marked(value, isNamed: false) ?? value }

    /// The value with what stands at a place in it marked, as deep as the value goes.
    static func marking(_ value: Value, at steps: ArraySlice<AttributePath.Step>) -> Value {
        guard let step = steps.first, !value.isSensitive else { return value.marked(true) }
        var copy = value
        switch step {
        case .attribute(let name), .key(let name):
            guard var members = value.members, let place = members.firstIndex(where: { $0.name == name }) else { break }
            members[place].value = marking(members[place].value, at: steps.dropFirst())
            copy.content = .object(members)
            return copy
        case .index(let place):
            guard var elements = value.elements, elements.indices.contains(place) else { break }
            elements[place] = marking(elements[place], at: steps.dropFirst())
            copy.content = value.isSet ? .set(elements) : .list(elements)
            return copy
        }
        // The place is inside of a text, or the value does not tell which of its parts is meant.
        return value.marked(true)
    }

    /// The value with its credentials marked; nil where it has none but those that the plan marks.
    ///
    /// `isNamed` tells whether it stands under the name of a credential.
    private static func marked(_ value: Value, isNamed: Bool) -> Value? {
        if value.isSensitive { return nil }
        switch value.content {
        case .open(let object):
            guard let parts = marked(object.members + object.possible.map { .init(name: $0.name, value: $0.value) })
            else { return nil }
            let count = object.members.count
            let possible = zip(object.possible, parts[count...]).map { member, part in
                OpenObject.Possible(name: member.name, value: part.value, unknown: member.unknown)
            }
            return value.with(.open(Array(parts[..<count]), possible: possible, rest: object.rest))
        case .sequence(let sequence):
            var segments = sequence.segments
            var isMarked = false
            for index in segments.indices {
                switch segments[index] {
                case .element(let element):
                    guard let element = marked(element, isNamed: isNamed) else { continue }
                    segments[index] = .element(element)
                case .possible(let element, let unknown):
                    guard let element = marked(element, isNamed: isNamed) else { continue }
                    segments[index] = .possible(element, unknown)
                case .many: continue
                }
                isMarked = true
            }
            return isMarked ? value.with(.sequence(segments, order: sequence.order)) : nil
        case .choice(let choice):
            return choice.alternatives.contains { marked($0, isNamed: isNamed) != nil } ? value.marked(true) : nil
        case .encoded(_, let inner, _):
            return isNamed || marked(inner, isNamed: false) != nil ? value.marked(true) : nil
        default: break
        }
        if let members = value.members {
            return marked(members).map { value.with(Value(.object($0))) }
        }
        if let elements = value.elements {
            let parts = elements.map { marked($0, isNamed: isNamed) }
            guard parts.contains(where: { $0 != nil }) else { return nil }
            let whole = zip(parts, elements).map { $0 ?? $1 }
            return value.with(Value(value.isSet ? .set(whole) : .list(whole)))
        }
        return isCredential(value, isNamed: isNamed) ? value.marked(true) : nil
    }

    /// The members of an object with their credentials marked; nil where there are none.
    private static func marked(_ members: [Value.Member]) -> [Value.Member]? {
        let isOfName = { (member: Value.Member, name: String) in
            member.name.utf8.count == name.utf8.count && member.name.lowercased() == name
        }
        // Variables are often lists of names with values.
        let name = members.first { isOfName($0, "name") }?.value.string
        let isNamed = name.map(CredentialWords.areUnder) ?? false
        let parts = members.map { member in
            let isNamed = CredentialWords.areUnder(member.name) || isNamed && isOfName(member, "value")
            return marked(member.value, isNamed: isNamed)
        }
        guard parts.contains(where: { $0 != nil }) else { return nil }
        return zip(members, parts).map { Value.Member(name: $0.name, value: $1 ?? $0.value) }
    }

    /// Whether a text is a credential; a placeholder is none, nor what tells where a credential is.
    private static func isCredential(_ value: Value, isNamed: Bool) -> Bool {
        if let isCredential = value.withKnownUTF8({ text in
            CredentialFormat.found(in: text) != nil
                || isNamed && !Placeholder.isPlaceholder(text) && !CredentialReference.isFlag(text)
                    && !CredentialReference.isLocated(text)
        }) {
            return isCredential
        }
        guard value.kind == .string, let text = value.text else { return false }
        return isNamed && !text.prefix.hasPrefix("arn:") || CredentialLine.first(in: text) != nil
    }
}

extension Value {
    /// Another content, of the same type.
    fileprivate func with(_ other: Value) -> Value {
        var copy = self
        copy.content = other.content
        return copy
    }
}
