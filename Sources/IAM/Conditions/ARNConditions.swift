import Symbolic

extension SymbolicMatcher {
    /// `ArnLike` and `ArnEquals`, which are the same: each of the six parts is compared by itself, with wildcards.
    ///
    /// A text with fewer than six parts matches nothing.
    func compareARNs(_ pattern: TextPattern, _ value: SymbolicString) -> Truth {
        if let bytes = pattern.bytes, let known = value.known {
            return Truth(ARNParts.match(bytes, Array(known.utf8)))
        }
        switch readings(pattern, value) {
        case .unresolvable: return .no
        case .undecidable: return .unknown
        case .worlds(let worlds):
            return SymbolicMatcher.joined(worlds) { world in
                switch world.glob {
                case .no: .no
                case .unknown: .unknown
                case .yes: world.symbols.colons(in: world.pattern[...]) >= 5 && world.isSegmentwise ? .yes : .unknown
                }
            }
        }
    }
}
