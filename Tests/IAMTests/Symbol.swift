import IAM
import Symbolic

/// Holes for tests, by name: `⟦name⟧` in a text is the attribute `text` of a resource of that name.
enum Symbol {
    static func identity(_ name: String) -> AttributeIdentity {
        AttributeIdentity(
            address: ResourceAddress(type: "test", name: name),
            path: AttributePath(attribute: "text")
        )
    }

    static func hole(_ name: String) -> SymbolicString.Part {
        .hole(Unknown(attribute: identity(name)))
    }

    static func text(_ text: String) -> SymbolicString {
        var result = SymbolicString()
        for (index, piece) in text.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let end = piece.firstIndex(of: "⟧") else {
                result.append(.literal(String(piece)))
                continue
            }
            result.append(hole(String(piece[..<end])))
            result.append(.literal(String(piece[piece.index(after: end)...])))
        }
        return result
    }

    static func table(_ domains: [String: SymbolDomain], distinct: [Set<String>] = []) -> SymbolTable {
        SymbolTable(
            domain: { domains[$0.address.name] ?? .any },
            areDistinct: { distinct.contains([$0.address.name, $1.address.name]) }
        )
    }
}
