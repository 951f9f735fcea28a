import Symbolic

/// The symbols of a pattern and a text, numbered, with what is known of each.
struct SymbolList {
    private struct Symbol {
        /// Nil for a hole that equals no other, not even one of the same sources.
        var attribute: AttributeIdentity?
        var domain: SymbolDomain
    }

    private let table: SymbolTable
    private let lowercased: Bool
    private var symbols: [Symbol] = []

    /// - Parameters:
    ///   - table: What the caller knows of the symbols.
    ///   - lowercased: Whether texts are compared without regard to the case of ASCII letters.
    init(table: SymbolTable, lowercased: Bool) {
        self.table = table
        self.lowercased = lowercased
    }

    /// The number of the symbol that a hole is.
    mutating func number(of hole: Unknown) -> Int {
        let attribute = hole.identity.map(table.canonical)
        if let attribute, let known = symbols.firstIndex(where: { $0.attribute == attribute }) { return known }
        symbols.append(Symbol(attribute: attribute, domain: attribute.map(table.domain) ?? .any))
        return symbols.count - 1
    }

    func domain(of number: Int) -> SymbolDomain {
        symbols.indices.contains(number) ? symbols[number].domain : .any
    }

    /// Everything that a symbol may stand for.
    func form(of number: Int) -> [Atom] {
        guard case .shape(let pieces) = domain(of: number) else { return [.run(.any)] }
        var atoms: [Atom] = []
        for piece in pieces { atoms.append(piece, lowercased: lowercased) }
        return atoms
    }

    /// Whether two symbols never stand for the same text.
    func areDistinct(_ left: Int, _ right: Int) -> Bool {
        guard symbols.indices.contains(left), symbols.indices.contains(right), let first = symbols[left].attribute,
            let second = symbols[right].attribute
        else { return false }
        return table.areDistinct(first, second)
    }

    /// How many colons are certainly in a text.
    func colons(in atoms: ArraySlice<Atom>) -> Int {
        atoms.reduce(0) { count, atom in
            guard case .symbol(let number) = atom else { return atom == .colon ? count + 1 : count }
            // A symbol that is compared with itself stays one, though another text is known to equal it.
            if case .equal(let text) = domain(of: number) { return count + text.literalColons }
            return count + form(of: number).count { $0 == .colon }
        }
    }

    func mayHoldColon(_ number: Int) -> Bool {
        form(of: number).contains { atom in
            switch atom {
            case .character(let scalar): scalar == 0x3A
            case .one(let kind), .run(let kind): kind.contains(0x3A)
            case .symbol: true
            }
        }
    }
}

extension SymbolicString {
    /// How many colons stand outside its holes.
    fileprivate var literalColons: Int {
        parts.reduce(0) { count, part in
            guard case .literal(let text) = part else { return count }
            return count + text.utf8.count { $0 == UInt8(ascii: ":") }
        }
    }
}
