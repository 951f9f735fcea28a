import Symbolic

extension Value {
    /// The values as elements of one list: primitives of different types become strings.
    ///
    /// Collections are left as they are if they have the same form all through; where Terraform would convert inside of
    /// them, the values are unknown.
    static func unified(_ values: [Value]) throws(EvaluationFailure) -> [Value] {
        let kinds = Set(values.map(\.kind)).subtracting([.null, .unknown])
        if kinds.isSubset(of: [.string, .number, .bool]) {
            let isOpen = kinds != [.string] && values.contains { $0.kind == .unknown }
            guard !isOpen else { return values.map { Evaluation.undecided([$0] + values) } }
            guard kinds.count > 1 else { return values }
            guard kinds.contains(.string) else { throw EvaluationFailure("numbers and bools in one list") }
            var results: [Value] = []
            for value in values { results.append(try value.asString()) }
            return results
        }
        guard kinds.count == 1 else { throw EvaluationFailure("elements of different types") }
        guard let first = values.first(where: { $0.kind != .null && $0.kind != .unknown }) else { return values }
        if values.allSatisfy({ $0.hasForm(of: first) }) { return values }
        return values.map { value in
            Value(
                value.holes?.derived
                    ?? Unknown(UnknownSource(attribute: nil, reason: .undecided("a conversion within a collection"))),
                isSensitive: value.isSensitive
            )
        }
    }

    /// Whether two values are of the same type for certain, so that putting them into one list changes neither.
    func hasForm(of other: Value) -> Bool {
        switch (kind, other.kind) {
        case (.null, _), (_, .null), (.unknown, _), (_, .unknown): return kind == other.kind
        case (.object, .object):
            guard let left = members, let right = other.members, left.count == right.count else { return false }
            return zip(left, right).allSatisfy {
                $0.name.utf8.elementsEqual($1.name.utf8) && $0.value.hasForm(of: $1.value)
            }
        case (.list, .list):
            guard let left = elements, let right = other.elements, left.count == right.count else { return false }
            return zip(left, right).allSatisfy { $0.hasForm(of: $1) }
        default: return kind == other.kind
        }
    }

    /// A set with each known element once and in Terraform's order, which is that of the bytes for strings.
    var sortedSet: Value {
        guard case .set(let elements) = content else { return self }
        var kept: [Value] = []
        for element in elements where !kept.contains(where: { $0.isSame(as: element) == true }) { kept.append(element) }
        if kept.allSatisfy({ $0.string != nil }) {
            kept.sort { ($0.string ?? "").utf8.lexicographicallyPrecedes(($1.string ?? "").utf8) }
        } else if kept.allSatisfy({ $0.decimal != nil }) {
            kept.sort { ($0.decimal ?? .zero) < ($1.decimal ?? .zero) }
        }
        return Value(.set(kept), isSensitive: isSensitive)
    }
}
