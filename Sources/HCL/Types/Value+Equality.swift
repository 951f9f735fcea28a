import Symbolic

extension Value {
    /// Whether two values are equal in every world, or in none; nil where that depends or cannot be told.
    ///
    /// Equality is strict about types: `1 == "1"` is false, and a list never equals a tuple. Which of the two a value is
    /// is not kept here, so that collections of the same content are neither equal nor different.
    func isSame(as other: Value) -> Bool? {
        switch (kind, other.kind) {
        case (.unknown, _), (_, .unknown):
            guard let left = unknown?.identity, let right = other.unknown?.identity else { return nil }
            return left == right ? true : nil
        case (.null, .null): return true
        case (.bool, .bool): return bool == other.bool
        case (.number, .number):
            guard let left = decimal, let right = other.decimal else { return nil }
            return left == right
        case (.string, .string): return isSameText(as: other)
        case (.list, .list): return isSameList(as: other)
        case (.object, .object): return isSameObject(as: other)
        default: return false
        }
    }

    private func isSameText(as other: Value) -> Bool? {
        if let left = string, let right = other.string { return left.utf8.elementsEqual(right.utf8) }
        guard let left = text, let right = other.text else { return nil }
        if left == right && left.holes.allSatisfy({ $0.identity != nil }) { return true }
        let heads = (left.prefix.utf8, right.prefix.utf8)
        if zip(heads.0, heads.1).contains(where: { $0 != $1 }) { return false }
        let tails = (left.suffix.utf8.reversed(), right.suffix.utf8.reversed())
        if zip(tails.0, tails.1).contains(where: { $0 != $1 }) { return false }
        // A known text that is shorter than what is known of the other.
        let isLonger = { (text: SymbolicString, known: String?) in
            known.map { text.literalLength > $0.utf8.count } ?? false
        }
        return isLonger(left, right.known) || isLonger(right, left.known) ? false : nil
    }

    private func isSameList(as other: Value) -> Bool? {
        guard let left = elements, let right = other.elements else { return nil }
        if case .set = content { return nil }
        if case .set = other.content { return nil }
        if left.count != right.count { return false }
        return zip(left, right).contains { $0.isSame(as: $1) == false } ? false : nil
    }

    private func isSameObject(as other: Value) -> Bool? {
        let (left, right) = (sortedMembers, other.sortedMembers)
        if left.count != right.count { return false }
        for (one, two) in zip(left, right)
        where !one.name.utf8.elementsEqual(two.name.utf8) || one.value.isSame(as: two.value) == false {
            return false
        }
        return nil
    }
}

extension SymbolicString {
    /// How many bytes of the text are known.
    var literalLength: Int {
        parts.reduce(0) { sum, part in
            if case .literal(let text) = part { sum + text.utf8.count } else { sum }
        }
    }
}
