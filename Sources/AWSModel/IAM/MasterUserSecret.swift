import IAM
import Symbolic
import TerraformPlan

/// The secret that Amazon RDS makes for the password of a database's master user.
///
/// Source: AmazonRDS/latest/UserGuide/rds-secrets-manager, AmazonRDS/latest/AuroraUserGuide/rds-secrets-manager: it is of the
/// database's account and region, and encrypted with the key that the database names for it, else with
/// `aws/secretsmanager`.
enum MasterUserSecret {
    /// What the names of the secrets begin with, by the type of the database; a UUID stands behind it.
    private static let names = ["aws_db_instance": "rds!db-", "aws_rds_cluster": "rds!cluster-"]
    private static let attribute = "master_user_secret"
    /// The attribute of a database that names the key of its secret.
    static let key = "master_user_secret_kms_key_id"
    private static let path = AttributePath(attribute: attribute).index(0).attribute("secret_arn")

    /// Whether resources of a type have such a secret.
    static func isDatabase(_ type: String) -> Bool { names[type] != nil }

    /// The database whose secret an attribute names; nil for another attribute.
    static func database(of identity: AttributeIdentity, in plan: Plan) -> ResourceInstance? {
        guard isDatabase(identity.address.type), identity.address.mode == .managed, identity.path == path else {
            return nil
        }
        return plan.instances.instance(identity.address)
    }

    /// The database whose secret has an ARN; nil where the plan has none.
    static func database(ofSecret arn: SymbolicString, in plan: PlanModel) -> ResourceInstance? {
        if let identity = arn.wholeHole?.identity { return database(of: identity, in: plan.plan) }
        guard let known = arn.known, known.contains(ascii: ":secret:rds!") else { return nil }
        return names.keys.sorted().lazy.flatMap { plan.existing($0) }.first { database in
            database.attribute(attribute)?.elements?.first?.member("secret_arn")?.string == known
        }
    }

    /// The ARN of a database's secret, with holes for what only AWS knows.
    static func arn(of database: ResourceInstance, in context: ProviderContext) -> SymbolicString {
        let name = SymbolicString("secret:" + (names[database.address.type] ?? ""))
        let id = SymbolicString([.hole(ResourceARNForm.hole(attribute, of: database))])
        let suffix = SymbolicString([.hole(Identities.suffix(of: "\(database.address).\(attribute)"))])
        return context.arn("secretsmanager", name + id + SymbolicString("-") + suffix)
    }
}

extension PlanModel {
    /// The resource that says which key encrypts a secret or parameter: this itself, or the database whose secret it is.
    func keyHolder(of resource: SymbolicString) -> ResourceInstance? {
        resourcePolicies.lookup.instance(of: resource) ?? MasterUserSecret.database(ofSecret: resource, in: self)
    }
}
