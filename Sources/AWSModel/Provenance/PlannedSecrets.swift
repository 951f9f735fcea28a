import Symbolic
import TerraformPlan

/// The secrets of a plan by their ARNs, with and without the random suffix.
struct PlannedSecrets: Sendable {
    /// The ARNs that are known.
    private var complete: Set<String> = []
    /// The ARNs by what they have before the dash of the suffix; an ARN may be known only after apply.
    private var byStart: [String: Set<SymbolicString>] = [:]

    init(_ plan: Plan, _ identities: Identities) {
        for secret in plan.instances.instances(ofType: "aws_secretsmanager_secret") where secret.exists {
            let identity = AttributeIdentity(address: secret.address, path: AttributePath(attribute: "arn"))
            if let known = secret.text("arn") {
                complete.insert(known)
                byStart[String(known.dropLast(7)), default: []].insert(SymbolicString(known))
            } else if secret.address.mode == .managed,
                let form = ResourceARNForm.of[secret.address.type]?.arn(of: secret, in: identities.context(of: secret)),
                form.holes.count == 1, form.suffix.isEmpty
            {
                let arn = SymbolicString([.hole(Unknown(attribute: identity))])
                byStart[String(form.prefix.dropLast()), default: []].insert(arn)
            }
        }
    }

    /// Whether a secret of the plan has this ARN.
    func have(_ arn: String) -> Bool { complete.contains(arn) }

    /// The ARN of the one secret that has this one but for its suffix.
    func arn(startingWith start: String) -> SymbolicString? {
        guard let found = byStart[start], found.count == 1 else { return nil }
        return found.first
    }
}
