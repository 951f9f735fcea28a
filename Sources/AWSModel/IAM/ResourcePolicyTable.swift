/// Where the policies of resources stand in a plan, by resource type.
///
/// Source: the documentation of the AWS provider's resource types; what a type does without a policy is that of the
/// service (IAM/latest/UserGuide/reference_aws-services-that-work-with-iam).
enum ResourcePolicyTable {
    /// How the resources of one type come to their policies.
    struct Kind: Sendable {
        /// The attribute of the resource itself that holds a policy.
        var attribute: String?
        /// The types that attach a whole policy, each with the attribute that names the resource.
        var documents: [Attaching] = []
        /// The types that add one grant each.
        var grants: [Attaching] = []
    }

    /// A resource type that attaches a policy to another resource.
    struct Attaching: Sendable {
        var type: String
        /// The attribute that names the resource: by ARN, name, id or URL.
        var target: String
    }

    static let kinds: [String: Kind] = [
        "aws_secretsmanager_secret": Kind(
            attribute: "policy",
            documents: [Attaching(type: "aws_secretsmanager_secret_policy", target: "secret_arn")]
        ),
        "aws_kms_key": key, "aws_kms_external_key": key, "aws_kms_replica_key": key,
        "aws_kms_replica_external_key": key,
        "aws_s3_bucket": Kind(
            attribute: "policy",
            documents: [Attaching(type: "aws_s3_bucket_policy", target: "bucket")]
        ),
        "aws_ecr_repository": Kind(documents: [Attaching(type: "aws_ecr_repository_policy", target: "repository")]),
        "aws_sqs_queue": Kind(
            attribute: "policy",
            documents: [Attaching(type: "aws_sqs_queue_policy", target: "queue_url")]
        ),
        "aws_sns_topic": Kind(attribute: "policy", documents: [Attaching(type: "aws_sns_topic_policy", target: "arn")]),
        "aws_lambda_function": Kind(grants: [Attaching(type: "aws_lambda_permission", target: "function_name")]),
        "aws_cloudwatch_event_bus": Kind(
            documents: [Attaching(type: "aws_cloudwatch_event_bus_policy", target: "event_bus_name")]
        ),
        "aws_dynamodb_table": Kind(documents: [Attaching(type: "aws_dynamodb_resource_policy", target: "resource_arn")]
        ),
        "aws_kinesis_stream": Kind(documents: [Attaching(type: "aws_kinesis_resource_policy", target: "resource_arn")]),
        "aws_efs_file_system": Kind(
            documents: [Attaching(type: "aws_efs_file_system_policy", target: "file_system_id")]
        ),
        "aws_iam_role": Kind(attribute: "assume_role_policy"),
    ]

    private static let key = Kind(
        attribute: "policy",
        documents: [Attaching(type: "aws_kms_key_policy", target: "key_id")],
        grants: [Attaching(type: "aws_kms_grant", target: "key_id")]
    )

    /// Whether a resource type is a key of KMS, whose policy decides whether the account's own policies count.
    static func isKey(_ type: String) -> Bool {
        kinds[type]?.grants.contains { $0.type == "aws_kms_grant" } ?? false
    }
}
