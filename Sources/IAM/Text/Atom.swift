/// One step of a text with holes, or of a pattern, in the form that the automata work on.
enum Atom: Hashable, Sendable {
    /// This character, by its Unicode scalar value.
    case character(UInt32)
    /// Exactly one character of a class.
    case one(CharacterClass)
    /// Any number of characters of a class.
    case run(CharacterClass)
    /// The text of a symbol, by its number; it holds no wildcard.
    case symbol(Int)

    static let colon = Atom.character(0x3A)
}

/// A class of characters; every two of them have characters in common.
enum CharacterClass: Hashable, Sendable {
    case any
    /// ASCII letters and digits.
    case alphanumeric
    /// ASCII digits.
    case digit
    /// All but `:` and `/` and the wildcards.
    case segment
    /// All but `:` and `*`.
    case exceptColon

    func contains(_ scalar: UInt32) -> Bool {
        switch self {
        case .any: true
        case .alphanumeric: (0x30...0x39).contains(scalar) || (0x61...0x7A).contains(scalar | 0x20)
        case .digit: (0x30...0x39).contains(scalar)
        case .segment: scalar != 0x3A && scalar != 0x2F && scalar != 0x2A && scalar != 0x3F
        case .exceptColon: scalar != 0x3A && scalar != 0x2A
        }
    }
}

extension Atom {
    /// Whether one character can be taken by both atoms; a symbol is of unknown length and takes none.
    func meets(_ other: Atom) -> Bool {
        switch (self, other) {
        case (.symbol, _), (_, .symbol): false
        case (.character(let left), .character(let right)): left == right
        case (.character(let scalar), .one(let kind)), (.character(let scalar), .run(let kind)),
            (.one(let kind), .character(let scalar)), (.run(let kind), .character(let scalar)):
            kind.contains(scalar)
        case (.one, _), (.run, _): true
        }
    }

    var isRun: Bool {
        if case .run = self { true } else { false }
    }

    /// Whether the atom stands for one text only.
    var isFixed: Bool {
        switch self {
        case .character, .symbol: true
        case .one, .run: false
        }
    }
}

extension Array where Element == Atom {
    /// Adds the characters of a text.
    mutating func append(text: String, lowercased: Bool = false) {
        for scalar in text.unicodeScalars {
            let value = scalar.value
            append(.character(lowercased && (0x41...0x5A).contains(value) ? value | 0x20 : value))
        }
    }

    /// Adds what a piece of a form stands for.
    mutating func append(_ piece: SymbolDomain.Piece, lowercased: Bool) {
        switch piece {
        case .literal(let text): append(text: text, lowercased: lowercased)
        case .alphanumerics(let count):
            append(contentsOf: repeatElement(.one(.alphanumeric), count: Swift.max(0, count)))
        case .digits(let count): append(contentsOf: repeatElement(.one(.digit), count: Swift.max(0, count)))
        case .segment: append(.run(.segment))
        case .exceptColon: append(.run(.exceptColon))
        case .anything: append(.run(.any))
        }
    }
}
