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
        case (Identities.generatedNameType, _): return .shape([.alphanumerics(26)])
        case ("aws_caller_identity", "account_id"?): return .account
        case (Identities.restType, Identities.path?), (Identities.restType, Identities.ending?):
            return .shape([.anything])
        // AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream
        case (Identities.restType, Identities.stream?): return .shape([.exceptColon])
        case (Identities.restType, _): return .segment
        case ("aws_region", "name"?), ("aws_region", "region"?), ("aws_region", "id"?), ("aws_partition", "partition"?):
            return .segment
        case ("aws_dynamodb_table", "stream_arn"?):
            guard let table = plan.instances.instance(attribute.address) else {
                return SymbolTable.standardDomain(attribute)
            }
            let arn = AttributeIdentity(address: attribute.address, path: AttributePath(attribute: "arn"))
            let own = identities.canonical(SymbolicString([.hole(Unknown(attribute: arn))]))
            return .equal(own + ResourceARNForm.streamPath(of: table))
        case (let type, "master_user_secret"?) where MasterUserSecret.isDatabase(type):
            guard let database = MasterUserSecret.database(of: attribute, in: plan) else { return .any }
            return .equal(MasterUserSecret.arn(of: database, in: identities.context(of: database)))
        // Where no version is published it is that of $LATEST, which stands for the function as a whole.
        case ("aws_lambda_function", "qualified_arn"?):
            guard attribute.address.mode == .managed, let function = plan.instances.instance(attribute.address),
                function.attribute("publish")?.bool == true
            else { return SymbolTable.standardDomain(attribute) }
            let parts = ["arn", "version"].map { name in
                let part = AttributeIdentity(address: attribute.address, path: AttributePath(attribute: name))
                return identities.canonical(SymbolicString([.hole(Unknown(attribute: part))]))
            }
            return .equal(parts[0] + SymbolicString(":") + parts[1])
        case ("aws_lambda_function", "version"?) where attribute.address.mode == .managed:
            return .shape([.exceptColon])
        // The URL of the queue, which is no ARN.
        case ("aws_sqs_queue", "id"?), ("aws_sqs_queue", "url"?): return .shape([.literal("http"), .anything])
        case (_, "arn"?):
            guard identities.logGroups.ending(of: attribute) != .unclear,
                let instance = plan.instances.instance(attribute.address), let arn = arn(of: instance)
            else {
                return SymbolTable.standardDomain(attribute)
            }
            return .equal(arn)
        default:
            if let text = text(of: attribute) { return .equal(text) }
            return Symbols.isRoleName(attribute) ? .segment : SymbolTable.standardDomain(attribute)
        }
    }

    /// Whether an attribute is the name of a role (IAM/latest/APIReference/API_CreateRole: letters, digits, `_+=,.@-`).
    private static func isRoleName(_ attribute: AttributeIdentity) -> Bool {
        attribute.address.type == "aws_iam_role" && attribute.path == AttributePath(attribute: "name")
    }

    /// What is known of an attribute that is no ARN of its own resource.
    private func text(of attribute: AttributeIdentity) -> SymbolicString? {
        guard attribute.path.steps.count == 1, let name = attribute.path.root,
            let instance = plan.instances.instance(attribute.address)
        else { return nil }
        let type = attribute.address.type
        // Of a data source the id is what it is asked for, which may be an alias.
        let isKey = ResourcePolicyTable.isKey(type) && attribute.address.mode == .managed
        switch name {
        case "key_id" where isKey, "id" where isKey:
            // The key's id ends its ARN.
            return SymbolicString([.hole(ResourceARNForm.hole(ResourceARNForm.segment, of: instance))])
        case "target_key_arn" where type == "aws_kms_alias":
            guard let key = plan.value(of: "target_key_id", in: instance)?.named(besides: instance),
                ResourcePolicyTable.isKey(key.address.type)
            else { return nil }
            let arn = AttributeIdentity(address: key.address, path: AttributePath(attribute: "arn"))
            return SymbolicString([.hole(Unknown(attribute: arn))])
        default:
            if ResourceARNForm.of[type] != nil, let known = plan.value(of: attribute)?.string {
                return SymbolicString(known)
            }
            return ResourceARNForm.generatedName(name, of: instance)
        }
    }

    private func arn(of instance: ResourceInstance) -> SymbolicString? {
        ResourceARNForm.of[instance.address.type]?.arn(of: instance, in: identities.context(of: instance))
    }
}
