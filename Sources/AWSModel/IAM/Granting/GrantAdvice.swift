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
        /// What is known of the request besides.
        var context: [String: RequestContext.Entry] = [:]
    }

    private let role: Role
    private let style: PolicyStyle
    private let text: HCLText

    init(_ role: Role) {
        self.role = role
        self.style = PolicyStyle(of: role)
        text = HCLText(plan: role.plan, module: style.home?.module ?? role.instance?.address.module ?? .root)
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
              resources = [\(resource(of: grant))]
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
                "  Resource = \(resource(of: grant))",
                "},",
            ].map { indent + $0 }.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private func actions(_ grant: Grant) -> String {
        grant.actions.map { "\"\(HCLText.escaped($0))\"" }.joined(separator: ", ")
    }

    /// Actions of which each request is decided on resources of several types: one of them alone grants nothing.
    ///
    /// Source: service-authorization/latest/reference/list_amazonec2: a network interface and a subnet are required, and
    /// the security groups count where the request names some.
    private static let ofSeveralTypes: Set<String> = ["ec2:CreateNetworkInterface"]

    /// What a statement names as its resource.
    private func resource(of grant: Grant) -> String {
        grant.actions.contains(where: Self.ofSeveralTypes.contains) ? "\"*\"" : text.expression(ofARN: grant.resource)
    }

    /// A policy of its own, for a role that has none to add to.
    private func resource(_ grants: [Grant]) -> String {
        let name = role.instance?.address.name ?? "grant"
        let target: String
        if let instance = role.instance {
            target = text.reference(to: instance.address, "name")
        } else {
            target = "\"\(HCLText.escaped(role.isSensitive ? role.label : role.name ?? role.label))\""
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
