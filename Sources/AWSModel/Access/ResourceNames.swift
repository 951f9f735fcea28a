import IAM
import Symbolic
import TerraformPlan

/// Names what is read: by the address of the plan's resource where there is one, else by its ARN.
struct ResourceNames {
    private let plan: PlanModel

    /// A resource of the plan that roles may be asked about.
    struct Readable {
        let resource: AccessReport.Resource
        let arn: SymbolicString
        /// The actions that read it.
        let actions: [String]
    }

    init(_ plan: PlanModel) {
        self.plan = plan
    }

    /// What a need is about.
    func resource(_ need: AccessNeed) -> AccessReport.Resource {
        guard let text = need.resource else { return AccessReport.Resource(kind: need.kind, label: nil) }
        return resource(text, need.kind, isSensitive: need.isSensitive)
    }

    /// What a text names.
    func resource(
        _ text: SymbolicString,
        _ kind: AccessReport.Resource.Kind,
        isSensitive: Bool = false
    ) -> AccessReport.Resource {
        if let instance = plan.resourcePolicies.instance(of: text) {
            let name = instance.attribute("name").flatMap { $0.isSensitive ? nil : $0.string }
            return AccessReport.Resource(
                kind: kind,
                label: instance.addressText,
                name: name,
                arn: isSensitive ? nil : text.known
            )
        }
        guard !isSensitive else { return AccessReport.Resource(kind: kind, label: "(sensitive)") }
        if text.wholeHole?.identity == nil, text.wholeHole != nil {
            return AccessReport.Resource(kind: kind, label: nil)
        }
        return AccessReport.Resource(kind: kind, label: DecisionEvidence.configurationText(text))
    }

    /// The customer key that encrypts what is read; nil where there is none, or the plan does not have the resource.
    ///
    /// Sources: secretsmanager/latest/userguide/security-encryption, systems-manager/latest/userguide/sysman-paramstore-securestring-iam:
    /// the key that AWS manages needs no grant of its own.
    func key(
        of text: SymbolicString,
        kind: AccessReport.Resource.Kind
    ) -> (text: SymbolicString, unknown: Unknown?)? {
        guard let instance = plan.resourcePolicies.instance(of: text) else { return nil }
        let attribute: String
        switch instance.address.type {
        case "aws_secretsmanager_secret": attribute = "kms_key_id"
        case "aws_ssm_parameter":
            guard instance.attribute("type")?.string == "SecureString" else { return nil }
            attribute = "key_id"
        default: return nil
        }
        guard instance.isConfigured(attribute) || instance.attribute(attribute)?.string != nil,
            let value = instance.attribute(attribute), !value.isNull, value.string != "", let name = value.text
        else { return nil }
        return keyARN(name, for: instance).map { ($0, $0.unknown) }
    }

    /// The ARN of the key that an attribute names by ARN, id, alias or reference; nil for a key that AWS manages.
    private func keyARN(_ name: SymbolicString, for instance: ResourceInstance) -> SymbolicString? {
        if let identity = name.wholeHole?.identity, identity.address.type == "aws_kms_key" {
            let arn = AttributeIdentity(address: identity.address, path: AttributePath(attribute: "arn"))
            return SymbolicString([.hole(Unknown(attribute: arn))])
        }
        guard let known = name.known else { return name }
        let resource = String(known.piecesBetweenColons(maxSplits: 5).last ?? "")
        if resource.utf8.starts(with: "alias/aws/".utf8) { return nil }
        if known.utf8.starts(with: "arn:".utf8), !resource.utf8.starts(with: "alias/".utf8) { return name }
        let context = plan.identities.context(of: instance)
        let id: SymbolicString.Part =
            resource.utf8.starts(with: "alias/".utf8)
            ? .hole(Unknown(UnknownSource(attribute: nil, reason: .undecided("the key of \(resource)"))))
            : .literal(resource)
        return SymbolicString("arn:") + context.partition + SymbolicString(":kms:") + context.region
            + SymbolicString(":") + context.account + SymbolicString(":key/") + SymbolicString([id])
    }

    /// The secrets and parameters of the plan, and its customer keys.
    var readables: [Readable] {
        readables("aws_secretsmanager_secret", .secret, ["secretsmanager:GetSecretValue"])
            + readables("aws_ssm_parameter", .parameter, ["ssm:GetParameters", "ssm:GetParameter"])
            + readables("aws_kms_key", .key, ["kms:Decrypt"])
    }

    private func readables(_ type: String, _ kind: AccessReport.Resource.Kind, _ actions: [String]) -> [Readable] {
        plan.plan.instances.instances(ofType: type).filter(\.exists).map { instance in
            let identity = AttributeIdentity(address: instance.address, path: AttributePath(attribute: "arn"))
            let arn =
                instance.attribute("arn")?.string.map { SymbolicString($0) }
                ?? SymbolicString([.hole(Unknown(attribute: identity))])
            return Readable(resource: resource(arn, kind), arn: arn, actions: actions)
        }
    }
}
