extension Value {
    /// What is known of the elements of a list or set: those that are there, those that may be, and what further ones
    /// depend on; nil where this is no list, or nothing is known of it.
    package var partialElements: (certain: [Value], possible: [(value: Value, unknown: Unknown)], rest: Unknown?)? {
        if let elements { return (elements, [], nil) }
        guard case .sequence(let sequence) = content else { return nil }
        var certain: [Value] = []
        var possible: [(value: Value, unknown: Unknown)] = []
        var rest: Unknown?
        for segment in sequence.segments {
            switch segment {
            case .element(let value): certain.append(value.marked(isSensitive))
            case .possible(let value, let unknown): possible.append((value.marked(isSensitive), unknown))
            case .many(let unknown): rest = rest?.merging(unknown.derived) ?? unknown.derived
            }
        }
        return (certain, possible, rest)
    }

    /// What is known of the members of an object; nil where this is none, or nothing is known of it.
    package var partialMembers: OpenObject? {
        switch content {
        case .open(let object):
            isSensitive
                ? OpenObject(
                    members: object.members.map { Member(name: $0.name, value: $0.value.marked(true)) },
                    possible: object.possible.map {
                        OpenObject.Possible(name: $0.name, value: $0.value.marked(true), unknown: $0.unknown)
                    },
                    rest: object.rest
                )
                : object
        default: members.map { OpenObject(members: $0, possible: [], rest: nil) }
        }
    }

    /// Whether only some of the shape of the value is known.
    package var isPartial: Bool {
        switch content {
        case .sequence, .open, .choice: true
        default: false
        }
    }

    /// The values of which this is one; a value that is no choice is the only one.
    package var alternatives: [Value] {
        guard case .choice(let choice) = content else { return [self] }
        return choice.alternatives.map { $0.marked(isSensitive) }
    }

    /// Whether the value is a set for certain.
    package var isSet: Bool {
        switch content {
        case .set: true
        case .sequence(let sequence): sequence.isSet
        default: false
        }
    }
}
