import Symbolic

/// A request that an AWS service makes in its own name, with no role, because of what a resource says: only the policy
/// of what it asks for can allow it.
struct ServiceRequestRow: Sendable {
    let type: String
    /// Who asks.
    let principal: String
    /// Whether the principal of the service depends on the regions of the two.
    let isRegional: Bool
    /// What is asked for.
    let need: ConsumerNeed
    /// The resource in whose name the service asks; nil for the one that says so.
    let source: ConsumerLink?
    /// Whether the attribute counts only where it is configured, for the provider fills it in from what others set.
    let isFilledIn: Bool

    /// The keys of others that publish to topics, which the service's requests do not have.
    ///
    /// By default a topic lets in who has `aws:SourceOwner` of its account. To let in EventBridge or Amazon S3, more is
    /// needed (eventbridge/latest/userguide/eb-troubleshooting; AmazonS3/latest/userguide/grant-destinations-permissions-to-s3).
    var absentKeys: [String] {
        let needsMore = ["events.amazonaws.com", "s3.amazonaws.com"].contains(principal)
        return needsMore && need.actions == ["sns:Publish"] ? ["aws:SourceOwner"] : []
    }

    /// Whether the request is known to tell the account that the source belongs to: not all that call functions do, and of
    /// Amazon SNS no page says so (lambda/latest/api/API_AddPermission, `SourceAccount`).
    var tellsAccount: Bool { principal != "sns.amazonaws.com" || !need.actions.contains("lambda:InvokeFunction") }

    init(
        _ type: String,
        by principal: String,
        isRegional: Bool = false,
        _ need: ConsumerNeed,
        for source: ConsumerLink? = nil,
        isFilledIn: Bool = false
    ) {
        self.type = type
        self.principal = principal
        self.isRegional = isRegional
        self.need = need
        self.source = source
        self.isFilledIn = isFilledIn
    }

    static let all: [ServiceRequestRow] = [
        eventTarget(.resource("queue"), "sqs", "SendMessage"),
        eventTarget(.resource("topic"), "sns", "Publish"),
        eventTarget(.resource("function"), "lambda", "InvokeFunction"),
        notification("lambda_function[].lambda_function_arn", .resource("function"), "lambda", "InvokeFunction"),
        notification("queue[].queue_arn", .resource("queue"), "sqs", "SendMessage"),
        notification("topic[].topic_arn", .resource("topic"), "sns", "Publish"),
        subscription(
            .resource("function"),
            "lambda",
            "InvokeFunction",
            .required,
            "lambda/latest/dg/permissions-function-services.html"
        ),
        subscription(
            .resource("queue"),
            "sqs",
            "SendMessage",
            .expected,
            "sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html"
        ),
        ServiceRequestRow(
            "aws_secretsmanager_secret_rotation",
            by: "secretsmanager.amazonaws.com",
            rotation,
            for: ConsumerLink("secret_id", "aws_secretsmanager_secret", by: ["id", "arn", "name"])
        ),
        // Up to AWS provider 3 the secret itself may name the function.
        ServiceRequestRow(
            "aws_secretsmanager_secret",
            by: "secretsmanager.amazonaws.com",
            rotation,
            isFilledIn: true
        ),
        secret(
            "aws_db_instance",
            "domain_auth_secret_arn",
            by: "rds.amazonaws.com",
            "AmazonRDS/latest/UserGuide/USER_SQLServer_SelfManagedActiveDirectory.html"
        ),
        secret(
            "aws_fsx_windows_file_system",
            "self_managed_active_directory[].domain_join_service_account_secret",
            by: "fsx.amazonaws.com",
            "fsx/latest/WindowsGuide/self-managed-AD.html"
        ),
        secret(
            "aws_appflow_connector_profile",
            "connector_profile_config[].connector_profile_credentials[].salesforce[].client_credentials_arn",
            by: "appflow.amazonaws.com",
            "appflow/latest/userguide/salesforce.html"
        ),
    ]

    /// Secrets Manager calls the function that rotates a secret.
    private static let rotation = ConsumerNeed(
        "rotation_lambda_arn",
        .resource("function"),
        ["lambda:InvokeFunction"],
        .required,
        "secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html"
    )

    /// Rules of EventBridge send to queues, topics and functions in the service's own name, unless they are given a role.
    private static func eventTarget(_ target: ConsumerNeed.Target, _ service: String, _ action: String) -> Self {
        ServiceRequestRow(
            "aws_cloudwatch_event_target",
            by: "events.amazonaws.com",
            ConsumerNeed(
                "arn",
                target,
                ["\(service):\(action)"],
                when: [.service(service), .isNotSet("role_arn")],
                .required,
                "eventbridge/latest/userguide/eb-events-iam-roles.html"
            ),
            for: ConsumerLink("rule", "aws_cloudwatch_event_rule", by: ["name", "id", "arn"])
        )
    }

    /// Buckets send what happens in them to functions, queues and topics in the name of Amazon S3.
    private static func notification(
        _ attribute: AttributePattern,
        _ target: ConsumerNeed.Target,
        _ service: String,
        _ action: String
    ) -> Self {
        ServiceRequestRow(
            "aws_s3_bucket_notification",
            by: "s3.amazonaws.com",
            ConsumerNeed(
                attribute,
                target,
                ["\(service):\(action)"],
                when: [.service(service)],
                .required,
                "AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html"
            ),
            for: ConsumerLink("bucket", "aws_s3_bucket", by: ["id", "bucket", "arn"])
        )
    }

    /// Topics send to functions and queues that are subscribed to them in the name of Amazon SNS.
    private static func subscription(
        _ target: ConsumerNeed.Target,
        _ service: String,
        _ action: String,
        _ certainty: ConsumerNeed.Certainty,
        _ page: String
    ) -> Self {
        ServiceRequestRow(
            "aws_sns_topic_subscription",
            by: "sns.amazonaws.com",
            isRegional: true,
            ConsumerNeed(
                "endpoint",
                target,
                ["\(service):\(action)"],
                when: [.attribute("protocol", [service]), .service(service)],
                certainty,
                page
            ),
            for: ConsumerLink("topic_arn", "aws_sns_topic", by: ["arn", "id"])
        )
    }

    /// A secret that a service reads for what joins a domain or another product.
    ///
    /// The pages were not read, so that these are not certain.
    private static func secret(
        _ type: String,
        _ attribute: AttributePattern,
        by principal: String,
        _ page: String
    ) -> Self {
        ServiceRequestRow(
            type,
            by: principal,
            ConsumerNeed(attribute, .secret, [ConsumerNeed.readSecret], .expected, page)
        )
    }
}
