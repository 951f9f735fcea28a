import IAM
import Symbolic

/// What is known of the request that reads a secret, from how a resource names the secret.
///
/// The condition keys hold what the caller passes, whatever secret it is found to be (service authorization reference,
/// condition keys of AWS Secrets Manager: "the SecretID value in the request", "the VersionStage in the request").
enum SecretRequest {
    typealias Context = [String: RequestContext.Entry]

    private static let id = "secretsmanager:SecretId"

    /// The context that the name and the ARN of the secret do not give by themselves: most often nothing.
    ///
    /// - Parameters:
    ///   - written: How the secret is named, without JSON key and version.
    ///   - arn: The ARN that IAM decides on.
    ///   - selectors: What is written behind it; nil where that is not known.
    ///   - identities: What names the same object.
    /// - Returns: The keys by their names.
    static func context(
        of written: SymbolicString,
        for arn: SymbolicString,
        selecting selectors: [Substring]? = [],
        in identities: Identities
    ) -> Context {
        var context: Context = [:]
        // No service documents that it passes on a name, or an ARN without its suffix, as it is written.
        if identities.canonical(written) != arn { context[id] = .present }
        guard let selectors else {
            context[stage] = .unknown
            context[version] = .unknown
            return context
        }
        // AmazonECS/latest/developerguide/secrets-envvar-secrets-manager: JSON key, version stage, version.
        for (key, position) in [(stage, 1), (version, 2)] where selectors.count > position {
            let text = selectors[position]
            if !text.isEmpty { context[key] = .value(SymbolicString(String(text))) }
        }
        return context
    }

    private static let stage = "secretsmanager:VersionStage"
    private static let version = "secretsmanager:VersionId"
}

extension ValueFrom {
    /// What is written behind the ARN of a secret, piece by piece; nil where some of it is not known.
    func selectors(in text: SymbolicString) -> [Substring]? {
        if resource == text { return [] }
        let written: String
        if let known = text.known, let own = resource.known {
            written = String(decoding: known.utf8.dropFirst(own.utf8.count), as: UTF8.self)
        } else {
            var rest = text.parts[...]
            // The last piece of the ARN may be the beginning of a longer one.
            var head = resource.parts[...]
            while let part = head.first, rest.first == part {
                head.removeFirst()
                rest.removeFirst()
            }
            guard rest.count <= 1 else { return nil }
            switch (rest.first, head.first) {
            case (.literal(let all)?, .literal(let own)?):
                written = String(decoding: all.utf8.dropFirst(own.utf8.count), as: UTF8.self)
            case (.literal(let all)?, nil): written = all
            case (nil, _): written = ""
            case (.hole?, _), (.literal?, .hole?): return nil
            }
        }
        return Array(written.piecesBetweenColons().dropFirst())
    }
}
