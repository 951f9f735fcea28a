import IAM
import Symbolic
import TerraformPlan

/// What is known of the texts that holes stand for: ARNs that follow from a name, accounts, regions.
struct Symbols: Sendable {
    private let plan: Plan
    private let identities: Identities

    init(_ plan: Plan, _ identities: Identities) {
        self.plan = plan
        self.identities = identities
    }

    /// The table that the policy evaluator asks.
    var table: SymbolTable {
        SymbolTable(
            domain: { domain(of: $0) },
            canonical: { [identities] in identities.canonical($0) },
            areDistinct: SymbolTable.haveOwnARNs
        )
    }

    /// Source of the ARNs' forms: service authorization reference, resource types of each service.
    private func domain(of attribute: AttributeIdentity) -> SymbolDomain {
        switch (attribute.address.type, attribute.path.root) {
        case (Identities.suffixType, "suffix"?): return .shape([.alphanumerics(6)])
        case ("aws_caller_identity", "account_id"?): return .account
        case ("aws_region", "name"?), ("aws_partition", "partition"?): return .segment
        case (_, "arn"?):
            guard let instance = plan.instances.instance(attribute.address), let arn = arn(of: instance) else {
                return SymbolTable.standardDomain(attribute)
            }
            return .equal(arn)
        default:
            return SymbolTable.standardDomain(attribute)
        }
    }

    private func arn(of instance: ResourceInstance) -> SymbolicString? {
        guard let name = instance.attribute("name")?.string else { return nil }
        let context = identities.context(of: instance)
        let head = SymbolicString("arn:") + context.partition
        let place = context.region + SymbolicString(":") + context.account
        switch instance.address.type {
        case "aws_secretsmanager_secret":
            let suffix = SymbolicString([.hole(Identities.suffix(of: "\(instance.address)"))])
            return head + SymbolicString(":secretsmanager:") + place + SymbolicString(":secret:\(name)-") + suffix
        case "aws_ssm_parameter":
            let separator = name.utf8.first == UInt8(ascii: "/") ? "" : "/"
            return head + SymbolicString(":ssm:") + place + SymbolicString(":parameter\(separator)\(name)")
        case "aws_iam_role", "aws_iam_policy", "aws_iam_user":
            let path = instance.attribute("path")?.string ?? "/"
            let kind = instance.address.type.dropFirst("aws_iam_".count)
            return head + SymbolicString(":iam::") + context.account + SymbolicString(":\(kind)\(path)\(name)")
        default:
            return nil
        }
    }
}
