extension ConsumerType {
    /// Amazon ECS: what starts tasks uses the execution role, the application the task role.
    static let ecs: [ConsumerType] = [
        ConsumerType(
            "aws_ecs_task_definition",
            ConsumerRole(
                "execution_role_arn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "container_definitions:json[].secrets[name].valueFrom",
                        .secretReference,
                        .required,
                        executionRolePage
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].logConfiguration.secretOptions[name].valueFrom",
                        .secretReference,
                        .required,
                        executionRolePage
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].repositoryCredentials.credentialsParameter",
                        .secret,
                        [ConsumerNeed.readSecret],
                        .required,
                        "AmazonECS/latest/developerguide/private-auth.html"
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].image",
                        .everything,
                        [ConsumerNeed.loginToRegistry],
                        when: [.isOwnImage, withExecutionRole],
                        .required,
                        executionRolePage
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].image",
                        .repository,
                        ConsumerNeed.pullImage,
                        when: [.isOwnImage, withExecutionRole],
                        .required,
                        executionRolePage
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].logConfiguration.options.awslogs-group",
                        .logStreamsInRegion("awslogs-region"),
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        when: [withExecutionRole],
                        .required,
                        "AmazonECS/latest/developerguide/using_awslogs.html"
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].logConfiguration.options.awslogs-group",
                        .logStreamsInRegion("awslogs-region"),
                        ["logs:CreateLogGroup"],
                        when: [.member("awslogs-create-group", ["true"]), withExecutionRole],
                        .required,
                        "AmazonECS/latest/developerguide/using_awslogs.html"
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].environmentFiles[].value",
                        .resource("object"),
                        ["s3:GetObject"],
                        when: [.member("type", ["s3"])],
                        .required,
                        "AmazonECS/latest/developerguide/use-environment-file.html"
                    ),
                    ConsumerNeed(
                        "container_definitions:json[].environmentFiles[].value",
                        .bucketOfObject,
                        ["s3:GetBucketLocation"],
                        when: [.member("type", ["s3"])],
                        .expected,
                        "AmazonECS/latest/developerguide/use-environment-file.html"
                    ),
                    ConsumerNeed(
                        #"volume[].fsx_windows_file_server_volume_configuration[].authorization_config[].credentials_parameter"#,
                        .secretReference,
                        .required,
                        "AmazonECS/latest/developerguide/wfsx-volumes.html"
                    ),
                ]
            ),
            ConsumerRole(
                "task_role_arn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                "AmazonECS/latest/developerguide/task-iam-roles.html",
                needs: [
                    ConsumerNeed(
                        "container_definitions:json[].firelensConfiguration.options.config-file-value",
                        .resource("object"),
                        ["s3:GetObject"],
                        when: [.member("config-file-type", ["s3"])],
                        .possible,
                        "AmazonECS/latest/developerguide/firelens-taskdef-customconfig.html"
                    )
                ]
            )
        ),
        ConsumerType(
            "aws_ecs_service",
            ConsumerRole(
                "execution_role_arn",
                of: taskDefinition,
                assumedBy: [],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "service_connect_configuration[].log_configuration[].secret_option[name].value_from",
                        .secretReference,
                        .required,
                        executionRolePage
                    )
                ]
            ),
            ConsumerRole(
                "task_role_arn",
                of: taskDefinition,
                assumedBy: [],
                "AmazonECS/latest/developerguide/task-iam-roles.html",
                needs: [
                    ConsumerNeed(
                        "enable_execute_command",
                        .everything,
                        [
                            "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                            "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
                        ],
                        when: [.attribute("enable_execute_command", ["true"])],
                        .required,
                        "AmazonECS/latest/developerguide/ecs-exec.html"
                    )
                ]
            )
        ),
    ]

    private static let executionRolePage = "AmazonECS/latest/developerguide/task_execution_IAM_role.html"
    private static let taskDefinition = ConsumerLink.taskDefinition("task_definition")
    /// On EC2 the role of the instance may pull the image and write the logs.
    private static let withExecutionRole = ConsumerNeed.Condition.runsWithExecutionRole
}

extension ConsumerLink {
    /// The way to the ECS task definition that an attribute names.
    static func taskDefinition(_ attribute: AttributePattern) -> ConsumerLink {
        ConsumerLink(attribute, "aws_ecs_task_definition", by: ["arn", "arn_without_revision", "family", "id"])
    }
}

extension ConsumerNeed {
    static let readSecret = "secretsmanager:GetSecretValue"
    static let loginToRegistry = "ecr:GetAuthorizationToken"
    /// AmazonECR/latest/userguide/image-push-iam: what pulling takes besides logging in.
    static let pullImage = ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"]
}
