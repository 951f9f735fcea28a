import Symbolic

/// Decides patterns and texts of which at least one has holes or variables.
struct SymbolicMatcher {
    /// How deep texts that equal other texts are followed.
    private static let depthLimit = 4
    /// How many worlds of symbols with a list of values are looked at.
    private static let worldLimit = 64

    let symbols: SymbolTable
    let context: RequestContext
    var lowercased = false

    /// What the readings of a pattern and a text are.
    enum Readings {
        /// A variable has no value, so that the pattern matches nothing at all.
        case unresolvable
        /// The pattern is malformed, or the worlds are too many.
        case undecidable
        case worlds([SymbolicReading])
    }

    /// Whether the pattern matches the text, `*` crossing every character; no where a variable has no value.
    func glob(_ pattern: TextPattern, _ subject: SymbolicString) -> Truth {
        switch readings(pattern, subject) {
        case .unresolvable: .no
        case .undecidable: .unknown
        case .worlds(let worlds): SymbolicMatcher.joined(worlds) { $0.glob }
        }
    }

    /// Whether two texts are the same; neither has wildcards.
    func areEqual(_ left: SymbolicString, _ right: SymbolicString) -> Truth {
        if let left = left.known, let right = right.known {
            return Truth(lowercased ? Glob.lowercased(left) == Glob.lowercased(right) : left == right)
        }
        var list = SymbolList(table: symbols, lowercased: lowercased)
        let pattern = atoms(left, &list)
        let subject = atoms(right, &list)
        let worlds = worlds(SymbolicReading(pattern: pattern, subject: subject, isExact: true, symbols: list))
        guard let worlds else { return .unknown }
        return SymbolicMatcher.joined(worlds) { $0.glob }
    }

    /// What holds in all worlds.
    static func joined(_ worlds: [SymbolicReading], _ decide: (SymbolicReading) -> Truth) -> Truth {
        guard var result = worlds.first.map(decide) else { return .unknown }
        for world in worlds.dropFirst() where result != .unknown {
            result = result.agreeing(with: decide(world))
        }
        return result
    }

    /// All readings of a pattern and a text.
    func readings(_ pattern: TextPattern, _ subject: SymbolicString) -> Readings {
        var list = SymbolList(table: symbols, lowercased: lowercased)
        var atoms: [Atom] = []
        var isExact = true
        for piece in pattern.pieces {
            switch piece {
            case .literal(let text): atoms.append(text: text, lowercased: lowercased)
            case .questionMark: atoms.append(.one(.any))
            case .star: atoms.append(.run(.any))
            case .hole(let unknown): atoms.append(.symbol(list.number(of: unknown)))
            case .malformed: return .undecidable
            case .variable(let key, let fallback):
                switch context[lowercased: key] {
                case .value(let text): atoms += self.atoms(text, &list)
                case .absent, .values:
                    guard let fallback, context[lowercased: key] == .absent else { return .unresolvable }
                    atoms.append(text: fallback, lowercased: lowercased)
                case .present, .unknown:
                    atoms.append(.run(.any))
                    isExact = false
                }
            }
        }
        let text = self.atoms(subject, &list)
        let reading = SymbolicReading(pattern: atoms, subject: text, isExact: isExact, symbols: list)
        return worlds(reading).map(Readings.worlds) ?? .undecidable
    }

    /// The forms of which a text has one, without symbols; nil where they are too many.
    func forms(of text: SymbolicString) -> [[Atom]]? {
        var list = SymbolList(table: symbols, lowercased: lowercased)
        let subject = atoms(text, &list)
        // Compared with nothing, so that no reading is decided before its symbols are replaced.
        return worlds(SymbolicReading(pattern: [], subject: subject, isExact: true, symbols: list))?
            .map(\.expandedSubject)
    }

    private func atoms(_ text: SymbolicString, _ list: inout SymbolList) -> [Atom] {
        var atoms: [Atom] = []
        for part in text.parts {
            switch part {
            case .literal(let literal): atoms.append(text: literal, lowercased: lowercased)
            case .hole(let unknown): atoms.append(.symbol(list.number(of: unknown)))
            }
        }
        return atoms
    }

    /// The readings with texts that equal others, or are one of a list, put in place; nil if they are too many.
    ///
    /// A reading that can be decided as it stands is left so: that two attributes differ is lost with their texts.
    private func worlds(_ reading: SymbolicReading) -> [SymbolicReading]? {
        let (pattern, subject) = Languages.withoutCommonEnds(reading.pattern[...], reading.subject[...])
        let isDecided = pattern.isEmpty && subject.isEmpty || reading.isOfDistinctSymbols
        guard !isDecided else { return [reading] }
        var open = [(reading, 0)]
        var result: [SymbolicReading] = []
        while let (reading, depth) = open.popLast() {
            guard let (number, texts) = reading.firstReplaceable, depth < SymbolicMatcher.depthLimit else {
                result.append(reading)
                continue
            }
            for text in texts {
                var next = reading
                let atoms = atoms(text, &next.symbols)
                next.replace(number, by: atoms)
                open.append((next, texts.count == 1 ? depth + 1 : depth))
            }
            guard open.count + result.count <= SymbolicMatcher.worldLimit else { return nil }
        }
        return result
    }
}

extension SymbolicReading {
    /// Whether pattern and text differ by two symbols that never stand for the same text.
    fileprivate var isOfDistinctSymbols: Bool {
        let (pattern, subject) = Languages.withoutCommonEnds(pattern[...], subject[...])
        guard pattern.count == 1, subject.count == 1, case .symbol(let left) = pattern.first,
            case .symbol(let right) = subject.first
        else { return false }
        return symbols.areDistinct(left, right)
    }

    /// The first symbol that can be put in place, with the texts that it may stand for.
    fileprivate var firstReplaceable: (Int, [SymbolicString])? {
        for atoms in [pattern, subject] {
            for case .symbol(let number) in atoms {
                switch symbols.domain(of: number) {
                case .equal(let text): return (number, [text])
                case .oneOf(let texts) where !texts.isEmpty: return (number, texts.map { SymbolicString($0) })
                case .oneOf, .any, .shape: continue
                }
            }
        }
        return nil
    }

    fileprivate mutating func replace(_ number: Int, by text: [Atom]) {
        pattern = pattern.flatMap { $0 == .symbol(number) ? text : [$0] }
        subject = subject.flatMap { $0 == .symbol(number) ? text : [$0] }
    }
}
