import IAM
import Symbolic
import TerraformPlan

/// A secret of Secrets Manager that is read as a parameter of Systems Manager.
///
/// Systems Manager keeps nothing under the path of such parameters: it reads the secret for whoever reads the parameter,
/// who has to be allowed both (systems-manager/latest/userguide/integration-ps-secretsmanager, "Parameter Store honors
/// IAM policies attached to Secrets Manager secrets").
struct PassedOnSecret: Sendable {
    let name: SymbolicString
    let arn: SymbolicString

    /// What the names of these parameters begin with.
    static let path: StaticString = "/aws/reference/secretsmanager/"
    private static let resourceStart: StaticString = "parameter/aws/reference/secretsmanager/"

    /// The secret that a parameter passes on, by the parameter's ARN; nil for a parameter that has a value of its own.
    init?(ofParameter text: SymbolicString, in plan: PlanModel) {
        guard PassedOnSecret.mayBeMeant(by: text), let arn = ARN(text), arn.service.known == "ssm",
            // Where these are left out, nobody documents what Systems Manager makes of it.
            arn.region.known != "", arn.account.known != "",
            let name = PassedOnSecret.name(in: arn.resource)
        else { return nil }
        self.name = name
        self.arn = plan.arn(ofSecret: name, besides: arn)
    }

    /// What is known of the request in which Systems Manager reads the secret; which version it asks for is not documented.
    func context(in identities: Identities) -> SecretRequest.Context {
        SecretRequest.context(of: name, for: arn, selecting: nil, in: identities)
    }

    /// A secret of the plan that it may be, as the plan does not tell the name of that one; nil where it is told which it is.
    func candidate(in plan: PlanModel) -> Unknown? {
        guard name.known != nil, arn.wholeHole == nil, plan.keyHolder(of: arn) == nil else { return nil }
        return plan.openSecretName
    }

    private static func mayBeMeant(by text: SymbolicString) -> Bool {
        if let known = text.known { return known.contains(ascii: path) }
        return text.parts.contains { part in
            if case .literal(let literal) = part { literal.contains(ascii: path) } else { false }
        }
    }

    /// The name of the secret in what an ARN says of the parameter; behind a colon stands a version.
    private static func name(in resource: SymbolicString) -> SymbolicString? {
        guard resource.prefix.begins(with: resourceStart) else { return nil }
        var name = SymbolicString()
        for (position, part) in resource.parts.enumerated() {
            guard case .literal(let literal) = part else {
                name.append(part)
                continue
            }
            let text = literal.utf8.dropFirst(position == 0 ? resourceStart.utf8CodeUnitCount : 0)
            let own = text.prefix { $0 != UInt8(ascii: ":") }
            name.append(.literal(String(decoding: own, as: UTF8.self)))
            if own.endIndex != text.endIndex { break }
        }
        return name.known == "" ? nil : name
    }
}

extension PlanModel {
    /// The ARN of a secret that is named by name, in the place of a parameter.
    fileprivate func arn(ofSecret name: SymbolicString, besides parameter: ARN) -> SymbolicString {
        let place = ResourcePlace(of: parameter)
        let named: [ResourceInstance] =
            if let known = name.known {
                resourcePolicies.lookup.instances(of: Identities.suffixType, named: known)
                    .filter { $0.text("name") == known && place.relation(to: $0, identities) == .same }
            } else if let identity = name.wholeHole?.identity, identity.address.type == Identities.suffixType,
                identity.path == AttributePath(attribute: "name"), let instance = identities.instance(of: identity)
            {
                place.relation(to: instance, identities) == .other ? [] : [instance]
            } else {
                []
            }
        if named.count == 1 {
            let arn = AttributeIdentity(address: named[0].address, path: AttributePath(attribute: "arn"))
            return identities.canonical(SymbolicString([.hole(Unknown(attribute: arn))]))
        }
        var secret = parameter
        secret.service = SymbolicString("secretsmanager")
        secret.resource = SymbolicString("secret:") + name + SymbolicString("-")
        secret.resource.append(.hole(Identities.suffix(of: name.known ?? "\(name.parts)")))
        return secret.text
    }
}
