import IAM
import Symbolic
import TerraformPlan

/// Says what to add to a role's policies so that it is allowed something, as a piece of configuration.
///
/// The piece grants no more than that, and is written as the role's policies are: as a `statement` block where they come
/// from `aws_iam_policy_document`, else as an object for `jsonencode`.
struct GrantAdvice {
    /// What is granted together.
    struct Grant {
        var actions: [String]
        var resource: SymbolicString
    }

    private enum Style {
        /// A data source, which the statement belongs into where it is known.
        case document(ResourceAddress?)
        /// The resource whose JSON text the statement belongs into, where it is known.
        case object(ResourceAddress?)
    }

    private let role: Role
    private let style: Style
    private let text: HCLText

    init(_ role: Role) {
        self.role = role
        self.style = GrantAdvice.style(of: role)
        let home: ResourceAddress? =
            switch style {
            case .document(let address), .object(let address): address
            }
        text = HCLText(plan: role.plan, module: home?.module ?? role.instance?.address.module ?? .root)
    }

    /// How the role's own policies are written, and where; else how its trust policy is.
    private static func style(of role: Role) -> Style {
        let plan = role.plan
        for policy in role.policies.identity.attached where !policy.isAWSManaged {
            guard let location = policy.location,
                let holder = plan.plan.instances.instance(location.address), holder.exists
            else { continue }
            let owner = plan.policyOwner(of: holder)
            guard owner.address.mode == .managed else { continue }
            let source = plan.documentSource(of: "policy", in: owner)
            return source.map { .document($0) } ?? .object(owner.address)
        }
        guard let instance = role.instance, instance.address.mode == .managed else { return .object(nil) }
        return plan.documentSource(of: "assume_role_policy", in: instance) == nil ? .object(nil) : .document(nil)
    }

    /// The configuration that grants it all.
    func advice(for grants: [Grant]) -> String {
        switch style {
        case .document(let address?):
            return "Add to \(address):\n" + blocks(grants)
        case .object(let address?):
            return "Add to the statements of \(address):\n" + objects(grants, indent: "")
        case .document(nil), .object(nil): return resource(grants)
        }
    }

    private func blocks(_ grants: [Grant]) -> String {
        grants.map { grant in
            """
            statement {
              actions   = [\(actions(grant))]
              resources = [\(text.expression(ofARN: grant.resource))]
            }
            """
        }.joined(separator: "\n\n")
    }

    private func objects(_ grants: [Grant], indent: String) -> String {
        grants.map { grant in
            [
                "{",
                "  Effect   = \"Allow\"",
                "  Action   = [\(actions(grant))]",
                "  Resource = \(text.expression(ofARN: grant.resource))",
                "},",
            ].map { indent + $0 }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func actions(_ grant: Grant) -> String {
        grant.actions.map { "\"\(HCLText.escaped($0))\"" }.joined(separator: ", ")
    }

    /// A policy of its own, for a role that has none to add to.
    private func resource(_ grants: [Grant]) -> String {
        let name = role.instance?.address.name ?? "grant"
        let target: String
        if let instance = role.instance {
            target = text.reference(to: instance.address, "name")
        } else {
            target = "\"\(HCLText.escaped(role.name ?? role.label))\""
        }
        guard case .object = style else {
            return """
                Give the role a policy:
                data "aws_iam_policy_document" "\(name)" {
                \(blocks(grants).indented(by: "  "))
                }

                resource "aws_iam_role_policy" "\(name)" {
                  role   = \(target)
                  policy = data.aws_iam_policy_document.\(name).json
                }
                """
        }
        return """
            Give the role a policy:
            resource "aws_iam_role_policy" "\(name)" {
              role = \(target)
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
            \(objects(grants, indent: "      "))
                ]
              })
            }
            """
    }
}

extension String {
    fileprivate func indented(by indent: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : indent + $0 }
            .joined(separator: "\n")
    }
}

extension PlanModel {
    /// The data source that the document of an attribute is taken from; nil where it is written otherwise.
    fileprivate func documentSource(of attribute: String, in instance: ResourceInstance) -> ResourceAddress? {
        let path = AttributePath(attribute: attribute)
        guard let source = plan.origin(of: path, in: instance)?.references.single?.address,
            source.type == "aws_iam_policy_document", source.mode == .data
        else { return nil }
        return source
    }

    /// The resource that holds the document of an attachment: the customer policy that it names, else itself.
    fileprivate func policyOwner(of holder: ResourceInstance) -> ResourceInstance {
        guard let named = plan.origin(of: AttributePath(attribute: "policy_arn"), in: holder)?.references.single,
            named.address.type == "aws_iam_policy", let policy = plan.instances.instance(named.address)
        else { return holder }
        return policy
    }
}

extension Role {
    /// What to add to the role's policies so that it is allowed actions on a resource, and may decrypt it where a
    /// customer key encrypts it.
    func grant(_ actions: ModelValue, _ resource: ModelValue) -> ModelMethod.Answer {
        guard case .list(let values) = actions, let text = resource.symbolicText else { return .init(.absent) }
        var grants = [GrantAdvice.Grant(actions: values.compactMap(\.knownText), resource: text)]
        if let key = customerKey(of: text), decide(RoleRequest(action: "kms:Decrypt", resource: key)).answer.isRefused {
            grants.append(GrantAdvice.Grant(actions: ["kms:Decrypt"], resource: key))
        }
        return answer(grants, isSensitive: resource.isSensitive)
    }

    /// What to add to the role's policies so that it may decrypt a secret or parameter.
    func decryptGrant(_ resource: ModelValue) -> ModelMethod.Answer {
        guard let text = resource.symbolicText, let key = customerKey(of: text) else { return .init(.absent) }
        return answer(
            [GrantAdvice.Grant(actions: ["kms:Decrypt"], resource: key)],
            isSensitive: resource.isSensitive
        )
    }

    private func answer(_ grants: [GrantAdvice.Grant], isSensitive: Bool) -> ModelMethod.Answer {
        guard !isSensitive else {
            return .init(.object(Snippet("Grant it on what is named there; the plan marks that as sensitive.")))
        }
        return .init(.object(Snippet(GrantAdvice(self).advice(for: grants))))
    }

    /// The customer key that encrypts a secret or parameter of the plan.
    private func customerKey(of resource: SymbolicString) -> SymbolicString? {
        guard let instance = plan.resourcePolicies.lookup.instance(of: resource),
            case .customer(let key) = EncryptionKey(of: instance, in: plan)
        else { return nil }
        return key
    }
}

extension ModelMethod.Answer {
    fileprivate var isRefused: Bool {
        if case .bool(false) = value { true } else { false }
    }
}

extension ModelValue {
    fileprivate var isSensitive: Bool {
        if case .sensitive = self { true } else { false }
    }
}
