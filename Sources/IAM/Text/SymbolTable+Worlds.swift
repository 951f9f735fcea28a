import Symbolic

extension SymbolTable {
    private static let worldLimit = 64

    /// Tables in each of which the symbols with a list of values have one; nil where there are none or too many.
    ///
    /// The symbols are those of the request and of the statements that are undecided.
    func worlds(of request: AccessRequest, _ statements: [PolicyStatement]) -> [SymbolTable]? {
        var choices: [AttributeIdentity: [String]] = [:]
        let texts = [request.resource] + request.context.texts + statements.flatMap(\.texts)
        for hole in texts.flatMap(\.holes) {
            guard let attribute = hole.identity.map(canonical), case .oneOf(let values) = domain(attribute) else {
                continue
            }
            choices[attribute] = values
        }
        guard !choices.isEmpty else { return nil }
        var worlds: [[AttributeIdentity: String]] = [[:]]
        for (attribute, values) in choices {
            guard worlds.count * values.count <= SymbolTable.worldLimit else { return nil }
            worlds = worlds.flatMap { world in
                values.map { value in world.merging([attribute: value]) { $1 } }
            }
        }
        return worlds.map(fixing)
    }

    /// The table with one value for each of some symbols.
    private func fixing(_ values: [AttributeIdentity: String]) -> SymbolTable {
        SymbolTable(
            domain: { [domain] attribute in values[attribute].map { .oneOf([$0]) } ?? domain(attribute) },
            canonical: canonical,
            areDistinct: areDistinct
        )
    }
}

extension PolicyStatement {
    /// The texts that a request is compared with.
    fileprivate var texts: [SymbolicString] {
        actions.patterns.map(\.text.source) + (resources?.patterns ?? []).map(\.text.source)
            + conditions.flatMap { $0.values.map(\.source) }
    }
}
