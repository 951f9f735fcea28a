import JSONReader
import Symbolic
import TerraformPlan

/// The arguments that take a credential and leave it neither in the plan nor in the state: what the configuration writes
/// into them stays in version control all the same.
///
/// Source: Terraform's documentation of write-only arguments, and the pages of the resources in that of the AWS provider.
enum WriteOnlyArguments {
    static let all: [(type: String, attribute: String, store: Setting.Store)] = [
        ("aws_secretsmanager_secret_version", "secret_string_wo", .secretVersion),
        ("aws_ssm_parameter", "value_wo", .ssmParameter), ("aws_db_instance", "password_wo", .password),
        ("aws_rds_cluster", "master_password_wo", .password), ("aws_docdb_cluster", "master_password_wo", .password),
        ("aws_redshift_cluster", "master_password_wo", .password),
        ("aws_redshiftserverless_namespace", "admin_user_password_wo", .password),
    ]

    /// The text that the configuration writes into such an argument, itself or through locals and the arguments of modules;
    /// nil where neither the plan nor the source tells, or where something else is referred to: what an ephemeral variable
    /// has the plan does not tell.
    static func text(_ attribute: String, of instance: ResourceInstance, in plan: Plan) -> Value? {
        let path = AttributePath(attribute: attribute)
        guard let expression = instance.block?.expression(at: path) else { return nil }
        let text =
            expression.isLiteral
            ? expression.constant?.string ?? instance.configured(attribute)?.string
            : plan.written(at: path, in: instance)?.string
        return text.flatMap { $0.isEmpty ? nil : Value(.string($0), isSensitive: true) }
    }
}
