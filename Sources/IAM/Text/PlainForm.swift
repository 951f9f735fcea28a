/// A form that plain patterns are compared with in one pass: a short one without symbols.
struct PlainForm: Sendable {
    /// How many atoms a form may have: its places are the bits of a word.
    private static let maximalCount = 63

    let atoms: [Atom]
    /// Whether each character of a text tells where in the form it stands: a run ends where a character follows that it
    /// cannot hold, or it is one of anything at the end.
    let isDeterministic: Bool

    /// - Returns: nil for a form that is too long, or that has symbols.
    init?(_ atoms: [Atom]) {
        guard atoms.count <= PlainForm.maximalCount else { return nil }
        for atom in atoms { if case .symbol = atom { return nil } }
        self.atoms = atoms
        isDeterministic = atoms.indices.allSatisfy { place in
            switch atoms[place] {
            case .symbol, .one: false
            case .character: true
            case .run(let kind):
                if place == atoms.count - 1 {
                    true
                } else if case .character(let next) = atoms[place + 1] {
                    !kind.contains(next)
                } else {
                    false
                }
            }
        }
    }
}
