extension ConsumerType {
    /// AWS Batch: jobs are ECS tasks, started with an execution role of their own.
    static let batch: [ConsumerType] = [
        ConsumerType(
            "aws_batch_job_definition",
            ConsumerRole(
                "container_properties:json.executionRoleArn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "container_properties:json.secrets[name].valueFrom",
                        .secretReference,
                        .required,
                        "batch/latest/userguide/specifying-sensitive-data-secrets.html"
                    ),
                    ConsumerNeed(
                        "container_properties:json.logConfiguration.secretOptions[name].valueFrom",
                        .secretReference,
                        .required,
                        "batch/latest/userguide/specifying-sensitive-data-parameters.html"
                    ),
                    ConsumerNeed(
                        "container_properties:json.repositoryCredentials.credentialsParameter",
                        .secret,
                        [ConsumerNeed.readSecret],
                        .expected,
                        "batch/latest/userguide/private-registry.html"
                    ),
                    ConsumerNeed(
                        "container_properties:json.image",
                        .everything,
                        [ConsumerNeed.loginToRegistry],
                        when: [.isOwnImage, onFargate],
                        .required,
                        executionRolePage
                    ),
                    ConsumerNeed(
                        "container_properties:json.image",
                        .repository,
                        ConsumerNeed.pullImage,
                        when: [.isOwnImage, onFargate],
                        .required,
                        executionRolePage
                    ),
                ]
            ),
            ConsumerRole(
                "ecs_properties:json.taskProperties[].executionRoleArn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "ecs_properties:json.taskProperties[].containers[].secrets[name].valueFrom",
                        .secretReference,
                        .expected,
                        "batch/latest/userguide/multi-container-jobs.html"
                    )
                ]
            ),
            // Jobs of several nodes run on no Fargate (batch/latest/userguide/multi-node-parallel-jobs).
            ConsumerRole(
                "node_properties:json.nodeRangeProperties[].container.executionRoleArn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                executionRolePage,
                needs: [
                    ConsumerNeed(
                        "node_properties:json.nodeRangeProperties[].container.secrets[name].valueFrom",
                        .secretReference,
                        .required,
                        "batch/latest/userguide/specifying-sensitive-data-secrets.html"
                    ),
                    ConsumerNeed(
                        "node_properties:json.nodeRangeProperties[].container.logConfiguration.secretOptions[name].valueFrom",
                        .secretReference,
                        .required,
                        "batch/latest/userguide/specifying-sensitive-data-parameters.html"
                    ),
                    ConsumerNeed(
                        "node_properties:json.nodeRangeProperties[].container.repositoryCredentials.credentialsParameter",
                        .secret,
                        [ConsumerNeed.readSecret],
                        .expected,
                        "batch/latest/userguide/private-registry.html"
                    ),
                ]
            ),
            ConsumerRole(
                "container_properties:json.jobRoleArn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                "batch/latest/userguide/job_definition_parameters.html"
            ),
            ConsumerRole(
                "node_properties:json.nodeRangeProperties[].container.jobRoleArn",
                assumedBy: [["ecs-tasks.amazonaws.com"]],
                "batch/latest/userguide/job_definition_parameters.html"
            )
        )
    ]

    private static let executionRolePage = "batch/latest/userguide/execution-IAM-role.html"
    private static let onFargate = ConsumerNeed.Condition.attribute("platform_capabilities[]", ["FARGATE"])
}
