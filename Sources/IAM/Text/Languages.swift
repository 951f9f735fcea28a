/// Questions about the sets of texts that two sequences of atoms stand for.
///
/// Both are answered for certain or not at all: `false` where the work would exceed a limit.
enum Languages {
    /// How many pairs of positions, or states, are looked at before the question is given up.
    private static let limit = 1 << 18

    /// Whether no text is in both; symbols must have been replaced by what they may stand for.
    ///
    /// Walks the product of the two automata; `*` needs no more than a state that stays where it is.
    static func areDisjoint(_ left: ArraySlice<Atom>, _ right: ArraySlice<Atom>) -> Bool {
        let (left, right) = withoutCommonEnds(left, right)
        let width = right.count + 1
        guard (left.count + 1) * width <= limit else { return false }
        var seen = [Bool](repeating: false, count: (left.count + 1) * width)
        var open = [(0, 0)]
        open.reserveCapacity(64)
        while let (i, j) = open.popLast() {
            guard !seen[i * width + j] else { continue }
            seen[i * width + j] = true
            if i == left.count && j == right.count { return false }
            let a = i < left.count ? left[left.startIndex + i] : nil
            let b = j < right.count ? right[right.startIndex + j] : nil
            if let a, a.isRun { open.append((i + 1, j)) }
            if let b, b.isRun { open.append((i, j + 1)) }
            if let a, let b, a.meets(b) {
                open.append((a.isRun ? i : i + 1, b.isRun ? j : j + 1))
            }
        }
        return true
    }

    /// Whether every text of the subject is matched by the pattern.
    ///
    /// Symbols may occur in both and are taken as letters of their own: only the same symbol and `*` take them. The
    /// pattern's other atoms are characters and wildcards of the class `any`. Follows the subject and, for every way
    /// through it, the set of places where the pattern can be (the subset construction).
    static func isIncluded(_ subject: ArraySlice<Atom>, in pattern: ArraySlice<Atom>) -> Bool {
        let (subject, pattern) = withoutCommonEnds(subject, pattern)
        let automaton = PatternAutomaton(pattern)
        var seen: Set<PatternAutomaton.State> = []
        var open = [PatternAutomaton.State(position: 0, places: automaton.start)]
        while let state = open.popLast() {
            guard seen.insert(state).inserted else { continue }
            guard seen.count * (pattern.count + 1) <= limit else { return false }
            guard state.position < subject.count else {
                if !automaton.accepts(state.places) { return false }
                continue
            }
            let atom = subject[subject.startIndex + state.position]
            if atom.isRun {
                open.append(PatternAutomaton.State(position: state.position + 1, places: state.places))
            }
            for letter in automaton.letters(of: atom) {
                let places = automaton.step(state.places, letter)
                open.append(
                    PatternAutomaton.State(position: atom.isRun ? state.position : state.position + 1, places: places)
                )
            }
        }
        return true
    }

    /// What is left of two texts without the same beginning and the same end, as far as these are fixed.
    ///
    /// The rest of one is matched by the rest of the other exactly if that holds of the wholes.
    static func withoutCommonEnds(
        _ left: ArraySlice<Atom>,
        _ right: ArraySlice<Atom>
    ) -> (ArraySlice<Atom>, ArraySlice<Atom>) {
        var left = left
        var right = right
        while let a = left.first, let b = right.first, a == b, a.isFixed {
            left.removeFirst()
            right.removeFirst()
        }
        while let a = left.last, let b = right.last, a == b, a.isFixed {
            left.removeLast()
            right.removeLast()
        }
        return (left, right)
    }
}

/// A pattern as an automaton whose states are the places in it.
private struct PatternAutomaton {
    /// A place in the subject together with the places where the pattern can be.
    struct State: Hashable {
        var position: Int
        var places: Set<Int>
    }

    /// What a single step takes.
    enum Letter: Hashable {
        case character(UInt32)
        case symbol(Int)
        /// A character that the pattern does not name.
        case other
    }

    let atoms: [Atom]
    let characters: Set<UInt32>

    init(_ pattern: ArraySlice<Atom>) {
        atoms = Array(pattern)
        characters = Set(
            atoms.compactMap { atom in
                if case .character(let scalar) = atom { scalar } else { nil }
            }
        )
    }

    var start: Set<Int> { closed([0]) }

    func accepts(_ places: Set<Int>) -> Bool {
        places.contains(atoms.count)
    }

    /// The steps that an atom of the subject allows: the characters that the pattern tells apart, and the rest as one.
    func letters(of atom: Atom) -> [Letter] {
        switch atom {
        case .character(let scalar): [.character(scalar)]
        case .symbol(let number): [.symbol(number)]
        case .one(let kind), .run(let kind): characters.filter(kind.contains).map(Letter.character) + [.other]
        }
    }

    func step(_ places: Set<Int>, _ letter: Letter) -> Set<Int> {
        var next: Set<Int> = []
        for place in places where place < atoms.count {
            switch (atoms[place], letter) {
            case (.run, _): next.insert(place)
            case (.one, .character), (.one, .other): next.insert(place + 1)
            case (.character(let wanted), .character(let scalar)) where wanted == scalar: next.insert(place + 1)
            case (.symbol(let wanted), .symbol(let number)) where wanted == number: next.insert(place + 1)
            default: continue
            }
        }
        return closed(next)
    }

    private func closed(_ places: Set<Int>) -> Set<Int> {
        var result = places
        for place in places {
            var place = place
            while place < atoms.count, atoms[place].isRun {
                place += 1
                result.insert(place)
            }
        }
        return result
    }
}
