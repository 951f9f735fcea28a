extension ConsumerType {
    /// AWS Lambda: functions act, and read what triggers them, with their execution role.
    static let lambda: [ConsumerType] = [
        ConsumerType(
            "aws_lambda_function",
            ConsumerRole(
                "role",
                assumedBy: [["lambda.amazonaws.com"]],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "vpc_config[].subnet_ids",
                        .some(kind: "networkInterface", service: "ec2", prefix: "network-interface/", isPath: false),
                        ["ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface"],
                        when: [.isNotEmpty],
                        .required,
                        "lambda/latest/dg/configuration-vpc.html"
                    ),
                    // The request is decided on the subnet, too; the security groups may be left out of it.
                    ConsumerNeed(
                        "vpc_config[].subnet_ids",
                        .some(kind: "subnet", service: "ec2", prefix: "subnet/", isPath: false),
                        ["ec2:CreateNetworkInterface"],
                        when: [.isNotEmpty],
                        .required,
                        "lambda/latest/dg/configuration-vpc.html"
                    ),
                    ConsumerNeed(
                        "vpc_config[].subnet_ids",
                        .everything,
                        ["ec2:DescribeNetworkInterfaces"],
                        when: [.isNotEmpty],
                        .required,
                        "lambda/latest/dg/configuration-vpc.html"
                    ),
                    ConsumerNeed(
                        "dead_letter_config[].target_arn",
                        .resource("queue"),
                        ["sqs:SendMessage"],
                        when: [.service("sqs")],
                        .required,
                        "lambda/latest/dg/dlq.html"
                    ),
                    ConsumerNeed(
                        "dead_letter_config[].target_arn",
                        .resource("topic"),
                        ["sns:Publish"],
                        when: [.service("sns")],
                        .required,
                        "lambda/latest/dg/dlq.html"
                    ),
                    ConsumerNeed(
                        "tracing_config[].mode",
                        .everything,
                        ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
                        when: [.member("mode", ["Active"])],
                        .expected,
                        "lambda/latest/dg/services-xray.html"
                    ),
                    ConsumerNeed(
                        "logging_config[].log_group",
                        .logStreams,
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        .expected,
                        executionRolePage
                    ),
                    // A function that is told the ARN of a secret, and not its name alone, is there to read it: itself,
                    // by the extension for parameters and secrets, or through the Data API of a database.
                    ConsumerNeed(
                        "environment[].variables.*",
                        .secret,
                        [ConsumerNeed.readSecret],
                        when: [.isSecretARN],
                        .expected,
                        "lambda/latest/dg/with-secrets-manager.html"
                    ),
                ]
            )
        ),
        ConsumerType(
            "aws_lambda_event_source_mapping",
            ConsumerRole(
                "role",
                of: function("function_name"),
                assumedBy: [],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "source_access_configuration[].uri",
                        .secret,
                        [ConsumerNeed.readSecret],
                        when: [
                            .member(
                                "type",
                                [
                                    "BASIC_AUTH", "SASL_SCRAM_256_AUTH", "SASL_SCRAM_512_AUTH",
                                    "CLIENT_CERTIFICATE_TLS_AUTH", "SERVER_ROOT_CA_CERTIFICATE",
                                ]
                            )
                        ],
                        .required,
                        "lambda/latest/dg/with-kafka.html"
                    ),
                    source("sqs", "queue", ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"], "with-sqs"),
                    source(
                        "kinesis",
                        "stream",
                        streamActions,
                        "with-kinesis",
                        when: [.otherResourceType(fanOut, mark)]
                    ),
                    // Records are pushed to a consumer with enhanced fan-out; all else is asked of its stream.
                    source(
                        "kinesis",
                        "stream",
                        streamActions,
                        "with-kinesis",
                        when: [.resourceType(fanOut, mark)],
                        on: .streamOfConsumer
                    ),
                    source(
                        "kinesis",
                        "consumer",
                        ["SubscribeToShard"],
                        "with-kinesis",
                        when: [.resourceType(fanOut, mark)]
                    ),
                    source("dynamodb", "stream", ["DescribeStream", "GetRecords", "GetShardIterator"], "with-ddb"),
                    cluster(when: .otherResourceType(KafkaCluster.connection.type, KafkaCluster.connection.mark)),
                    // A connection leads to the cluster of another account.
                    cluster(.clusterOfConnection, when: inConnection),
                    source(
                        "kafka",
                        "vpcConnection",
                        ["DescribeVpcConnection"],
                        "with-msk-permissions",
                        when: [inConnection]
                    ),
                    source("mq", "broker", ["DescribeBroker"], "with-mq"),
                ]
            )
        ),
        ConsumerType(
            "aws_secretsmanager_secret_rotation",
            ConsumerRole(
                "role",
                of: function("rotation_lambda_arn"),
                assumedBy: [],
                rotationPage,
                needs: [
                    ConsumerNeed(
                        "secret_id",
                        .secret,
                        rotationActions,
                        naming: rotationContext,
                        .required,
                        rotationPage
                    )
                ]
            )
        ),
        // Up to AWS provider 3 the secret itself may name the function.
        ConsumerType(
            "aws_secretsmanager_secret",
            ConsumerRole(
                "role",
                of: function("rotation_lambda_arn"),
                assumedBy: [],
                rotationPage,
                needs: [
                    ConsumerNeed(
                        "rotation_lambda_arn",
                        .ownSecret,
                        rotationActions,
                        when: [.isConfigured("rotation_lambda_arn")],
                        naming: rotationContext,
                        .required,
                        rotationPage
                    )
                ]
            )
        ),
    ]

    /// The function that the secret is rotated by is known to who asks for the secret.
    private static let rotationContext: [String: AttributePattern] = [
        "secretsmanager:resource/AllowRotationLambdaArn": "rotation_lambda_arn"
    ]

    /// What a function does that rotates a secret.
    private static let rotationActions = [
        "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue",
        "secretsmanager:UpdateSecretVersionStage",
    ]

    private static let executionRolePage = "lambda/latest/dg/lambda-intro-execution-role.html"
    private static let rotationPage =
        "secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html"

    private static func function(_ attribute: AttributePattern) -> ConsumerLink {
        ConsumerLink(
            attribute,
            "aws_lambda_function",
            by: ["arn", "function_name", "id", "qualified_arn", "invoke_arn"]
        )
    }

    /// What is asked of a stream, whoever reads it.
    private static let streamActions = ["DescribeStream", "GetRecords", "GetShardIterator", "ListShards"]
    /// A consumer with enhanced fan-out, and how its ARN goes on behind that of its stream.
    private static let fanOut = "aws_kinesis_stream_consumer"
    private static let mark = NeedTarget.consumerMark

    /// What a function needs to be fed from a cluster of Amazon MSK.
    ///
    /// Source: lambda/latest/dg/with-msk-permissions: one of the two actions that describe clusters is enough, and for a
    /// serverless cluster it has to be the newer one.
    private static func cluster(
        _ target: ConsumerNeed.Target = .resource("cluster"),
        when condition: ConsumerNeed.Condition
    ) -> ConsumerNeed {
        ConsumerNeed(
            "event_source_arn",
            target,
            ["kafka:DescribeClusterV2", "kafka:GetBootstrapBrokers"],
            orElse: [
                "kafka:DescribeClusterV2": .init(action: "kafka:DescribeCluster", condition: .isProvisionedCluster)
            ],
            when: [.service("kafka"), condition],
            .required,
            "lambda/latest/dg/with-msk-permissions.html"
        )
    }

    private static let inConnection =
        ConsumerNeed.Condition.resourceType(KafkaCluster.connection.type, KafkaCluster.connection.mark)

    /// What a function needs to be fed from a source: on the source itself, unless it is done on something else.
    private static func source(
        _ service: String,
        _ kind: String,
        _ actions: [String],
        _ page: String,
        when conditions: [ConsumerNeed.Condition] = [],
        on target: ConsumerNeed.Target? = nil
    ) -> ConsumerNeed {
        ConsumerNeed(
            "event_source_arn",
            target ?? .resource(kind),
            actions.map { "\(service):\($0)" },
            when: [.service(service)] + conditions,
            .required,
            "lambda/latest/dg/\(page).html"
        )
    }
}
