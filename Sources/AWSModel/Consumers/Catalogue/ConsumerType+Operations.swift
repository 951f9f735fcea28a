extension ConsumerType {
    /// What logs, watches and builds.
    static let operations: [ConsumerType] = [
        ConsumerType(
            "aws_flow_log",
            ConsumerRole(
                "iam_role_arn",
                assumedBy: [["vpc-flow-logs.amazonaws.com"]],
                flowLogPage,
                or: [
                    .init(
                        attribute: "deliver_cross_account_role",
                        values: nil,
                        assumedBy: [["delivery.logs.amazonaws.com"]],
                        page: "vpc/latest/userguide/firehose-cross-account-delivery.html"
                    ),
                    // Who delivers within the account asks for no role (AWSEC2/latest/APIReference/API_CreateFlowLogs,
                    // DeliverLogsPermissionArn).
                    .init(
                        attribute: "log_destination_type",
                        values: ["kinesis-data-firehose", "s3"],
                        assumedBy: [],
                        page: flowLogPage
                    ),
                ],
                needs: [
                    ConsumerNeed(
                        "log_destination",
                        .logStreamsOfARN,
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        when: [.service("logs")],
                        .required,
                        flowLogPage
                    ),
                    ConsumerNeed(
                        "log_group_name",
                        .logStreams,
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        when: [.isNotSet("log_destination")],
                        .required,
                        flowLogPage
                    ),
                ]
            )
        ),
        ConsumerType(
            "aws_cloudtrail",
            ConsumerRole(
                "cloud_watch_logs_role_arn",
                assumedBy: [["cloudtrail.amazonaws.com"]],
                "awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
                needs: [
                    ConsumerNeed(
                        "cloud_watch_logs_group_arn",
                        .logStreamsOfARN,
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        .required,
                        trailPage
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_api_gateway_account",
            ConsumerRole(
                "cloudwatch_role_arn",
                assumedBy: [["apigateway.amazonaws.com"]],
                gatewayPage,
                needs: [
                    ConsumerNeed(
                        "cloudwatch_role_arn",
                        .some(kind: "logGroup", service: "logs", prefix: "log-group:"),
                        ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                        .required,
                        gatewayPage
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_eks_pod_identity_association",
            ConsumerRole(
                "role_arn",
                assumedBy: [["pods.eks.amazonaws.com"]],
                "eks/latest/userguide/pod-id-role.html"
            )
        ),
        ConsumerType(
            "aws_synthetics_canary",
            ConsumerRole(
                "execution_role_arn",
                assumedBy: [["lambda.amazonaws.com"]],
                "AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_CanaryPermissions.html",
                isTrustDocumented: false
            )
        ),
        ConsumerType(
            "aws_imagebuilder_infrastructure_configuration",
            ConsumerRole(
                "role",
                of: ConsumerLink("instance_profile_name", "aws_iam_instance_profile", by: ["name", "id", "arn"]),
                assumedBy: [["ec2.amazonaws.com", "ec2.amazonaws.com.cn"]],
                "imagebuilder/latest/userguide/security-iam-awsmanpol.html",
                isTrustDocumented: false
            )
        ),
        ConsumerType(
            "aws_amplify_app",
            ConsumerRole(
                "iam_service_role_arn",
                assumedBy: [["amplify.amazonaws.com", "amplify.{region}.amazonaws.com"]],
                "amplify/latest/userguide/how-to-service-role-amplify-console.html",
                isTrustDocumented: false
            )
        ),
    ]

    private static let flowLogPage = "vpc/latest/userguide/flow-logs-cwl.html"
    private static let trailPage =
        "awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html"
    private static let gatewayPage = "apigateway/latest/developerguide/set-up-logging.html"
}
