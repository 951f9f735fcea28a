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
        if let instance = plan.resourcePolicies.lookup.instance(of: text) {
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

    /// What encrypts the secret or parameter that a text names; nil where the plan does not have it.
    func key(of text: SymbolicString) -> EncryptionKey? {
        guard let instance = plan.resourcePolicies.lookup.instance(of: text),
            ["aws_secretsmanager_secret", "aws_ssm_parameter"].contains(instance.address.type)
        else { return nil }
        return EncryptionKey(of: instance, in: plan)
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
                instance.text("arn").map { SymbolicString($0) }
                ?? SymbolicString([.hole(Unknown(attribute: identity))])
            return Readable(resource: resource(arn, kind), arn: arn, actions: actions)
        }
    }
}
