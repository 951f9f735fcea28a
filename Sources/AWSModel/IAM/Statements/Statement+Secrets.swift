import IAM
import Symbolic

extension Statement {
    /// The elements of `Resource` that are ARNs of secrets without their suffix; open where an end is not known.
    ///
    /// Source: secretsmanager/latest/userguide/getting-started, Secret ARN: a dash and six characters end it.
    var secretsWithoutSuffix: ModelValue {
        var found: [ModelValue] = []
        var rest: Unknown?
        for pattern in statement.resources?.patterns ?? [] {
            let text = pattern.text.source
            if let hole = text.wholeHole, !Statement.isARN(hole) {
                rest = rest?.merging(hole.derived) ?? hole.derived
            }
            guard text.prefix.contains(ascii: ":secretsmanager:"), !Statement.hasWildcard(text) else { continue }
            guard case .literal(let end)? = text.parts.last else {
                // An attribute that ends a text may bring the suffix, or be it.
                if let hole = text.holes.last { rest = rest?.merging(hole.derived) ?? hole.derived }
                continue
            }
            let name = end.piecesBetweenColons().last ?? ""
            guard let arn = ARN(text), arn.resource.prefix.hasPrefix("secret:") else { continue }
            if !Statement.hasSuffix(name) { found.append(shown(ModelValue(text))) }
        }
        return rest.map { .openList(found, $0) } ?? .list(found)
    }

    /// Whether a text that is not known is the ARN of a resource, or of nothing that a secret could be.
    private static func isARN(_ hole: Unknown) -> Bool {
        guard let identity = hole.identity else { return false }
        return identity.path.root == "arn" || ResourceARNForm.of[identity.address.type] != nil
    }

    /// Whether a wildcard or a policy variable stands in the name.
    private static func hasWildcard(_ text: SymbolicString) -> Bool {
        text.parts.contains { part in
            guard case .literal(let literal) = part else { return false }
            return literal.utf8.contains { byte in
                byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "$")
            }
        }
    }

    private static func hasSuffix(_ name: Substring) -> Bool {
        let suffix = name.utf8.suffix(7)
        return suffix.count == 7 && suffix.first == UInt8(ascii: "-")
            && suffix.dropFirst().allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }
}
