import Symbolic
import TerraformPlan

/// Whether a secret of the plan has a text for its name.
struct SecretNameMatch {
    /// Whether a secret certainly has it.
    private(set) var isKnown = false
    /// Why a secret may have it; nil where none may, or one has.
    private(set) var unknown: Unknown?

    init(of text: UnsafeBufferPointer<UInt8>, in plan: Plan) {
        guard text.allSatisfy(SecretNameMatch.isOfName), CredentialFormat.found(in: text) == nil else { return }
        for secret in plan.instances.instances(ofType: "aws_secretsmanager_secret") where secret.exists {
            guard let name = secret.attribute("name") else { continue }
            if name.withKnownUTF8({ $0.elementsEqual(text) }) == true {
                isKnown = true
                unknown = nil
                return
            }
            guard unknown == nil, let hole = name.holes, SecretNameMatch.isGiven(secret),
                SecretNameMatch.fits(text, name.text)
            else { continue }
            unknown = hole
        }
    }

    /// Whether the configuration may give a secret its name: one that the provider makes of a prefix nobody can write.
    private static func isGiven(_ secret: ResourceInstance) -> Bool { secret.text("name_prefix") == nil }

    /// Whether a text begins and ends as a name that is known in part.
    private static func fits(_ text: UnsafeBufferPointer<UInt8>, _ name: SymbolicString?) -> Bool {
        if case .literal(let start) = name?.parts.first, !text.starts(with: start.utf8) { return false }
        if case .literal(let end) = name?.parts.last, !text.reversed().starts(with: end.utf8.reversed()) {
            return false
        }
        return true
    }

    /// Whether a byte may stand in the name of a secret.
    ///
    /// Source: secretsmanager/latest/apireference/API_CreateSecret.
    private static func isOfName(_ byte: UInt8) -> Bool {
        TokenScanner.isAlphanumeric(byte) || "/_+=.@-".utf8.contains(byte)
    }
}
