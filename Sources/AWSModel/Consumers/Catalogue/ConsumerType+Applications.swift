extension ConsumerType {
    /// Services that run containers and builds: App Runner, CodeBuild, ECS Express.
    static let applications: [ConsumerType] = [
        ConsumerType(
            "aws_apprunner_service",
            ConsumerRole(
                "instance_configuration[].instance_role_arn",
                assumedBy: [["tasks.apprunner.amazonaws.com"]],
                appRunnerPage,
                needs: [
                    ConsumerNeed(
                        #"source_configuration[].image_repository[].image_configuration[].runtime_environment_secrets.*"#,
                        .secretReference,
                        .required,
                        "apprunner/latest/dg/env-variable.html"
                    ),
                    ConsumerNeed(
                        #"source_configuration[].code_repository[].code_configuration[].code_configuration_values[].runtime_environment_secrets.*"#,
                        .secretReference,
                        .required,
                        "apprunner/latest/dg/env-variable.html"
                    ),
                ]
            ),
            ConsumerRole(
                "source_configuration[].authentication_configuration[].access_role_arn",
                assumedBy: [["build.apprunner.amazonaws.com"]],
                appRunnerPage,
                needs: [
                    ConsumerNeed(
                        "source_configuration[].image_repository[].image_identifier",
                        .everything,
                        [ConsumerNeed.loginToRegistry],
                        when: [.member("image_repository_type", ["ECR"])],
                        .required,
                        appRunnerPage
                    ),
                    ConsumerNeed(
                        "source_configuration[].image_repository[].image_identifier",
                        .repository,
                        ConsumerNeed.pullImage + ["ecr:DescribeImages"],
                        when: [.member("image_repository_type", ["ECR"])],
                        .required,
                        appRunnerPage
                    ),
                ]
            )
        ),
        ConsumerType(
            "aws_codebuild_project",
            ConsumerRole(
                "service_role",
                assumedBy: [["codebuild.amazonaws.com"]],
                serviceRolePage,
                isAssumedByName: true,
                needs: [
                    ConsumerNeed(
                        "environment[].environment_variable[].value",
                        .secret,
                        [ConsumerNeed.readSecret],
                        when: [.member("type", ["SECRETS_MANAGER"])],
                        .required,
                        "codebuild/latest/userguide/sample-private-registry.html"
                    ),
                    ConsumerNeed(
                        "environment[].environment_variable[].value",
                        .parameter,
                        ["ssm:GetParameters"],
                        when: [.member("type", ["PARAMETER_STORE"])],
                        .required,
                        "codebuild/latest/userguide/build-spec-ref.html"
                    ),
                    ConsumerNeed(
                        "source[].buildspec:buildspec.env.secrets-manager.*",
                        .secret,
                        [ConsumerNeed.readSecret],
                        .required,
                        "codebuild/latest/userguide/build-spec-ref.html"
                    ),
                    ConsumerNeed(
                        "source[].buildspec:buildspec.env.parameter-store.*",
                        .parameter,
                        ["ssm:GetParameters"],
                        .required,
                        "codebuild/latest/userguide/build-spec-ref.html"
                    ),
                    ConsumerNeed(
                        "environment[].registry_credential[].credential",
                        .secret,
                        [ConsumerNeed.readSecret],
                        .required,
                        "codebuild/latest/userguide/sample-private-registry.html"
                    ),
                    ConsumerNeed(
                        "source[].auth[].resource",
                        .secret,
                        [ConsumerNeed.readSecret],
                        when: [.member("type", ["SECRETS_MANAGER"])],
                        .expected,
                        "codebuild/latest/userguide/asm-create-secret.html"
                    ),
                    ConsumerNeed(
                        "logs_config[].cloudwatch_logs[].group_name",
                        .logStreams,
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        when: [.member("status", ["ENABLED"])],
                        .required,
                        serviceRolePage
                    ),
                    ConsumerNeed(
                        "environment[].image",
                        .everything,
                        [ConsumerNeed.loginToRegistry],
                        when: [.isOwnImage, .member("image_pull_credentials_type", ["SERVICE_ROLE"])],
                        .expected,
                        "codebuild/latest/userguide/sample-ecr.html"
                    ),
                    ConsumerNeed(
                        "environment[].image",
                        .repository,
                        ConsumerNeed.pullImage,
                        when: [.isOwnImage, .member("image_pull_credentials_type", ["SERVICE_ROLE"])],
                        .expected,
                        "codebuild/latest/userguide/sample-ecr.html"
                    ),
                ]
            ),
            ConsumerRole(
                "build_batch_config[].service_role",
                assumedBy: [["codebuild.amazonaws.com"]],
                "codebuild/latest/userguide/batch-build.html",
                isTrustDocumented: false
            )
        ),
        ConsumerType(
            "aws_ecs_daemon_task_definition",
            ConsumerRole(
                "execution_role_arn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                ecsPage,
                needs: [
                    ConsumerNeed(
                        "container_definition[].secret[name].value_from",
                        .secretReference,
                        .expected,
                        ecsPage
                    ),
                    ConsumerNeed(
                        "container_definition[].repository_credentials[].credentials_parameter",
                        .secret,
                        [ConsumerNeed.readSecret],
                        .expected,
                        ecsPage
                    ),
                ]
            )
        ),
        ConsumerType(
            "aws_ecs_express_gateway_service",
            ConsumerRole(
                "execution_role_arn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                ecsPage,
                needs: [
                    ConsumerNeed("primary_container[].secret[name].value_from", .secretReference, .expected, ecsPage)
                ]
            )
        ),
    ]

    private static let appRunnerPage = "apprunner/latest/dg/security_iam_service-with-iam.html"
    private static let serviceRolePage = "codebuild/latest/userguide/setting-up-service-role.html"
    private static let ecsPage = "AmazonECS/latest/developerguide/task_execution_IAM_role.html"
}
