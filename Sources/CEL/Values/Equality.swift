import Symbolic

/// Equality of CEL values, three-valued: nil where it depends on unknowns.
///
/// Numbers of different types are equal by their value, values of different types are not equal otherwise (langdef,
/// "Equality"). Texts are equal scalar by scalar. Two unknowns are equal where both are the same attribute.
enum Equality {
    enum Answer {
        case known(Bool)
        case unknown(Unknown)
    }

    static func equal(_ left: CELValue, _ right: CELValue) -> Answer {
        switch (left, right) {
        case (.string(let a), .string(let b)): return .known(a.hasSameScalars(as: b))
        case (.int(let a), .int(let b)): return .known(a == b)
        case (.bool(let a), .bool(let b)): return .known(a == b)
        case (.unknown, _), (_, .unknown): return equalTexts(left, right)
        case (.null, .null): return .known(true)
        case (.bytes(let a), .bytes(let b)): return .known(a == b)
        case (.type(let a), .type(let b)): return .known(a == b)
        case (.timestamp(let a), .timestamp(let b)), (.duration(let a), .duration(let b)): return .known(a == b)
        case (.address(let a), .address(let b)): return .known(a == b)
        case (.network(let a), .network(let b)): return .known(a == b)
        case (.model(let a), .model(let b)): return .known(a === b)
        case (.noModel(let a), .noModel(let b)): return .known(a === b)
        case (.optional(let a), .optional(let b)):
            guard let a, let b else { return .known(a == nil && b == nil) }
            return equal(a, b)
        default: break
        }
        if let order = Ordering.numbers(left, right) { return .known(order == .same) }
        if let a = left.asList, let b = right.asList {
            return left.isOfOpenOrder || right.isOfOpenOrder ? .unknown(.orderOfSet) : equalLists(a, b)
        }
        if let a = left.asMap, let b = right.asMap { return equalMaps(a, b) }
        return .known(false)
    }

    private static func equalTexts(_ left: CELValue, _ right: CELValue) -> Answer {
        let merged = [left.unknown, right.unknown].compactMap { $0 }
        let unknown = merged.dropFirst().reduce(merged[0]) { $0.merging($1) }
        guard let a = left.symbolicText, let b = right.symbolicText else { return .unknown(unknown) }
        if a == b, a.holes.allSatisfy({ $0.identity != nil }) { return .known(true) }
        if SymbolicText.differ(a, b) { return .known(false) }
        return .unknown(unknown)
    }

    private static func equalLists(_ a: CELList, _ b: CELList) -> Answer {
        if let unknown = a.membership ?? b.membership {
            return CountBounds(a).excludes(CountBounds(b)) ? .known(false) : .unknown(unknown)
        }
        guard a.elements.count == b.elements.count else { return .known(false) }
        return all(zip(a.elements, b.elements).lazy.map { equal($0, $1) })
    }

    private static func equalMaps(_ a: CELMap, _ b: CELMap) -> Answer {
        guard a.entries.count == b.entries.count else { return .known(false) }
        return all(
            a.entries.lazy.map { entry in
                guard let other = b.value(for: entry.key) else { return .known(false) }
                return equal(entry.value, other)
            }
        )
    }

    private static func all(_ answers: some Sequence<Answer>) -> Answer {
        var doubt: Unknown?
        for answer in answers {
            switch answer {
            case .known(true): continue
            case .known(false): return .known(false)
            case .unknown(let unknown): doubt = doubt?.merging(unknown) ?? unknown
            }
        }
        return doubt.map { .unknown($0) } ?? .known(true)
    }
}

extension String {
    /// Whether two texts are equal scalar by scalar; `==` takes canonically equivalent ones for equal.
    func hasSameScalars(as other: String) -> Bool {
        utf8.count == other.utf8.count && withBytes { $0.spells(other) }
    }
}

/// What literal parts of texts with holes decide.
enum SymbolicText {
    /// Whether two texts cannot be equal: their known beginnings or ends differ, or one is longer at its shortest.
    static func differ(_ a: SymbolicString, _ b: SymbolicString) -> Bool {
        if !agree(Array(a.prefix.utf8), Array(b.prefix.utf8)) { return true }
        if !agree(a.suffix.utf8.reversed(), b.suffix.utf8.reversed()) { return true }
        if let known = a.known { return shortest(b) > known.utf8.count }
        if let known = b.known { return shortest(a) > known.utf8.count }
        return false
    }

    private static func agree(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        a.starts(with: b) || b.starts(with: a)
    }

    private static func shortest(_ text: SymbolicString) -> Int {
        text.parts.reduce(0) { sum, part in
            if case .literal(let literal) = part { sum + literal.utf8.count } else { sum }
        }
    }

    /// Whether a text starts with a known one; nil where a hole decides.
    static func starts(_ text: SymbolicString, with beginning: String) -> Bool? {
        if text.known != nil || text.prefix.utf8.count >= beginning.utf8.count {
            return text.prefix.utf8.starts(with: beginning.utf8)
        }
        return beginning.utf8.starts(with: text.prefix.utf8) ? nil : false
    }

    /// Whether a text ends with a known one; nil where a hole decides.
    static func ends(_ text: SymbolicString, with end: String) -> Bool? {
        let known = text.suffix.utf8.reversed()
        let wanted = end.utf8.reversed()
        if text.known != nil || known.count >= wanted.count { return known.starts(with: wanted) }
        return wanted.starts(with: known) ? nil : false
    }

    /// Whether a text holds a known one; nil where a hole decides.
    static func contains(_ text: SymbolicString, _ part: String) -> Bool? {
        for piece in text.parts {
            if case .literal(let literal) = piece, literal.holds(part) {
                return true
            }
        }
        return text.known == nil ? nil : false
    }
}

extension String {
    /// Whether a text holds another, byte by byte.
    func holds(_ part: String) -> Bool {
        var (text, part) = (self, part)
        return text.withUTF8 { bytes in
            part.withUTF8 { part in
                guard let first = part.first else { return true }
                guard part.count <= bytes.count else { return false }
                // A long part that begins again and again would be compared again and again.
                guard part.count <= 64 else { return TextSearch(Array(part)).first(in: Array(bytes)) != nil }
                for start in 0...(bytes.count - part.count) where bytes[start] == first {
                    if bytes[start..<(start + part.count)].elementsEqual(part) { return true }
                }
                return false
            }
        }
    }
}
