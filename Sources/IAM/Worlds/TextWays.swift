/// All ways in which one text can match a number of patterns: which of them it matches together.
enum TextWays {
    private static let patternLimit = 12
    private static let stateLimit = 4_096

    /// - Parameters:
    ///   - form: What the text is known to be; it has no symbols in it.
    ///   - patterns: What it is compared with.
    /// - Returns: For each way, whether each pattern matches, in their order; nil where finding out would take too long.
    static func all(of form: [Atom], _ patterns: [[TextSteps.Step]]) -> Set<[Bool]>? {
        guard patterns.count <= patternLimit else { return nil }
        if form == [.run(.any)], let ways = ways(ofAnyText: patterns) { return ways }
        let automata = patterns.map(StepAutomaton.init)
        let named = Set(patterns.joined().flatMap(characters))
        var ways: Set<[Bool]> = []
        var seen: Set<State> = []
        var open = [State(position: 0, places: automata.map(\.start))]
        while let state = open.popLast() {
            guard seen.insert(state).inserted else { continue }
            guard seen.count <= stateLimit else { return nil }
            guard state.position < form.count else {
                ways.insert(zip(automata, state.places).map { $0.accepts($1) })
                continue
            }
            let atom = form[state.position]
            if atom.isRun { open.append(State(position: state.position + 1, places: state.places)) }
            for letter in letters(of: atom, named) {
                let places = zip(automata, state.places).map { $0.step($1, letter) }
                open.append(State(position: atom.isRun ? state.position : state.position + 1, places: places))
            }
        }
        return ways
    }

    /// The ways of a text of which nothing is known, where they are plain; nil where they are not.
    ///
    /// One pattern may match or not, unless it matches all. Of texts without wildcards only the same are equal together.
    private static func ways(ofAnyText patterns: [[TextSteps.Step]]) -> Set<[Bool]>? {
        if let only = patterns.first, patterns.count == 1 {
            let matchesAll = !only.isEmpty && only.allSatisfy { $0 == .run(exceptColon: false) }
            return matchesAll ? [[true]] : [[true], [false]]
        }
        let areTexts = patterns.allSatisfy { steps in
            steps.allSatisfy { if case .character(_, ignoresCase: false) = $0 { true } else { false } }
        }
        guard areTexts else { return nil }
        var ways: Set<[Bool]> = [patterns.map { _ in false }]
        for pattern in patterns { ways.insert(patterns.map { $0 == pattern }) }
        return ways
    }

    /// A place in the text together with the places where each pattern can be.
    private struct State: Hashable {
        var position: Int
        var places: [Set<Int>]
    }

    /// Stands for every character that no pattern names.
    private static let otherCharacter = UInt32.max

    private static func characters(_ step: TextSteps.Step) -> [UInt32] {
        switch step {
        case .character(let scalar, let ignoresCase):
            ignoresCase && isLetter(scalar) ? [scalar | 0x20, scalar & ~0x20] : [scalar]
        case .one(let exceptColon), .run(let exceptColon): exceptColon ? [0x3A] : []
        }
    }

    fileprivate static func isLetter(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar | 0x20) && scalar < 0x80
    }

    private static func letters(of atom: Atom, _ named: Set<UInt32>) -> [UInt32] {
        switch atom {
        case .character(let scalar): [scalar]
        case .one(let kind), .run(let kind): named.filter(kind.contains) + [otherCharacter]
        case .symbol: Array(named) + [otherCharacter]
        }
    }
}

/// Steps as an automaton whose states are the places between them.
private struct StepAutomaton {
    let steps: [TextSteps.Step]

    init(_ steps: [TextSteps.Step]) {
        self.steps = steps
    }

    var start: Set<Int> { closed([0]) }

    func accepts(_ places: Set<Int>) -> Bool {
        places.contains(steps.count)
    }

    func step(_ places: Set<Int>, _ letter: UInt32) -> Set<Int> {
        var next: Set<Int> = []
        for place in places where place < steps.count {
            switch steps[place] {
            case .run(let exceptColon): if !exceptColon || letter != 0x3A { next.insert(place) }
            case .one(let exceptColon): if !exceptColon || letter != 0x3A { next.insert(place + 1) }
            case .character(let scalar, let ignoresCase):
                let isSame =
                    scalar == letter || ignoresCase && TextWays.isLetter(scalar) && scalar | 0x20 == letter | 0x20
                if isSame { next.insert(place + 1) }
            }
        }
        return closed(next)
    }

    private func closed(_ places: Set<Int>) -> Set<Int> {
        var result = places
        for place in places {
            var place = place
            while place < steps.count, case .run = steps[place] {
                place += 1
                result.insert(place)
            }
        }
        return result
    }
}
