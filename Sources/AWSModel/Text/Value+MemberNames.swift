import JSONReader
import Symbolic

extension Value {
    /// A member of an object by its name in any casing; one that is spelled just so comes first.
    ///
    /// So Go's `encoding/json` reads the JSON texts that the provider takes for structures of its own, and users write
    /// `ValueFrom` as CloudFormation does.
    func member(inAnyCase name: String) -> Value? {
        let own = member(name)
        if own != nil, !isPartial { return own }
        if case .json(let node) = content { return node.memberName(inAnyCase: name).flatMap { member($0) } }
        let known = alternatives.flatMap { alternative in
            let object = alternative.partialMembers
            return (object?.members.map(\.name) ?? []) + (object?.possible.map(\.name) ?? [])
        }
        guard !known.contains(name), let other = known.first(where: { $0.isSpelled(name) }) else { return own }
        return member(other)
    }
}

extension String {
    /// Whether the text is another one but for the casing of ASCII letters.
    fileprivate func isSpelled(_ other: String) -> Bool {
        withBytes { own in other.withBytes { own.equalsInAnyCase($0) } }
    }
}
