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
            if let known = text.known {
                if Statement.isSecretWithoutSuffix(known) { found.append(shown(.string(known))) }
                continue
            }
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
            if !Statement.hasSuffix(name.utf8) { found.append(shown(ModelValue(text))) }
        }
        return rest.map { .openList(found, $0) } ?? .list(found)
    }

    /// Whether a text that is known is the ARN of a secret without its suffix.
    private static func isSecretWithoutSuffix(_ text: String) -> Bool {
        guard text.contains(ascii: ":secretsmanager:"), !hasWildcard(text), let arn = KnownARN(text),
            arn.begins(.resource, with: "secret:")
        else { return false }
        var text = text
        return text.withUTF8 { bytes in
            let colon = bytes.lastIndex(of: UInt8(ascii: ":")) ?? -1
            return !hasSuffix(bytes[(colon + 1)...])
        }
    }

    /// Whether a text that is not known is the ARN of a resource, or of nothing that a secret could be.
    private static func isARN(_ hole: Unknown) -> Bool {
        guard let identity = hole.identity else { return false }
        return identity.path.root == "arn" || ResourceARNForm.of[identity.address.type] != nil
    }

    /// Whether a wildcard or a policy variable stands in the name.
    private static func hasWildcard(_ text: SymbolicString) -> Bool {
        text.parts.contains { part in
            if case .literal(let literal) = part { hasWildcard(literal) } else { false }
        }
    }

    private static func hasWildcard(_ text: String) -> Bool {
        text.utf8.contains { byte in
            byte == UInt8(ascii: "*") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "$")
        }
    }

    private static func hasSuffix(_ name: some BidirectionalCollection<UInt8>) -> Bool {
        let suffix = name.suffix(7)
        return suffix.count == 7 && suffix.first == UInt8(ascii: "-")
            && suffix.dropFirst().allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            }
    }
}
