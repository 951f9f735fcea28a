import Symbolic

extension Value {
    /// Whether two values are equal in every world, or in none; nil where that depends or cannot be told.
    ///
    /// Equality is strict about types: `1 == "1"` is false, and a list never equals a tuple.
    func isSame(as other: Value) -> Bool? {
        switch (kind, other.kind) {
        case (.unknown, _) where isNeverEmpty && other.isNullOrEmpty: return false
        case (_, .unknown) where other.isNeverEmpty && isNullOrEmpty: return false
        case (.unknown, _), (_, .unknown):
            guard let left = unknown?.identity, let right = other.unknown?.identity else { return nil }
            return left == right && conversion == .none && other.conversion == .none ? true : nil
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

    private var isNullOrEmpty: Bool { isNull || string?.isEmpty == true }

    private func isSameText(as other: Value) -> Bool? {
        if let left = string, let right = other.string { return left.utf8.elementsEqual(right.utf8) }
        guard let left = text, let right = other.text else { return nil }
        if left.known == "", right.isNeverEmpty { return false }
        if right.known == "", left.isNeverEmpty { return false }
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
        if isSet != other.isSet {
            // What a plan calls a list may be a set.
            return typing == .unspecified || other.typing == .unspecified ? nil : false
        }
        if isSet { return isSameSet(left, right) }
        if isOfOtherTyping(than: other) || left.count != right.count { return false }
        return isSameAll(zip(left, right).lazy.map { $0.isSame(as: $1) }, as: other)
    }

    private func isSameSet(_ left: [Value], _ right: [Value]) -> Bool? {
        guard left.allSatisfy({ $0.string != nil }), right.allSatisfy({ $0.string != nil }) else { return nil }
        let sets = (
            Set(left.compactMap { $0.string.map { Array($0.utf8) } }),
            Set(right.compactMap { $0.string.map { Array($0.utf8) } })
        )
        if sets.0.isEmpty && sets.1.isEmpty { return nil }
        return sets.0 == sets.1
    }

    private func isSameObject(as other: Value) -> Bool? {
        let (left, right) = (sortedMembers, other.sortedMembers)
        if isOfOtherTyping(than: other) || left.count != right.count { return false }
        guard zip(left, right).allSatisfy({ $0.name.utf8.elementsEqual($1.name.utf8) }) else { return false }
        return isSameAll(zip(left, right).lazy.map { $0.value.isSame(as: $1.value) }, as: other)
    }

    private func isOfOtherTyping(than other: Value) -> Bool {
        typing != other.typing && typing != .unspecified && other.typing != .unspecified
    }

    /// What the answers for the parts say of two collections.
    private func isSameAll(_ answers: some Sequence<Bool?>, as other: Value) -> Bool? {
        var isOpen = false
        for answer in answers {
            if answer == false { return false }
            isOpen = isOpen || answer == nil
        }
        if isOpen || typing != other.typing || typing == .unspecified { return nil }
        // Equal content is not enough: an empty list of strings is no empty list of numbers.
        return typing == .structural || type?.isCertain == true && other.type?.isCertain == true ? true : nil
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
