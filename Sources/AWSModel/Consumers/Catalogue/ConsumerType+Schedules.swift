extension ConsumerType {
    /// EventBridge Scheduler: a schedule calls its target with a role of its own.
    static let schedules: [ConsumerType] = [
        ConsumerType(
            "aws_scheduler_schedule",
            ConsumerRole(
                "target[].role_arn",
                assumedBy: [["scheduler.amazonaws.com"]],
                "scheduler/latest/UserGuide/setting-up.html",
                needs: [
                    target("function", "lambda", "InvokeFunction"),
                    target("queue", "sqs", "SendMessage"),
                    target("topic", "sns", "Publish"),
                    target("stateMachine", "states", "StartExecution"),
                    target("stream", "kinesis", "PutRecord"),
                    target("deliveryStream", "firehose", "PutRecord"),
                    target("eventBus", "events", "PutEvents"),
                    target("project", "codebuild", "StartBuild"),
                    target("pipeline", "codepipeline", "StartPipelineExecution"),
                    ConsumerNeed(
                        taskDefinition,
                        .resource("taskDefinition"),
                        ["ecs:RunTask"],
                        naming: ["ecs:cluster": "target[].arn"],
                        .required,
                        templatedPage
                    ),
                ] + ConsumerNeed.passingTaskRoles(taskDefinition, .expected, templatedPage) + [
                    ConsumerNeed(
                        "target[].dead_letter_config[].arn",
                        .resource("queue"),
                        ["sqs:SendMessage"],
                        when: [.service("sqs")],
                        .expected,
                        "scheduler/latest/UserGuide/configuring-schedule-dlq.html"
                    )
                ]
            )
        )
    ]

    private static let taskDefinition: AttributePattern = "target[].ecs_parameters[].task_definition_arn"
    private static let templatedPage = "scheduler/latest/UserGuide/managing-targets-templated.html"

    /// A templated target: by the ARN the schedule knows what to call.
    private static func target(_ kind: String, _ service: String, _ action: String) -> ConsumerNeed {
        ConsumerNeed(
            "target[].arn",
            kind == "function" ? .function : .resource(kind),
            ["\(service):\(action)"],
            when: [.service(service)],
            .required,
            templatedPage
        )
    }
}
