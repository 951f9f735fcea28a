import Symbolic

/// Reads the string-or-list values of policy elements.
enum PolicyTexts {
    /// What is made of the texts of a string or of a list of strings; nil where a value is certainly something else.
    ///
    /// A one-element list is the same as the string; an unknown value is a text that is one hole, though it may turn
    /// out to be a list: then the hole equals nothing and matches nobody knows what.
    static func strings<Pattern>(_ value: Value, _ make: (SymbolicString) -> Pattern) -> [Pattern]? {
        collect(value, string, make)
    }

    /// The texts of condition values, which may also be numbers and booleans; a number is its digits as written.
    static func scalars(_ value: Value) -> [SymbolicString]? {
        collect(value, scalar) { $0 }
    }

    private static func scalar(_ value: Value) -> SymbolicString? {
        switch value.kind {
        case .bool: value.bool.map { SymbolicString($0 ? "true" : "false") }
        case .number: value.numberText.map { SymbolicString($0) }
        case .string, .unknown, .null, .list, .object: string(value)
        }
    }

    /// The text of a string; an encoded value with holes is a text that is one hole.
    static func string(_ value: Value) -> SymbolicString? {
        if let text = value.text { return text }
        guard value.kind == .string, let holes = value.holes else { return nil }
        return SymbolicString([.hole(holes.derived)])
    }

    private static func collect<Pattern>(
        _ value: Value,
        _ read: (Value) -> SymbolicString?,
        _ make: (SymbolicString) -> Pattern
    ) -> [Pattern]? {
        guard value.kind != .string, let (elements, possible, rest) = value.partialElements else {
            return read(value).map { [make($0)] }
        }
        var patterns: [Pattern] = []
        patterns.reserveCapacity(elements.count)
        for element in elements {
            guard let text = read(element) else { return nil }
            patterns.append(make(text))
        }
        // What may be missing is a text of which nothing is known, and so may match nothing.
        let unknowns = possible.map(\.unknown) + [rest].compactMap { $0 }
        return patterns + unknowns.map { make(SymbolicString([.hole($0.derived)])) }
    }
}
