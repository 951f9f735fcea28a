import Symbolic

extension SymbolTable {
    private static let worldLimit = 64

    /// Tables in each of which the request's symbols with a list of values have one; nil where there are none or too many.
    func worlds(of request: AccessRequest) -> [SymbolTable]? {
        var choices: [AttributeIdentity: [String]] = [:]
        for hole in ([request.resource.text] + request.context.texts).flatMap(\.holes) {
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
        var table = self
        table.domain = { [domain] attribute in values[attribute].map { .oneOf([$0]) } ?? domain(attribute) }
        return table
    }
}
