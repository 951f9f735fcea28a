package import Symbolic

/// What the caller knows of the attributes that holes stand for.
///
/// The evaluator asks only when a hole decides something, so the closures may compute their answers.
package final class SymbolTable: Sendable {
    /// What is known of the text of an attribute.
    package let domain: @Sendable (AttributeIdentity) -> SymbolDomain
    /// The attribute that stands for all attributes that always have the same text, as `arn` for a secret's `id`.
    package let canonical: @Sendable (AttributeIdentity) -> AttributeIdentity
    /// Whether two attributes never have the same text.
    package let areDistinct: @Sendable (AttributeIdentity, AttributeIdentity) -> Bool

    package init(
        domain: @escaping @Sendable (AttributeIdentity) -> SymbolDomain = SymbolTable.standardDomain,
        canonical: @escaping @Sendable (AttributeIdentity) -> AttributeIdentity = { $0 },
        areDistinct: @escaping @Sendable (AttributeIdentity, AttributeIdentity) -> Bool = SymbolTable.haveOwnARNs
    ) {
        self.domain = domain
        self.canonical = canonical
        self.areDistinct = areDistinct
    }

    /// What can be said without a look at the plan: an `arn` of an AWS resource is an ARN.
    package static let standard = SymbolTable()

    /// An `arn` of an AWS resource is an ARN; nothing is known of other attributes.
    package static let standardDomain: @Sendable (AttributeIdentity) -> SymbolDomain = { attribute in
        attribute.path == AttributePath(attribute: "arn") && attribute.address.type.hasPrefix("aws_") ? .arn : .any
    }

    /// The `arn` of two managed instances of one type differ, where each instance is an object of its own.
    ///
    /// Not so for data sources, which may read the same object, nor for types such as
    /// `aws_secretsmanager_secret_version`, whose `arn` is that of another resource.
    package static let haveOwnARNs: @Sendable (AttributeIdentity, AttributeIdentity) -> Bool = { left, right in
        left.address != right.address && left.address.type == right.address.type
            && left.address.mode == .managed && right.address.mode == .managed
            && left.path == AttributePath(attribute: "arn") && right.path == left.path
            && typesWithOwnARN.contains(left.address.type)
    }

    /// Resource types of which every instance is an object with an ARN of its own.
    private static let typesWithOwnARN: Set<String> = [
        "aws_apprunner_service", "aws_batch_job_definition", "aws_batch_job_queue", "aws_cloudwatch_event_bus",
        "aws_cloudwatch_event_connection", "aws_cloudwatch_event_rule", "aws_cloudwatch_log_group",
        "aws_codebuild_project", "aws_codepipeline", "aws_db_instance", "aws_db_proxy", "aws_dynamodb_table",
        "aws_ecr_repository", "aws_ecs_cluster", "aws_ecs_task_definition", "aws_efs_access_point",
        "aws_efs_file_system", "aws_eks_cluster", "aws_iam_instance_profile", "aws_iam_policy", "aws_iam_role",
        "aws_iam_user", "aws_kinesis_firehose_delivery_stream", "aws_kinesis_stream", "aws_kms_alias", "aws_kms_key",
        "aws_lambda_function", "aws_mq_broker", "aws_msk_cluster", "aws_msk_serverless_cluster",
        "aws_msk_vpc_connection", "aws_opensearch_domain", "aws_rds_cluster", "aws_redshift_cluster", "aws_s3_bucket",
        "aws_secretsmanager_secret", "aws_sfn_state_machine", "aws_sns_topic", "aws_sqs_queue", "aws_ssm_parameter",
    ]
}
