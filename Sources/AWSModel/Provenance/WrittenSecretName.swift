import IAM
import Symbolic
import TerraformPlan

extension ProvenanceFinder {
    /// Whether the name of a secret and the random suffix behind it are written by hand in an ARN of which other pieces,
    /// such as region and account, were taken from something.
    ///
    /// Only such an ARN goes on naming the secret that was there before a new one of the name: one without suffix names
    /// the new one, and parameters have none.
    func writesSecretName(
        in text: SymbolicString,
        at path: AttributePath,
        in instance: ResourceInstance,
        place: AttributePath
    ) -> Bool {
        guard let name = text.nameOfSecret, SecretARNEnding(of: name) == .suffix else { return false }
        if plan.hasSource, let written = plan.written(at: place, in: instance)?.text, let own = written.nameOfSecret {
            return own.utf8.elementsEqual(name.utf8)
        }
        // The plan tells only the references of the whole expression: those that tell the place of an ARN give no name.
        guard let references = plan.origin(of: path, in: instance)?.references, references.isComplete,
            references.variables.isEmpty,
            references.attributes.allSatisfy({ ProvenanceFinder.placeTypes.contains($0.address.type) })
        else { return false }
        let suffix = String(name.suffix(6))
        if instance.address.hasKey(with: suffix) { return false }
        return [name, suffix].allSatisfy { piece in
            let origin = provenance(
                of: SymbolicString(piece),
                isPart: true,
                at: path,
                in: instance,
                place: place
            )
            return origin == .literal
        }
    }

    /// The data sources that tell the place of an ARN.
    private static let placeTypes: Set<String> = ["aws_caller_identity", "aws_partition", "aws_region"]
}

extension ResourceAddress {
    /// Whether a text is part of an instance key, which may come from anywhere, of the resource or of a module around it.
    fileprivate func hasKey(with text: String) -> Bool {
        (module.steps.map(\.key) + [key]).contains { key in
            if case .key(let key)? = key { key.contains(text) } else { false }
        }
    }
}

extension SymbolicString {
    /// The name of a secret with its suffix, in an ARN that has all of it written; nil for any other text.
    fileprivate var nameOfSecret: String? {
        guard let arn = ARN(self), arn.service.known == "secretsmanager", arn.resource.prefix.begins(with: "secret:")
        else { return nil }
        let rest = arn.resource.prefix.utf8.dropFirst("secret:".utf8.count)
        let name = rest.prefix { $0 != UInt8(ascii: ":") }
        // What a hole follows may go on.
        guard name.endIndex != rest.endIndex || arn.resource.known != nil else { return nil }
        return String(decoding: name, as: UTF8.self)
    }
}
