import Symbolic
import TerraformPlan

/// The names of the secrets of a plan, of which a setting may be one.
struct SecretNames: Sendable {
    /// What is known of a name that is not known whole.
    private struct Ends: Hashable {
        var start: [UInt8] = []
        var end: [UInt8] = []

        init(start: [UInt8], end: [UInt8]) {
            self.start = start
            self.end = end
        }

        init(of name: SymbolicString?) {
            if case .literal(let text) = name?.parts.first { start = Array(text.utf8) }
            if case .literal(let text) = name?.parts.last { end = Array(text.utf8) }
        }
    }

    private var known: Set<[UInt8]> = []
    /// Names that are known in part, by how they begin and end, and why they are open.
    private var open: [Ends: Unknown] = [:]
    /// How many bytes of those are known at their beginnings and ends.
    private var lengths: [(start: Int, end: Int)] = []

    init(_ plan: Plan) {
        for secret in plan.instances.instances(ofType: "aws_secretsmanager_secret") where secret.exists {
            guard let name = secret.attribute("name") else { continue }
            if let text = name.withKnownUTF8({ Array($0) }) {
                known.insert(text)
                continue
            }
            // A name that the provider makes of a prefix nobody can write.
            guard let unknown = name.holes, secret.text("name_prefix") == nil else { continue }
            let ends = Ends(of: name.text)
            guard open[ends] == nil else { continue }
            open[ends] = unknown
            let length = (ends.start.count, ends.end.count)
            if !lengths.contains(where: { $0 == length }) { lengths.append(length) }
        }
    }

    /// Whether a text is the name of a secret for certain.
    func have(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        SecretNames.isName(text) && known.contains(Array(text))
    }

    /// Why a text may be the name of a secret; nil where it is none, or one for certain.
    func doubt(of text: UnsafeBufferPointer<UInt8>) -> Unknown? {
        guard !open.isEmpty, SecretNames.isName(text), !known.contains(Array(text)) else { return nil }
        for (start, end) in lengths where start + end <= text.count {
            let ends = Ends(start: Array(text.prefix(start)), end: Array(text.suffix(end)))
            if let unknown = open[ends] { return unknown }
        }
        return nil
    }

    /// Whether a text may be the name of a secret at all.
    ///
    /// Source: secretsmanager/latest/apireference/API_CreateSecret.
    private static func isName(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.allSatisfy { TokenScanner.isAlphanumeric($0) || "/_+=.@-".utf8.contains($0) }
            && CredentialFormat.found(in: text) == nil
    }
}
