import Symbolic
import TerraformPlan

extension Identities {
    /// The types whose ARNs end in a number that counts up.
    private static let numbered: Set<String> = [
        "aws_ecs_task_definition", "aws_batch_job_definition", "aws_lambda_layer_version",
    ]

    /// What is known of an ARN that nobody knows yet, from what the plan alone tells of the resource.
    ///
    /// The source of the configuration is not asked: it is the source that is being evaluated.
    func textForm(of identity: AttributeIdentity) -> TextForm? {
        let identity = canonical(identity)
        guard identity.path == AttributePath(attribute: "arn"), identity.address.mode == .managed,
            let form = ResourceARNForm.of[identity.address.type], let instance = instance(of: identity),
            instance.exists, (form.attributes + ["region"]).allSatisfy(instance.isPlannedToTheEnd),
            let arn = form.arn(of: instance, in: context(of: instance))
        else { return nil }
        let ending = logGroups.ending(of: identity)
        if ending == .unclear { return nil }
        var parts: [TextForm.Part] = []
        for part in arn.parts {
            switch part {
            case .literal(let text): parts.append(.literal(text))
            case .hole(let hole):
                guard let alphabet = alphabet(of: hole, in: identity.address.type) else { return nil }
                parts.append(.hole(hole, alphabet))
            }
        }
        if ending == .wildcard { parts.append(.literal(LogGroupARNs.rest)) }
        return TextForm(parts)
    }

    private func alphabet(of hole: Unknown, in type: String) -> TextForm.Alphabet? {
        guard let identity = hole.identity else { return nil }
        switch (identity.address.type, identity.path.root) {
        case (Identities.suffixType, "suffix"?): return .alphanumerics(6)
        case ("aws_caller_identity", _): return .digits(12)
        case ("aws_region", _), ("aws_partition", _): return .segment
        case (Identities.restType, Identities.path?): return nil
        case (Identities.restType, _): return Identities.numbered.contains(type) ? .number : .segment
        default: return nil
        }
    }
}

extension ResourceARNForm {
    /// The attributes that an ARN is made of.
    fileprivate var attributes: [String] {
        resource.split(separator: "{").dropFirst().map { piece in
            String(piece.prefix { $0 != "}" }.drop { $0 == "/" })
        }
    }
}
