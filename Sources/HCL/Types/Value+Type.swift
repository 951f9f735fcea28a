import Symbolic

extension Value {
    /// How deep the types of values are looked at.
    private static let typeDepth = 128

    /// The type of the value; nil where it is not known.
    ///
    /// What may be of any type is `any`: null, and the elements of an empty collection.
    var type: TypeConstraint? { type(depth: 0) }

    private func type(depth: Int) -> TypeConstraint? {
        guard depth < Value.typeDepth else { return nil }
        switch kind {
        case .null: return .any
        case .bool: return .bool
        case .number: return .number
        case .string: return .string
        case .unknown: return isNamedAsText ? .string : nil
        case .list:
            let elements = elements ?? []
            if isSet { return Value.common(elements, depth).map { .set($0) } }
            switch typing {
            case .collection: return Value.common(elements, depth).map { .list($0) }
            case .structural: return Value.types(elements, depth).map { .tuple($0) }
            case .unspecified: return nil
            }
        case .object:
            let members = sortedMembers
            switch typing {
            case .collection: return Value.common(members.map(\.value), depth).map { .map($0) }
            case .structural:
                return Value.types(members.map(\.value), depth).map { types in
                    .object(zip(members, types).map { TypeConstraint.Member(name: $0.name, type: $1) })
                }
            case .unspecified: return nil
            }
        }
    }

    private static func types(_ values: [Value], _ depth: Int) -> [TypeConstraint]? {
        var types: [TypeConstraint] = []
        for value in values {
            guard let type = value.type(depth: depth + 1) else { return nil }
            types.append(type)
        }
        return types
    }

    /// The one type of all elements of a collection.
    private static func common(_ values: [Value], _ depth: Int) -> TypeConstraint? {
        var result = TypeConstraint.any
        for value in values {
            guard let type = value.type(depth: depth + 1), let joined = result.joined(with: type) else { return nil }
            result = joined
        }
        return result
    }
}

extension TypeConstraint {
    /// The type with what the other says of its `any`; nil where the two differ.
    func joined(with other: TypeConstraint) -> TypeConstraint? {
        switch (self, other) {
        case (.any, let type), (let type, .any): return type
        case (.string, .string), (.number, .number), (.bool, .bool): return self
        case (.list(let left), .list(let right)): return left.joined(with: right).map { .list($0) }
        case (.set(let left), .set(let right)): return left.joined(with: right).map { .set($0) }
        case (.map(let left), .map(let right)): return left.joined(with: right).map { .map($0) }
        case (.tuple(let left), .tuple(let right)):
            guard left.count == right.count else { return nil }
            let types = zip(left, right).compactMap { $0.joined(with: $1) }
            return types.count == left.count ? .tuple(types) : nil
        case (.object(let left), .object(let right)):
            guard TypeConstraint.haveSameNames(left, right) else { return nil }
            let members = zip(left, right).compactMap { one, two in
                one.type.joined(with: two.type).map { Member(name: one.name, type: $0) }
            }
            return members.count == left.count ? .object(members) : nil
        default: return nil
        }
    }

    /// Whether two object types, their members in order, have members of the same names.
    static func haveSameNames(_ left: [Member], _ right: [Member]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0.name.utf8.elementsEqual($1.name.utf8) }
    }

    /// Whether nothing of the type may be any other.
    var isCertain: Bool {
        switch self {
        case .any: false
        case .string, .number, .bool: true
        case .list(let type), .set(let type), .map(let type): type.isCertain
        case .tuple(let types): types.allSatisfy(\.isCertain)
        case .object(let members): members.allSatisfy(\.type.isCertain)
        }
    }
}
