import IAM
import Symbolic

extension Statement {
    /// The elements of `Resource` that are ARNs of secrets without their suffix; unknown where there is none for certain
    /// and an end is not known.
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
            guard text.prefix.contains(ascii: ":secretsmanager:") else { continue }
            guard case .literal(let end)? = text.parts.last else {
                // An attribute that ends a text may bring the suffix, or be it.
                if let hole = text.holes.last { rest = rest?.merging(hole.derived) ?? hole.derived }
                continue
            }
            guard let arn = ARN(text), arn.resource.prefix.hasPrefix("secret:") else { continue }
            switch Statement.mayEndInSuffix(end) {
            case true?: continue
            case false?: found.append(shown(ModelValue(text)))
            case nil: if let hole = text.holes.last { rest = rest?.merging(hole.derived) ?? hole.derived }
            }
        }
        guard found.isEmpty, let rest else { return .list(found) }
        return .unknown(rest)
    }

    /// Whether a text that is known is the ARN of a secret without its suffix.
    private static func isSecretWithoutSuffix(_ text: String) -> Bool {
        guard text.contains(ascii: ":secretsmanager:"), let arn = KnownARN(text), arn.begins(.resource, with: "secret:")
        else { return false }
        return mayEndInSuffix(text) == false
    }

    /// Whether a text that is not known is the ARN of a resource, or of nothing that a secret could be.
    private static func isARN(_ hole: Unknown) -> Bool {
        guard let identity = hole.identity else { return false }
        return identity.path.root == "arn" || ResourceARNForm.of[identity.address.type] != nil
    }

    /// Whether a text that a pattern covers may end in a dash and six characters; nil where what stands before it decides.
    ///
    /// A `*` covers them, as far as they do not stand behind it, and so may the value of a policy variable.
    private static func mayEndInSuffix(_ pattern: String) -> Bool? {
        var place = 0
        for byte in pattern.utf8.reversed() {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "}"): return true
            case UInt8(ascii: "?"): break
            case UInt8(ascii: "-") where place == 6: break
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "A")...UInt8(ascii: "Z"):
                if place == 6 { return false }
            default: return false
            }
            place += 1
            if place == 7 { return true }
        }
        return nil
    }
}
