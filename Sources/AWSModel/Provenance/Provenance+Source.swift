import Symbolic
import TerraformPlan

/// What the source, where it is at hand, tells of where a text comes from.
extension ProvenanceFinder {
    /// What the source says of the text; nil where it does not tell.
    func written(
        _ text: SymbolicString,
        at place: AttributePath,
        in instance: ResourceInstance
    ) -> Provenance? {
        guard let written = plan.written(at: place, in: instance) else { return nil }
        if let literal = written.string {
            return text.known.map { $0.utf8.elementsEqual(literal.utf8) } == true ? .literal : nil
        }
        if written.isPartial, let known = text.known, isLiteral(known, among: written.alternatives) { return .literal }
        if SecretDocument.writesCredential(written) { return .literal }
        // One of several values, of which some are written here and others are not.
        if text.known == nil, let doubt = text.unknown ?? written.holes,
            written.alternatives.contains(where: { $0.string?.isEmpty == false })
        {
            return .undecided(doubt.derived)
        }
        let sources = written.holes?.sources ?? []
        let references = sources.compactMap { source in
            switch source.reason {
            case .missingVariable(let name): SourceReference(type: "var", address: "var.\(name)")
            default: source.attribute.map { SourceReference($0.address) }
            }
        }
        return references.count == sources.count && !references.isEmpty ? .references(references) : nil
    }

    /// Whether a text is one of some alternatives that the source writes, as the arms of a conditional, and none of those
    /// that it takes from elsewhere.
    private func isLiteral(_ text: String, among alternatives: [Value]) -> Bool {
        var isWritten = false
        for alternative in alternatives where !alternative.isNull {
            if let literal = alternative.string {
                isWritten = isWritten || literal.utf8.elementsEqual(text.utf8)
            } else {
                guard let sources = alternative.holes?.sources, !sources.isEmpty,
                    sources.allSatisfy({ isUnlike(text, $0) })
                else { return false }
            }
        }
        return isWritten
    }

    /// Whether a text has certainly nothing of what a hole stands for: a text that the plan knows.
    private func isUnlike(_ text: String, _ source: UnknownSource) -> Bool {
        let value: Value? =
            if case .missingVariable(let name) = source.reason {
                plan.variables.value(name)
            } else {
                source.attribute.flatMap { plan.value(of: $0) }
            }
        guard let known = value?.string else { return value?.isNull ?? false }
        // A value that is shorter may be in the text unnoticed.
        return known.utf8.count >= 3 && !occurs(in: text, Value(.string(known)))
    }
}
