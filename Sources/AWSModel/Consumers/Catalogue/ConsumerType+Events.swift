extension ConsumerType {
    /// EventBridge: pipes and the targets of rules.
    static let events: [ConsumerType] = [
        ConsumerType(
            "aws_pipes_pipe",
            ConsumerRole(
                "role_arn",
                assumedBy: [["pipes.amazonaws.com"]],
                pipesPage,
                isTrustDocumented: false,
                needs: [
                    "activemq_broker_parameters[].credentials[].basic_auth",
                    "rabbitmq_broker_parameters[].credentials[].basic_auth",
                    "managed_streaming_kafka_parameters[].credentials[].client_certificate_tls_auth",
                    "managed_streaming_kafka_parameters[].credentials[].sasl_scram_512_auth",
                    "self_managed_kafka_parameters[].credentials[].basic_auth",
                    "self_managed_kafka_parameters[].credentials[].client_certificate_tls_auth",
                    "self_managed_kafka_parameters[].credentials[].sasl_scram_256_auth",
                    "self_managed_kafka_parameters[].credentials[].sasl_scram_512_auth",
                    "self_managed_kafka_parameters[].server_root_ca_certificate",
                ].map { secret(AttributePattern("source_parameters[].\($0)"), .expected, pipesPage) } + [
                    secret("target_parameters[].redshift_data_parameters[].secret_manager_arn", .expected, pipesPage)
                ]
            )
        ),
        ConsumerType(
            "aws_cloudwatch_event_target",
            ConsumerRole(
                "role_arn",
                assumedBy: [["events.amazonaws.com"]],
                tasksPage,
                needs: [
                    secret(
                        "redshift_target[].secrets_manager_arn",
                        .expected,
                        "redshift/latest/mgmt/data-api-calling-event-bridge.html"
                    ),
                    ConsumerNeed(
                        "arn",
                        .resource("apiDestination"),
                        ["events:InvokeApiDestination"],
                        when: [.resourceType("aws_cloudwatch_event_api_destination", ":api-destination/")],
                        .required,
                        targetsPage
                    ),
                    ConsumerNeed(
                        "arn",
                        .resource("stream"),
                        ["kinesis:PutRecord"],
                        when: [.service("kinesis")],
                        .expected,
                        targetsPage
                    ),
                    ConsumerNeed(
                        "arn",
                        .resource("stateMachine"),
                        ["states:StartExecution"],
                        when: [.service("states")],
                        .expected,
                        targetsPage
                    ),
                    ConsumerNeed(
                        "ecs_target[].task_definition_arn",
                        .resource("taskDefinition"),
                        ["ecs:RunTask"],
                        naming: ["ecs:cluster": "arn"],
                        .required,
                        tasksPage
                    ),
                ] + ConsumerNeed.passingTaskRoles("ecs_target[].task_definition_arn", .required, tasksPage)
            )
        ),
    ]

    private static let pipesPage = "eventbridge/latest/userguide/eb-pipes-permissions.html"
    private static let tasksPage = "AmazonECS/latest/developerguide/CWE_IAM_role.html"
    private static let targetsPage = "eventbridge/latest/userguide/eb-events-iam-roles.html"
}
